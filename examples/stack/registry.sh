#!/usr/bin/env bash
# Runs a real image registry on a loopback port, with its data in a directory.
# usage: registry.sh start [--port PORT] DIR      starts it, on any free port, and prints what it is
#        registry.sh push DIR IMAGE NAME:TAG      puts an image of the engine there, such as library/postgres:15.20
#        registry.sh stop DIR                     ends it and removes its data, and what the engine pulled from it
# Large layers are compressed once: their blobs stay in the cache, from which other registries start.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

KEPT=$STACK_CACHE/layers
STORE=docker/registry/v2

usage() { die "usage: registry.sh start [--port PORT] DIR | push DIR IMAGE NAME:TAG | stop DIR"; }

configuration() { # port
    cat <<CONF
version: 0.1
log:
  level: info
storage:
  filesystem:
    rootdirectory: $FILES/data
  delete:
    enabled: true
http:
  addr: 127.0.0.1:$1
CONF
}

is_ours() { # pid: a registry that runs with our configuration
    tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF "$FILES/config.yml"
}

# Starts it, or fails where another took the port first.
launch() { # port
    configuration "$1" >"$FILES/config.yml"
    setsid docker-registry serve "$FILES/config.yml" >"$FILES/log" 2>&1 </dev/null &
    local pid=$!
    for _ in $(seq 100); do
        if ! kill -0 "$pid" 2>/dev/null; then return 1; fi
        if grep -q "listening on 127.0.0.1:$1" "$FILES/log"; then
            echo "$pid" >"$FILES/pid"
            echo "$1" >"$FILES/port"
            return
        fi
        sleep 0.1
    done
    kill "$pid"
    return 1
}

start() { # port, empty for any
    need docker-registry docker-registry
    mkdir -p "$FILES/data"
    [ ! -e "$FILES/pid" ] || die "$FILES/pid exists: registry.sh stop $DIR"
    if [ -d "$KEPT/$STORE" ]; then cp -al "$KEPT/." "$FILES/data"; fi
    local attempts=1
    if [ -z "$1" ]; then attempts=5; fi
    for _ in $(seq "$attempts"); do
        if launch "${1:-$(free_port)}"; then break; fi
    done
    [ -s "$FILES/pid" ] || die "the registry did not start: $(tail -n 3 "$FILES/log")"
    cat <<FACTS
registry=127.0.0.1:$(cat "$FILES/port")
port=$(cat "$FILES/port")
pid=$(cat "$FILES/pid")
log=$FILES/log
FACTS
}

# Links the large layers of a repository, blobs that never change, into the cache.
keep_layers() { # repository
    local layer blob name
    for layer in "$FILES/data/$STORE/repositories/$1/_layers/sha256"/*; do
        name=${layer##*/}
        blob=$STORE/blobs/sha256/${name:0:2}/$name
        if [ -n "$(find "$FILES/data/$blob/data" -size +1M)" ] && [ ! -e "$KEPT/$STORE/repositories/$1/_layers/sha256/$name" ]; then
            mkdir -p "$KEPT/$blob" "$KEPT/$STORE/repositories/$1/_layers/sha256"
            ln -f "$FILES/data/$blob/data" "$KEPT/$blob/data"
            cp -a "$layer" "$KEPT/$STORE/repositories/$1/_layers/sha256/"
        fi
    done
}

push() { # image name:tag
    local host reference repository
    host=127.0.0.1:$(cat "$FILES/port")
    reference=$host/${2#"$host/"}
    repository=${reference#"$host/"}
    repository=${repository%:*}
    docker tag "$1" "$reference"
    docker push --quiet "$reference" >&2
    # What is deployed from here is pulled from here.
    docker rmi "$reference" >/dev/null
    keep_layers "$repository"
    echo "reference=$reference"
    echo "digest=$(digest_of "$host" "$repository" "${reference##*:}")"
}

digest_of() { # host repository tag
    curl -fsSI -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' "http://$1/v2/$2/manifests/$3" |
        tr -d '\r' | awk 'tolower($1) == "docker-content-digest:" { print $2 }'
}

stop() {
    local pid host repository tag digest
    [ -d "$FILES" ] || return 0
    if [ -s "$FILES/pid" ]; then
        pid=$(cat "$FILES/pid")
        host=127.0.0.1:$(cat "$FILES/port")
        if is_ours "$pid"; then kill "$pid"; fi
        docker image ls --digests --format '{{.Repository}} {{.Tag}} {{.Digest}}' | sort -u |
            while read -r repository tag digest; do
                if [ "${repository%%/*}" != "$host" ]; then continue; fi
                if [ "$tag" != '<none>' ]; then docker rmi "$repository:$tag" >/dev/null 2>&1 || true; fi
                if [ "$digest" != '<none>' ]; then docker rmi "$repository@$digest" >/dev/null 2>&1 || true; fi
            done
    fi
    rm -rf "$FILES"
    rmdir "$DIR" 2>/dev/null || true
}

[ $# -ge 2 ] || usage
verb=$1
shift
port=${GEUSEMAKER_STACK_REGISTRY_PORT:-}
if [ "$1" = --port ] && [ $# -ge 3 ]; then
    port=$2
    shift 2
fi
mkdir -p "$1"
DIR=$(cd "$1" && pwd)
FILES=$DIR/registry
case $verb/$# in
    start/1) start "$port" ;;
    push/3) push "$2" "$3" ;;
    stop/1) stop ;;
    *) usage ;;
esac
