#!/usr/bin/env bash
# Builds an image of nginx from Debian's package.
# usage: build.sh <base directory> <suite> <image> <label>
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)

"$here/../from-base.sh" "$1" "$here" "$3" "$4" <<'SCRIPT'
apt-get -qq update
apt-get -qq install -y --no-install-recommends nginx-light
ln -sf /dev/stdout /var/log/nginx/access.log
ln -sf /dev/stderr /var/log/nginx/error.log
SCRIPT
