#!/usr/bin/env bash
# Makes the images of the Docker stack available; what is already there and current stays.
# usage: images.sh [postgres] [n8n-2] [n8n-2-before] [n8n-1] [n8n-0] [stand-ins] [nginx]      (without arguments: postgres n8n-2)
#        images.sh --wait      waits while another process makes them
# GEUSEMAKER_STACK_PUBLIC=1 pulls the public images instead of building.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

POSTGRES_MINORS=${GEUSEMAKER_STACK_POSTGRES_MINORS:-15.18 15.20}
NGINX=$STACK_REPOSITORY/nginx:bookworm
BASE=$STACK_CACHE/base
LOCK=/var/lock/geusemaker-images.lock

pull_public() { # name
    case $1 in
        postgres) docker pull postgres:15 ;;
        stand-ins) wanted stand-ins | while read -r -a line; do build "${line[@]}" </dev/null; done ;;
        nginx) docker pull nginx:stable && docker tag nginx:stable "$NGINX" ;;
        *) docker pull "n8nio/n8n:$(n8n_versions "$1" | cut -d ' ' -f 1)" ;;
    esac
}

# The n8n release, the Node it runs on, and for a release that is made from another one, that.
n8n_versions() { # name
    case $1 in
        n8n-2) echo 2.40.7 24.21.0 ;;
        n8n-2-before) echo 2.40.5 24.21.0 2.40.7 ;;
        n8n-1) echo 1.123.81 22.23.3 ;;
        n8n-0) echo 0.221.2 18.20.8 ;;
    esac
}

# The image that stand-ins have Node from.
n8n_for_stand_ins() {
    local n8n
    read -r n8n _ <<<"$(n8n_versions n8n-2)"
    if [ "${GEUSEMAKER_STACK_PUBLIC:-}" = 1 ]; then echo "n8nio/n8n:$n8n"; else echo "$STACK_REPOSITORY/n8n:$n8n"; fi
}

# What there is to build: recipe, image and versions, one line each.
wanted() { # name...
    local name minor n8n node other
    for name in "$@"; do
        if [ "$name" = postgres ]; then
            for minor in $POSTGRES_MINORS; do echo "postgres $STACK_REPOSITORY/postgres:$minor $minor"; done
        elif [ "$name" = nginx ]; then
            echo "nginx $NGINX bookworm"
        elif [ "$name" = stand-ins ]; then
            echo "stand-in $STACK_REPOSITORY/qdrant-stand-in:v1.17.0 qdrant v1.17.0"
            echo "stand-in $STACK_REPOSITORY/crawl4ai-stand-in:0.9.0 crawl4ai 0.9.0"
        else
            read -r n8n node other <<<"$(n8n_versions "$name")"
            echo "n8n $STACK_REPOSITORY/n8n:$n8n $n8n $node $other"
        fi
    done
}

# The hash of everything that decides what an image holds.
recipe_hash() { # recipe versions...
    local scripts
    scripts=$(sha256sum <"$STACK_HOME/base.sh")
    if [ "$1" = postgres ] || [ "$1" = nginx ]; then scripts="$scripts $(sha256sum <"$STACK_HOME/from-base.sh")"; fi
    if [ "$1" = n8n ] && [ $# = 4 ]; then scripts="$scripts $(sha256sum <"$STACK_HOME/n8n-near/install.sh")"; fi
    # shellcheck disable=SC2046 # versions are words
    if [ "$1" = stand-in ]; then scripts="$scripts $(recipe_hash n8n $(n8n_versions n8n-2))"; fi
    inputs_hash "$STACK_HOME/$1" "${@:2}" "$scripts"
}

# Keeps the lines whose image is not there or was built otherwise.
outdated() {
    local recipe image versions
    while read -r recipe image versions; do
        # shellcheck disable=SC2086 # versions are words
        if ! image_is_current "$image" "$(recipe_hash "$recipe" $versions)"; then echo "$recipe $image $versions"; fi
    done
}

# The base and the n8n installations do not need each other: they are fetched side by side.
# A release that is made from another one comes afterwards.
prepare() { # lines
    local recipe n8n node other job jobs=()
    need debootstrap debootstrap
    need npm npm
    mkdir -p "$STACK_CACHE/n8n"
    "$STACK_HOME/base.sh" "$BASE" &
    jobs+=($!)
    while read -r n8n node; do
        "$STACK_HOME/n8n/install.sh" "$n8n" "$node" "$STACK_CACHE/n8n/$n8n" </dev/null &
        jobs+=($!)
    done < <(awk '$1 == "n8n" { print ($5 == "" ? $3 : $5), $4 }' <<<"$1" | sort -u)
    for job in "${jobs[@]}"; do wait "$job" || die "fetching failed"; done
    while read -r recipe _ n8n node other; do
        if [ "$recipe" != n8n ] || [ -z "$other" ]; then continue; fi
        "$STACK_HOME/n8n-near/install.sh" "$n8n" "$STACK_CACHE/n8n/$other" "$STACK_CACHE/n8n/$n8n" </dev/null
    done <<<"$1"
}

build() { # recipe image versions...
    local recipe=$1 image=$2 started=$SECONDS source=$3
    if [ "$recipe" = n8n ]; then source=$STACK_CACHE/n8n/$3; fi
    say "building $image"
    if [ "$recipe" = stand-in ]; then
        "$STACK_HOME/stand-in/build.sh" "$(n8n_for_stand_ins)" "$3" "$4" "$image" "$STACK_LABEL=$(recipe_hash "$recipe" "${@:3}")"
    else
        "$STACK_HOME/$recipe/build.sh" "$BASE" "$source" "$image" "$STACK_LABEL=$(recipe_hash "$recipe" "${@:3}")"
    fi
    say "$image is there after $((SECONDS - started)) s"
}

if [ "${1:-}" = --wait ]; then
    [ ! -e "$LOCK" ] || flock "$LOCK" true
    exit 0
fi
names=("$@")
if [ ${#names[@]} = 0 ]; then names=(postgres n8n-2); fi
stand_ins=()
others=()
for name in "${names[@]}"; do
    case $name in
        postgres | nginx | n8n-2 | n8n-2-before | n8n-1 | n8n-0) others+=("$name") ;;
        stand-ins) stand_ins=(n8n-2 stand-ins) ;; # what they are made from comes before them
        *) die "unknown image $name: postgres, n8n-2, n8n-2-before, n8n-1, n8n-0, nginx or stand-ins" ;;
    esac
done
mapfile -t names < <(printf '%s\n' "${others[@]}" "${stand_ins[@]}" | awk 'NF && !seen[$0]++')

if [ "${GEUSEMAKER_STACK_PUBLIC:-}" = 1 ]; then
    for name in "${names[@]}"; do pull_public "$name"; done
    exit 0
fi

todo=$(wanted "${names[@]}" | outdated)
if [ -n "$todo" ]; then
    exec 9>"$LOCK"
    flock 9
    if grep -qv '^stand-in ' <<<"$todo"; then prepare "$todo"; fi
    while read -r -a line; do build "${line[@]}" </dev/null; done <<<"$todo"
else
    say "every image is there and current: nothing to build"
fi
wanted "${names[@]}" | { grep -E '^(n8n|postgres) ' || :; } | while read -r recipe image version _; do
    "$STACK_HOME/describe.sh" "$recipe" "$version" "$image" </dev/null
done
