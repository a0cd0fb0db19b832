#!/usr/bin/env bash
# Builds an image: the base, what the shell text on standard input does to it as root, and a Dockerfile on top.
# usage: from-base.sh <base directory> <directory of the Dockerfile> <image> <label> [<option of docker build>...]
set -euo pipefail

base=$1
recipe=$2
image=$3
label=$4
work=$(mktemp -d "$(dirname "$base")/$(basename "$recipe")-XXXXXX")
root=$work/root
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT

cp -a "$base/root" "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

cat >"$work/install"
if ! DEBIAN_FRONTEND=noninteractive chroot "$root" /bin/bash -euo pipefail <"$work/install" >"$work/log" 2>&1; then
    tail -n 20 "$work/log" >&2
    exit 1
fi
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/usr/share/doc "$root"/usr/share/man
rm "$root/usr/sbin/policy-rc.d"
umount "$root/proc"
: >"$root/etc/resolv.conf"

tar -C "$root" -c . | docker import - "$image-root" >/dev/null
docker build --quiet --label "$label" --build-arg "ROOT=$image-root" "${@:5}" --tag "$image" "$recipe" >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2; exit 1; }
docker rmi "$image-root" >/dev/null
