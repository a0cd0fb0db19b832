#!/usr/bin/env bash
# Takes OpenSSL 1.1.1 from Debian 11, whose suite is the one before this machine's, into the cache, and tells where
# it is. It runs as it is, with the library that belongs to it.
# usage: old-openssl.sh
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

OPENSSL=$STACK_CACHE/openssl-1.1.1
if [ ! -x "$OPENSSL/openssl" ]; then
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    "$STACK_HOME/other-suite.sh" previous libssl1.1 "$scratch"
    "$STACK_HOME/other-suite.sh" previous openssl "$scratch"
    mkdir -p "$OPENSSL"
    find "$scratch" \( -name 'libssl.so.1.1' -o -name 'libcrypto.so.1.1' \) -exec cp {} "$OPENSSL" \;
    cp "$scratch/usr/bin/openssl" "$OPENSSL/openssl.real"
    # shellcheck disable=SC2016 # the variables are the wrapper's own
    printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s/openssl.real "$@"\n' "$OPENSSL" "$OPENSSL" >"$OPENSSL/openssl"
    chmod 755 "$OPENSSL/openssl"
fi
"$OPENSSL/openssl" version >&2
echo "openssl=$OPENSSL/openssl"
