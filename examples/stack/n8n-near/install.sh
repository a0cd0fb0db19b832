#!/usr/bin/env bash
# Installs an n8n release into the cache from one that differs little and is installed already,
# so that only what differs is fetched.
# usage: install.sh <n8n version> <directory of the other release> <directory>
set -euo pipefail

n8n_version=$1
other=$2
directory=$3

# What another edition of this script installed, or another installation of the other release, is not kept.
edition=$(cat "$0" "$other/complete" | sha256sum)
if [ "$(cat "$directory/complete" 2>/dev/null)" = "$edition" ]; then exit 0; fi
rm -rf "$directory"
mkdir -p "$directory"
cp -al "$other/node" "$other/app" "$directory"

# npm replaces whole packages, but writes into these two files: they must not be shared.
for file in package.json node_modules/.package-lock.json; do
    rm "$directory/app/$file"
    cp -p "$other/app/$file" "$directory/app/$file"
done
npm install --loglevel=error --prefix "$directory/app" --omit=dev --ignore-scripts --no-package-lock --no-audit --no-fund "n8n@$n8n_version"

# What the other release's installation dropped, and came back.
cd "$directory/app/node_modules"
find . \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) -type f -delete
find . -type d \( -name 'playwright' -o -name 'playwright-core' -o -name 'element-plus' -o -name 'agent-browser' \) -prune -exec rm -rf {} +
echo "$edition" >"$directory/complete"
