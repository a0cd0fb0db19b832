#!/usr/bin/env bash
# Makes a deployment in a directory, starts it, waits until it serves and seeds it.
# usage: up.sh DIR      (the settings are GEUSEMAKER_STACK_* variables, see README.md; NO_SEED=1 skips the seed)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

[ $# = 1 ] || die "usage: up.sh DIR"
need curl curl
chosen=${GEUSEMAKER_STACK_VARIANT:-envfile}
n8n_default=$STACK_REPOSITORY/n8n:2.40.7
postgres_default=$STACK_REPOSITORY/postgres:15.18
case $chosen in
    envfile | exported | dotenv | inline | secretfile | envowner | keyed) ;;
    basicauth) n8n_default=$STACK_REPOSITORY/n8n:0.221.2 ;;
    *) die "unknown variant $chosen: envfile, exported, dotenv, inline, secretfile, envowner, basicauth or keyed" ;;
esac
if [ "${GEUSEMAKER_STACK_PUBLIC:-}" = 1 ]; then
    n8n_default=n8nio/n8n:${n8n_default##*:}
    postgres_default=postgres:15
fi

mkdir -p "$1"
[ ! -e "$1/docker-compose.yml" ] || die "$1 holds a deployment already: down.sh removes it"
cat >"$1/stack.conf" <<CONF
PROJECT=${GEUSEMAKER_STACK_PROJECT:-geusemaker}
VARIANT=$chosen
COMPOSE="${GEUSEMAKER_STACK_COMPOSE:-docker compose}"
N8N_PORT=${GEUSEMAKER_STACK_N8N_PORT:-5678}
POSTGRES_PORT=${GEUSEMAKER_STACK_POSTGRES_PORT:-5432}
N8N_IMAGE=${GEUSEMAKER_STACK_N8N_IMAGE:-$n8n_default}
POSTGRES_IMAGE=${GEUSEMAKER_STACK_POSTGRES_IMAGE:-$postgres_default}
QDRANT_PORT=${GEUSEMAKER_STACK_QDRANT_PORT:-6333}
CRAWL4AI_PORT=${GEUSEMAKER_STACK_CRAWL4AI_PORT:-11235}
QDRANT_IMAGE=$STACK_REPOSITORY/qdrant-stand-in:v1.17.0
CRAWL4AI_IMAGE=$STACK_REPOSITORY/crawl4ai-stand-in:0.9.0
POSTGRES_ARGS="${GEUSEMAKER_STACK_POSTGRES_ARGS:-}"
CONF
"$STACK_HOME/render.sh" "$1"
load_stack "$1"

wait_for() { # what seconds command...
    local what=$1 deadline=$((SECONDS + $2))
    shift 2
    until "$@"; do
        if [ "$SECONDS" -ge "$deadline" ]; then
            docker logs --tail 30 "$N8N_CONTAINER" >&2 || true
            die "$what is not ready"
        fi
        sleep 0.5
    done
}
postgres_is_healthy() { [ "$(docker inspect -f '{{.State.Health.Status}}' "$POSTGRES_CONTAINER")" = healthy ]; }
# While it boots, n8n answers every route first with 200 and a line of text, then with a page of 404,
# and when its database is slow with 503: wait for JSON that is none of these.
n8n_serves() {
    curl -s -w '%{http_code}' "http://127.0.0.1:$N8N_PORT/rest/login" | tr -d '\n' | grep -qE '^[{].*(200|401)$'
}

started=$SECONDS
compose up -d >&2
wait_for PostgreSQL 60 postgres_is_healthy
wait_for n8n 300 n8n_serves
say "up after $((SECONDS - started)) s"
if [ "${NO_SEED:-}" != 1 ]; then "$STACK_HOME/seed.sh" "$DIR"; fi

cat <<FACTS
dir=$DIR
project=$PROJECT
variant=$VARIANT
n8n_container=$N8N_CONTAINER
postgres_container=$POSTGRES_CONTAINER
n8n_port=$N8N_PORT
postgres_port=$POSTGRES_PORT
owner_email=$OWNER_EMAIL
FACTS
if [ "$VARIANT" = keyed ]; then
    cat <<FACTS
qdrant_container=$QDRANT_CONTAINER
crawl4ai_container=$CRAWL4AI_CONTAINER
qdrant_port=$QDRANT_PORT
crawl4ai_port=$CRAWL4AI_PORT
FACTS
fi
