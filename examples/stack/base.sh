#!/usr/bin/env bash
# Makes the Debian tree that the offline images start from, once, with debootstrap and the machine's own mirror.
# usage: base.sh <directory>
set -euo pipefail

directory=$1
suite=bookworm

# What another edition of this script made is not kept.
edition=$(sha256sum <"$0")
if [ "$(cat "$directory/complete" 2>/dev/null)" = "$edition" ]; then exit 0; fi
[ "$(id -u)" = 0 ] || { echo "building images offline needs root" >&2; exit 1; }
command -v debootstrap >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends debootstrap >/dev/null
# shellcheck disable=SC2016 # the $(...) are apt's own fields
mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' | awk '$1 !~ /-/ { print $2; exit }')
rm -rf "$directory"
mkdir -p "$directory"
debootstrap --variant=minbase --include=busybox,ca-certificates "$suite" "$directory/root" "$mirror" >"$directory/log"

# The point releases and security fixes come from where the machine itself takes them.
: >"$directory/root/etc/apt/sources.list"
# shellcheck disable=SC2016
apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    awk -v suite="$suite" '$1 ~ "^" suite { print "deb", $3, $1, $2 }' >>"$directory/root/etc/apt/sources.list"
ln -sf /bin/busybox "$directory/root/usr/bin/wget"
rm -rf "$directory"/root/var/cache/apt/archives/*.deb "$directory"/root/var/lib/apt/lists/*
echo "$edition" >"$directory/complete"
