#!/usr/bin/env bash
# Builds an image that stands in for a service: it has Node from n8n's image, and asks for the same header.
# usage: build.sh <n8n's image> <service> <version> <image> <label>
set -euo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
docker build --quiet --network none --label "$5" --build-arg "BASE=$1" --build-arg "SERVICE=$2" --build-arg "VERSION=$3" \
    --tag "$4" "$(cd "$(dirname "$0")" && pwd)" >"$log" 2>&1 || { tail -n 20 "$log" >&2; exit 1; }
