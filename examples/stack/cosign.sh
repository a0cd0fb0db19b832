#!/usr/bin/env bash
# Signs images of a registry with cosign and a key pair of its own, without any service outside.
# usage: cosign.sh key DIR               makes DIR/cosign.key, with an empty password, and DIR/cosign.pub
#        cosign.sh sign DIR REFERENCE    signs what the reference names, such as 127.0.0.1:5000/library/postgres@sha256:...
#        cosign.sh verify DIR REFERENCE
# and by an identity, whose certificate, its chain, and the keys of the logs are in DIR (certificate.pem, chain.pem,
# rekor.pub, ctlog.pub):
#        cosign.sh sign DIR REFERENCE REKOR               and records it in the transparency log at that address
#        cosign.sh attach DIR REFERENCE                   attaches DIR/signature of DIR/payload.json with DIR/rekor.json
#        cosign.sh verify DIR REFERENCE IDENTITY ISSUER   offline
#        cosign.sh trusted-root DIR TIME                  makes DIR/trusted_root.json, for logs that are trusted since then
# Where cosign is missing it is taken from Debian's next suite into the cache.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

usage() {
    die "usage: cosign.sh key DIR | sign DIR REFERENCE [REKOR] | verify DIR REFERENCE [IDENTITY ISSUER]" \
        "| attach DIR REFERENCE | trusted-root DIR TIME"
}
[ $# -ge 2 ] || usage
verb=$1
directory=$2
export COSIGN_PASSWORD=

COSIGN=$(command -v cosign || echo "$STACK_CACHE/bin/cosign")
if [ ! -x "$COSIGN" ]; then
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    "$STACK_HOME/other-suite.sh" next cosign "$scratch"
    # Renaming is atomic, should two of these scripts run at once.
    install -D -m 755 "$scratch/usr/bin/cosign" "$COSIGN.$$"
    mv "$COSIGN.$$" "$COSIGN"
fi

# cosign 2 takes a trusted root only for signatures in its newer format; these say the same.
trust_only_this() {
    export SIGSTORE_ROOT_FILE=$directory/chain.pem SIGSTORE_REKOR_PUBLIC_KEY=$directory/rekor.pub
    export SIGSTORE_CT_LOG_PUBLIC_KEY_FILE=$directory/ctlog.pub
}

case $verb in
    key)
        mkdir -p "$directory"
        if [ ! -e "$directory/cosign.key" ]; then (cd "$directory" && "$COSIGN" generate-key-pair >&2); fi
        echo "key=$directory/cosign.key"
        echo "public_key=$directory/cosign.pub"
        echo "cosign=$COSIGN"
        ;;
    sign)
        case $# in
            3) "$COSIGN" sign --key "$directory/cosign.key" --tlog-upload=false --yes "$3" >&2 ;;
            4)
                trust_only_this
                "$COSIGN" sign --key "$directory/cosign.key" --certificate "$directory/certificate.pem" \
                    --certificate-chain "$directory/chain.pem" --rekor-url "$4" --yes "$3" >&2
                ;;
            *) usage ;;
        esac
        ;;
    attach)
        [ $# = 3 ] || usage
        "$COSIGN" attach signature --payload "$directory/payload.json" --signature "$directory/signature" \
            --certificate "$directory/certificate.pem" --certificate-chain "$directory/chain.pem" \
            --rekor-response "$directory/rekor.json" "$3" >&2
        ;;
    verify)
        case $# in
            3) "$COSIGN" verify --key "$directory/cosign.pub" --insecure-ignore-tlog=true "$3" ;;
            5)
                trust_only_this
                "$COSIGN" verify --offline --certificate-identity "$4" --certificate-oidc-issuer "$5" "$3"
                ;;
            *) usage ;;
        esac
        ;;
    trusted-root)
        [ $# = 3 ] || usage
        "$COSIGN" trusted-root create --certificate-chain "$directory/chain.pem" \
            --rekor-key "$directory/rekor.pub" --rekor-start-time "$3" \
            --ctfe-key "$directory/ctlog.pub" --ctfe-start-time "$3" --out "$directory/trusted_root.json" >&2
        echo "trusted_root=$directory/trusted_root.json"
        ;;
    *) usage ;;
esac
