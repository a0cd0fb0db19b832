#!/usr/bin/env bash
# Takes a deployment down and removes its data and files.
# usage: down.sh DIR
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

[ $# = 1 ] || die "usage: down.sh DIR"
load_stack "$1"
compose down -v >&2
# The containers' users own the data: root removes it, if need be root of a container.
rm -rf "$DIR/efs" 2>/dev/null ||
    docker run --rm --user 0 --entrypoint rm -v "$DIR:/given" "$POSTGRES_IMAGE" -rf /given/efs
rm -rf "$DIR/secrets" "$DIR/runtime.env" "$DIR/.env" "$DIR/docker-compose.yml" "$DIR/owner.json" "$DIR/stack.conf"
rmdir "$DIR" 2>/dev/null || true
