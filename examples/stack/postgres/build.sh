#!/usr/bin/env bash
# Builds an image of one PostgreSQL minor release from Debian's packages, with the official image's behaviour.
# usage: build.sh <base directory> <minor release> <image> <label>
set -euo pipefail

base=$1
minor=$2
image=$3
label=$4
major=${minor%%.*}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "$(dirname "$base")/postgres-XXXXXX")
root=$work/root
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT

cp -a "$base/root" "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
printf 'Package: src:postgresql-%s\nPin: version %s-*\nPin-Priority: 1001\n' "$major" "$minor" >"$root/etc/apt/preferences.d/minor"
mkdir -p "$root/etc/postgresql-common"
echo 'create_main_cluster = false' >"$root/etc/postgresql-common/createcluster.conf"

if ! chroot "$root" /bin/bash -euo pipefail >"$work/log" 2>&1 <<SCRIPT
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-cache madison postgresql-$major | grep -F ' $minor-' || {
    echo "Debian has no postgresql-$major of $minor, only:"
    apt-cache madison postgresql-$major
    exit 1
}
groupadd -r --gid=999 postgres
useradd -r --gid=postgres --uid=999 --home-dir=/var/lib/postgresql --shell=/bin/bash postgres
apt-get -qq install -y --no-install-recommends locales
localedef -i en_US -c -f UTF-8 -A /usr/share/locale/locale.alias en_US.UTF-8
apt-get -qq install -y --no-install-recommends gosu postgresql-$major
sed -ri "s!^#?(listen_addresses)\s*=\s*\S+.*!\1 = '*'!" /usr/share/postgresql/$major/postgresql.conf.sample
install -d -o postgres -g postgres -m 3777 /var/run/postgresql
install -d -o postgres -g postgres -m 1777 /var/lib/postgresql/data
mkdir -p /docker-entrypoint-initdb.d
rm -rf /var/lib/apt/lists/* /var/cache/apt/* /etc/apt/preferences.d/minor /usr/sbin/policy-rc.d /usr/share/doc /usr/share/man
SCRIPT
then
    tail -n 20 "$work/log" >&2
    exit 1
fi
umount "$root/proc"
: >"$root/etc/resolv.conf"

tar -C "$root" -c . | docker import - "$image-root" >/dev/null
docker build --quiet --label "$label" --build-arg "ROOT=$image-root" --build-arg "PG_MAJOR=$major" --tag "$image" "$here" >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2; exit 1; }
docker rmi "$image-root" >/dev/null
