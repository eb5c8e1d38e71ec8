# shellcheck shell=bash
# ensure_packages LIST...: sees to it that the packages of scripts/packages/LIST.txt are installed. Asks apt, and the
# network, only when one is missing; without root it prints the line to run and exits 2.

listed_packages() {
    local list
    for list in "$@"; do
        sed 's/#.*//; s/[[:space:]]//g; /^$/d' "scripts/packages/$list.txt"
    done | sort -u
}

missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | awk '$1 == "ii" {print $2}' | sort -u)
    comm -23 <(listed_packages "$@") <(printf '%s\n' "$installed")
}

ensure_packages() {
    local missing install
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        echo "packages ($*): all there"
        return 0
    fi
    install=(apt-get install -y --no-install-recommends "${missing[@]}")
    if ((EUID != 0)); then
        printf 'Some packages are missing. Install them, then start again:\n\n    sudo %s\n\n' "${install[*]}" >&2
        exit 2
    fi
    export DEBIAN_FRONTEND=noninteractive
    run apt-get -q -o DPkg::Lock::Timeout=600 update
    run "${install[@]}" -q -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0
}
