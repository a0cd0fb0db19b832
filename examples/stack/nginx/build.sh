#!/usr/bin/env bash
# Builds an image of nginx from Debian's package.
# usage: build.sh <base directory> <suite> <image> <label>
set -euo pipefail

base=$1
image=$3
label=$4
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "$(dirname "$base")/nginx-XXXXXX")
root=$work/root
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT

cp -a "$base/root" "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

if ! chroot "$root" /bin/bash -euo pipefail >"$work/log" 2>&1 <<SCRIPT
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq install -y --no-install-recommends nginx-light
ln -sf /dev/stdout /var/log/nginx/access.log
ln -sf /dev/stderr /var/log/nginx/error.log
rm -rf /var/lib/apt/lists/* /var/cache/apt/* /usr/sbin/policy-rc.d /usr/share/doc /usr/share/man
SCRIPT
then
    tail -n 20 "$work/log" >&2
    exit 1
fi
umount "$root/proc"
: >"$root/etc/resolv.conf"

tar -C "$root" -c . | docker import - "$image-root" >/dev/null
docker build --quiet --label "$label" --build-arg "ROOT=$image-root" --tag "$image" "$here" >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2; exit 1; }
docker rmi "$image-root" >/dev/null
