#!/usr/bin/env bash
# Builds an image of one PostgreSQL minor release from Debian's packages, with the official image's behaviour.
# usage: build.sh <base directory> <minor release> <image> <label>
set -euo pipefail

minor=$2
major=${minor%%.*}
here=$(cd "$(dirname "$0")" && pwd)

"$here/../from-base.sh" "$1" "$here" "$3" "$4" --build-arg "PG_MAJOR=$major" <<SCRIPT
printf 'Package: src:postgresql-%s\nPin: version %s-*\nPin-Priority: 1001\n' "$major" "$minor" >/etc/apt/preferences.d/minor
mkdir -p /etc/postgresql-common
echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
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
rm /etc/apt/preferences.d/minor
SCRIPT
