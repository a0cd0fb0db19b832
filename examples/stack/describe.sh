#!/usr/bin/env bash
# Lets an image say which release it holds, as the official ones do: n8n by a label, PostgreSQL by PG_VERSION.
# Only metadata is added, so it takes a second and the layers stay the same.
# usage: describe.sh <recipe> <version> <image>
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

[ $# = 3 ] || die "usage: describe.sh <recipe> <version> <image>"
recipe=$1
version=$2
image=$3
label=geusemaker.stack.description
edition=$(cat "$0" - <<<"$recipe $version" | sha256sum | cut -c1-32)
if [ "$(docker image inspect -f "{{index .Config.Labels \"$label\"}}" "$image")" = "$edition" ]; then exit 0; fi

case $recipe in
    n8n) description="LABEL org.opencontainers.image.title=n8n org.opencontainers.image.version=$version" ;;
    postgres)
        # shellcheck disable=SC2016 # the ${...} is dpkg-query's own field
        package=$(docker run --rm --network none --entrypoint dpkg-query "$image" -W -f '${Version}' "postgresql-${version%%.*}")
        description="ENV PG_VERSION=$package"
        ;;
    *) die "unknown recipe $recipe" ;;
esac
dockerfile=$(printf 'FROM %s\n%s\nLABEL %s=%s' "$image" "$description" "$label" "$edition")
told=$(docker build --quiet --tag "$image" - <<<"$dockerfile" 2>&1) || { tail -n 20 <<<"$told" >&2; exit 1; }
say "$image: $description"
