#!/usr/bin/env bash
# Builds an image of one n8n release from the cached installation on the Debian base.
# usage: build.sh <base directory> <installation directory> <image> <label>
set -euo pipefail

base=$1
installation=$2
image=$3
label=$4
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "$(dirname "$base")/n8n-XXXXXX")
trap 'rm -rf "$work"' EXIT

# Hard links: nothing large is copied before it goes into the image.
cp -al "$base/root" "$work/root"
mkdir -p "$work/root/usr/local/lib"
cp -al "$installation/app/node_modules" "$work/root/usr/local/lib/node_modules"
cp -al "$installation/node/package/bin/node" "$work/root/usr/local/bin/node"
ln -s ../lib/node_modules/n8n/bin/n8n "$work/root/usr/local/bin/n8n"
chmod 755 "$work/root/usr/local/lib/node_modules/n8n/bin/n8n"
# useradd replaces these files by renaming: the base keeps its own.
chroot "$work/root" useradd --uid 1000 --user-group --create-home --shell /bin/sh node
install -d -o 1000 -g 1000 -m 755 "$work/root/home/node/.n8n"

tar -C "$work/root" -c . | docker import - "$image-root" >/dev/null
docker build --quiet --label "$label" --build-arg "ROOT=$image-root" --tag "$image" "$here" >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2; exit 1; }
docker rmi "$image-root" >/dev/null
