#!/bin/bash
# Runs a command in a new Debian 12 that has nothing: a debootstrap of the host's own mirror, with a clone of HEAD and
# the shared data sets (read only) beside it.
#
# usage: scripts/lib/fresh.sh COMMAND...      the command runs at the top of the clone
#
# The system stands in build/fresh/system while the command runs; downloaded packages are kept in build/fresh/packages.
# All mounts are made in a mount and process namespace of their own: they go, and what was started ends, when this ends.

# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/../lib/common.sh"
# shellcheck source=scripts/lib/packages.sh
source scripts/lib/packages.sh

(($#)) || usage_error "which command?"
((EUID == 0)) || fail "--fresh needs root: sudo scripts/..."

fresh=$repository/build/fresh
system=$fresh/system
release=bookworm

if [[ -z ${TERRACORD_FRESH_NAMESPACE-} ]]; then
    ensure_packages fresh
    mkdir -p "$fresh/packages"
    trap 'rm -rf --one-file-system "$system"' EXIT
    TERRACORD_FRESH_NAMESPACE=1 unshare --mount --pid --fork --kill-child --propagation private "$program" "$@"
    exit
fi

# The host's sources for this release that come from Debian: "URI SUITE", the release itself first.
debian_sources() {
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' 'Component: main' 'Origin: Debian' |
        awk -v release="$release" '$2 ~ "^" release {print length($2), $1, $2}' | sort -un | cut -d' ' -f2-
}

make_system() {
    local sources mirror
    sources=$(debian_sources)
    mirror=$(awk -v release="$release" '$2 == release {print $1; exit}' <<<"$sources")
    [[ -n $mirror ]] || fail "apt on this machine has no source for Debian $release"

    rm -rf --one-file-system "$system"
    run debootstrap --variant=minbase --include=ca-certificates --cache-dir="$fresh/packages" \
        "$release" "$system" "$mirror"

    awk '{print "deb", $1, $2, "main"}' <<<"$sources" >"$system/etc/apt/sources.list"
    apt-config dump Acquire | grep -Ei '^Acquire::(https?::|retries|forceipv)' >"$system/etc/apt/apt.conf.d/90host" || true
    cp -L /etc/resolv.conf /etc/hosts "$system/etc/"
    # The host may trust an authority of its own for its mirror.
    cp -L /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/ca-certificates.crt"
}

fill_system() {
    mount -t proc proc "$system/proc"
    mount -t tmpfs -o mode=755 tmpfs "$system/dev"
    local device
    for device in null zero full random urandom tty; do
        touch "$system/dev/$device"
        mount --bind "/dev/$device" "$system/dev/$device"
    done
    ln -s /proc/self/fd "$system/dev/fd"
    mkdir "$system/dev/shm"
    mount -t tmpfs -o mode=1777 tmpfs "$system/dev/shm"
    mount --bind "$fresh/packages" "$system/var/cache/apt/archives"
    mkdir -p "$system/srv/shared"
    if [[ -d ${TERRACORD_SHARED:-../shared} ]]; then
        mount --bind "${TERRACORD_SHARED:-../shared}" "$system/srv/shared"
        mount -o remount,bind,ro "$system/srv/shared"
    fi
    run git -c safe.directory='*' clone --quiet --no-hardlinks "$repository" "$system/srv/terracord"
}

say "A new system ($release)"
make_system
fill_system
say "In the new system: $*"
chroot "$system" /usr/bin/env -i HOME=/root TERM="${TERM:-dumb}" PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    /bin/bash -c "cd /srv/terracord && $*" </dev/null
