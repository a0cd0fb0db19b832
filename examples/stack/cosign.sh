#!/usr/bin/env bash
# Signs images of a registry with cosign and a key pair of its own, without any service outside.
# usage: cosign.sh key DIR               makes DIR/cosign.key, with an empty password, and DIR/cosign.pub
#        cosign.sh sign DIR REFERENCE    signs what the reference names, such as 127.0.0.1:5000/library/postgres@sha256:...
#        cosign.sh verify DIR REFERENCE
# Where cosign is missing it is taken from Debian's next suite into the cache.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

usage() { die "usage: cosign.sh key DIR | sign DIR REFERENCE | verify DIR REFERENCE"; }
[ $# -ge 2 ] || usage
verb=$1
directory=$2
export COSIGN_PASSWORD=

COSIGN=$(command -v cosign || echo "$STACK_CACHE/bin/cosign")
if [ ! -x "$COSIGN" ]; then
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    "$STACK_HOME/next-suite.sh" cosign "$scratch"
    # Renaming is atomic, should two of these scripts run at once.
    install -D -m 755 "$scratch/usr/bin/cosign" "$COSIGN.$$"
    mv "$COSIGN.$$" "$COSIGN"
fi

case $verb in
    key)
        mkdir -p "$directory"
        if [ ! -e "$directory/cosign.key" ]; then (cd "$directory" && "$COSIGN" generate-key-pair >&2); fi
        echo "key=$directory/cosign.key"
        echo "public_key=$directory/cosign.pub"
        echo "cosign=$COSIGN"
        ;;
    sign)
        [ $# = 3 ] || usage
        "$COSIGN" sign --key "$directory/cosign.key" --tlog-upload=false --yes "$3" >&2
        ;;
    verify)
        [ $# = 3 ] || usage
        "$COSIGN" verify --key "$directory/cosign.pub" --insecure-ignore-tlog=true "$3"
        ;;
    *) usage ;;
esac
