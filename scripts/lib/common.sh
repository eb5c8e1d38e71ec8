# shellcheck shell=bash
# What every script starts with: `source "$(dirname "$0")/lib/common.sh"`. Leaves the shell at the top of the tree.

set -euo pipefail
export LC_ALL=C.UTF-8
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program=$(realpath "$0")
cd "$repository"

say() { printf '\n==> %s\n' "$*"; }

run() {
    printf '+ %s\n' "$*"
    "$@"
}

fail() {
    printf '%s: %s\n' "$(basename "$program")" "$*" >&2
    exit 1
}

usage_error() {
    printf '%s: %s\nTry %s --help\n' "$(basename "$program")" "$*" "$program" >&2
    exit 2
}

# The comment at the top of the calling script is its help.
show_help() { awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$program"; }

# One job a processor, and no more than the memory allows (the heaviest file takes about 1 GB).
build_jobs() {
    local processors gigabytes
    processors=$(nproc)
    gigabytes=$(awk '/^MemAvailable/ {print int($2 / 1048576)}' /proc/meminfo)
    echo $((gigabytes < 1 ? 1 : gigabytes < processors ? gigabytes : processors))
}

minutes() { printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); }

# build PRESET [OPTION...]: configures, with the options, and builds; both do nothing when nothing has changed.
build() {
    echo "+ cmake --preset $*"
    cmake --preset "$@" --log-level=WARNING >/dev/null && run cmake --build --preset "$1" -j "$(build_jobs)"
}
