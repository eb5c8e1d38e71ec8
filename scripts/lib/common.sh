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

# configure PRESET [OPTION...]. A new build folder has precompiled headers where the compiler cache is empty: they save two
# fifths of the time a test takes to compile, but what is compiled with them is of no use to another tree's cache.
configure() {
    local options=("$@") cached=0
    if [[ ! -f build/$1/CMakeCache.txt ]]; then
        cached=$(ccache --print-stats 2>/dev/null | awk '$1 == "files_in_cache" {print $2}')
        ((${cached:-0} > 500)) || options+=(-DTERRACORD_PCH=ON)
    fi
    echo "+ cmake --preset ${options[*]}"
    cmake --preset "${options[@]}" --log-level=WARNING >/dev/null
}

# build PRESET [OPTION...]: configures, with the options, and builds; both do nothing when nothing has changed.
build() { configure "$@" && run cmake --build --preset "$1" -j "$(build_jobs)"; }
