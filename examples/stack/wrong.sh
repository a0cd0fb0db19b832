#!/usr/bin/env bash
# Makes an image that goes wrong in one way from one that does not, within seconds.
# usage: wrong.sh NAME BASE TARGET
#   never-healthy           runs and serves, but every health check in it fails
#   dies                    starts, and ends after DIES_AFTER seconds (5)
#   no-default[:VARIABLE]   lacks an environment variable that the other image sets (PGDATA, else NODE_ENV)
#   other-suite             says that it is Debian 13
#   crash-after-migration   n8n that changes its database and then exits, again and again
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

[ $# = 3 ] || die "usage: wrong.sh NAME BASE TARGET"
name=$1
base=$2
target=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

of_base() { docker image inspect -f "$1" "$base"; }

# Puts a script in the place of the program that the entry point names; what was there becomes /wrong/right.
# The image's settings stay as they are.
entry_point() { # script
    local program
    program=$(of_base '{{range .Config.Entrypoint}}{{println .}}{{end}}' | sed '/^$/d' | tail -n 1)
    [ -n "$program" ] || die "$base has no entry point"
    echo "COPY $1 /wrong/"
    echo "RUN p=\$(command -v $program) && mv \$p /wrong/right && mv /wrong/$1 \$p"
}

# A variable once set cannot be taken back by a build: the image is read in anew with another configuration,
# and its layers, which the engine has, are not read at all. An engine that insists on them gets them.
without() { # variable
    need jq jq
    of_base '{{range .Config.Env}}{{println .}}{{end}}' | grep -q "^$1=" || die "$base sets no $1"
    mkdir "$scratch/thin"
    docker image inspect "$base" | jq -c --arg variable "$1=" '.[0] | {
        architecture: .Architecture, os: .Os, created: .Created,
        config: (.Config | .Env |= map(select(startswith($variable) | not))),
        rootfs: {type: "layers", diff_ids: .RootFS.Layers},
        history: [.RootFS.Layers[] | {created_by: "wrong.sh"}]}' >"$scratch/thin/config.json"
    jq -c --arg target "$target" '[{Config: "config.json", RepoTags: [$target],
        Layers: (.rootfs.diff_ids | to_entries | map("\(.key)/layer.tar"))}]' "$scratch/thin/config.json" >"$scratch/thin/manifest.json"
    if tar -C "$scratch/thin" -c . | docker load >"$scratch/log" 2>&1 && docker image inspect "$target" >/dev/null 2>&1; then return; fi

    mkdir "$scratch/whole"
    docker save "$base" | tar -C "$scratch/whole" -x
    cp "$scratch/thin/config.json" "$scratch/whole/wrong.json"
    jq -c --arg target "$target" '.[0].Config = "wrong.json" | .[0].RepoTags = [$target]' \
        "$scratch/whole/manifest.json" >"$scratch/thin/manifest.json"
    mv "$scratch/thin/manifest.json" "$scratch/whole/manifest.json"
    rm -f "$scratch/whole/repositories" "$scratch/whole/index.json" "$scratch/whole/oci-layout"
    tar -C "$scratch/whole" -c . | docker load >&2
}

build() { # the instructions after FROM on standard input
    cp "$STACK_HOME"/wrong/* "$scratch"
    (echo "FROM $base" && cat) >"$scratch/Dockerfile"
    docker build --quiet --network none --tag "$target" "$scratch" >"$scratch/log" 2>&1 || { tail -n 20 "$scratch/log" >&2; exit 1; }
}

as_root() { # reads instructions
    local user
    user=$(of_base '{{.Config.User}}')
    echo "${user:+USER root}"
    cat
    echo "${user:+USER $user}"
}

case $name in
    never-healthy)
        # The deployment's own check, which replaces the image's, finds these first.
        for program in curl wget pg_isready; do echo "COPY fails.sh /usr/local/sbin/$program"; done |
            (cat && echo 'HEALTHCHECK --interval=2s CMD false') | build
        ;;
    dies) entry_point dies.sh | as_root | build ;;
    no-default) if of_base '{{.Config.Env}}' | grep -q 'PGDATA='; then without PGDATA; else without NODE_ENV; fi ;;
    no-default:*) without "${name#*:}" ;;
    other-suite)
        release=$(of_base '{{range .Config.Env}}{{println .}}{{end}}' | sed -nE '/^PG_VERSION=/{s/(pgdg|deb)12/\113/;p}')
        as_root <<DOCKERFILE | build
RUN sed -i -e 's/bookworm/trixie/g' -e 's/12/13/g' /usr/lib/os-release && echo 13.0 >/etc/debian_version
${release:+ENV $release}
DOCKERFILE
        ;;
    crash-after-migration)
        (echo "COPY crash-after-migration.cjs /wrong/" && entry_point crash-after-migration.sh) | as_root | build
        ;;
    *) die "unknown $name: never-healthy, dies, no-default, other-suite or crash-after-migration" ;;
esac
say "$target is $base, but $name"
