# Shared by the scripts of the Docker stack: messages, settings and image bookkeeping.
# Sourced, never run.
# shellcheck shell=bash

# shellcheck disable=SC2034 # what is set here is read by the scripts that source this file
STACK_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
STACK_CACHE=${GEUSEMAKER_STACK_CACHE:-$HOME/.cache/geusemaker-stack}
STACK_REPOSITORY=geusemaker-stack
STACK_LABEL=geusemaker.stack.inputs

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }
die() { say "$*"; exit 1; }

# The hash that an image is labelled with: its recipe's files and whatever else is given as text.
inputs_hash() { # directory text...
    local directory=$1
    shift
    (cd "$directory" && find . -type f | LC_ALL=C sort | xargs sha256sum && printf '%s\n' "$@") | sha256sum | cut -c1-32
}

# True when the image exists and was built from exactly these inputs.
image_is_current() { # image hash
    [ "$(docker image inspect -f "{{index .Config.Labels \"$STACK_LABEL\"}}" "$1" 2>/dev/null)" = "$2" ]
}

# Reads the settings of the deployment in a directory.
load_stack() { # directory
    DIR=$(cd "$1" && pwd)
    [ -r "$DIR/stack.conf" ] || die "$DIR holds no stack: up.sh makes one"
    # shellcheck source=/dev/null
    . "$DIR/stack.conf"
    OWNER_EMAIL=owner@example.test
    local prefix=
    if [ "$PROJECT" != geusemaker ]; then prefix=$PROJECT-; fi
    N8N_CONTAINER=${prefix}n8n
    POSTGRES_CONTAINER=${prefix}postgres
    QDRANT_CONTAINER=${prefix}qdrant
    CRAWL4AI_CONTAINER=${prefix}crawl4ai
}

# Runs compose on the deployment that was loaded.
compose() { # arguments...
    local options=(-p "$PROJECT" -f "$DIR/docker-compose.yml")
    (
        if [ "$VARIANT" = exported ]; then
            set -a
            # shellcheck source=/dev/null
            . "$DIR/runtime.env"
        elif [ -e "$DIR/runtime.env" ]; then
            options+=(--env-file "$DIR/runtime.env")
        fi
        # shellcheck disable=SC2086 # COMPOSE may be two words
        cd "$DIR" && $COMPOSE "${options[@]}" "$@"
    )
}

random_hex() { # bytes
    od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'
}

# Gives a path to uid 1000, as which n8n runs in its container.
own_by_n8n() { # path
    if [ "$(id -u)" = 0 ]; then
        chown 1000:1000 "$1"
    elif [ "$(id -u)" != 1000 ]; then
        docker run --rm --user 0 --entrypoint chown -v "$1:/given" "$N8N_IMAGE" 1000:1000 /given
    fi
}

# Installs Debian packages, but lets none of them start a service.
install_quietly() { # package...
    local policy=/usr/sbin/policy-rc.d ours='' status=0
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
        ours=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >/dev/null || status=$?
    if [ -n "$ours" ]; then rm -f "$policy"; fi
    return "$status"
}

# Makes sure that a program is there; where it is not, installs its package, as root on Debian.
need() { # program package
    command -v "$1" >/dev/null 2>&1 && return
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then die "$1 is missing: on Debian the package $2"; fi
    (
        exec 9>/var/lock/geusemaker-packages.lock
        flock 9
        command -v "$1" >/dev/null 2>&1 && return
        say "installing $2"
        apt-get -qq -o DPkg::Lock::Timeout=300 update
        install_quietly "$2"
    )
}

# A port of the loopback on which nothing listens.
free_port() {
    local port
    for _ in $(seq 50); do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
    die "found no free port"
}
