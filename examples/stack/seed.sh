#!/usr/bin/env bash
# Fills a running deployment: the n8n owner, a table to watch, credentials and a workflow that uses one.
# usage: seed.sh DIR
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
load_stack "$1"

password_of_postgres() {
    docker exec "$POSTGRES_CONTAINER" sh -c \
        'if [ -n "$POSTGRES_PASSWORD_FILE" ]; then cat "$POSTGRES_PASSWORD_FILE"; else printf %s "$POSTGRES_PASSWORD"; fi'
}

set_up_owner() {
    local answer
    for _ in $(seq 30); do
        answer=$(curl -s -H 'Content-Type: application/json' --data @- "http://127.0.0.1:$N8N_PORT/rest/owner/setup" <"$DIR/owner.json")
        case $answer in
            '{"data":{'*) return ;;
            *503*) sleep 1 ;; # the database was slow to answer
            *) break ;;
        esac
    done
    die "n8n refused the owner: $answer"
}

make_canary() {
    docker exec -i "$POSTGRES_CONTAINER" psql -q -v ON_ERROR_STOP=1 -U geusemaker -d geusemaker <<'SQL'
CREATE TABLE canary (id serial PRIMARY KEY, note text NOT NULL);
INSERT INTO canary (note) SELECT 'row ' || n FROM generate_series(1, 100) n;
SQL
}

# Runs an import command of n8n; what it reads exists in memory only.
import_into_n8n() { # kind, the items on standard input
    docker exec -i "$N8N_CONTAINER" sh -c '
        umask 077
        file=$(mktemp /dev/shm/import-XXXXXX)
        trap "rm -f $file" EXIT
        cat >"$file"
        n8n "import:$1" --input="$file" >/dev/null' import "$1"
}

# n8n before 1.0 numbers what it stores, and says for each credential which nodes may use it.
for_this_release() {
    if [ "$(query "SELECT data_type FROM information_schema.columns WHERE table_name = 'credentials_entity' AND column_name = 'id'")" = integer ]; then
        sed -e 's/"PostgresLocal001"/"1"/; s/"PostgresOther001"/"2"/; s/"HeaderOther00001"/"3"/; s/"CanaryWorkflow01"/"1"/' \
            -e 's/^   "data":/   "nodesAccess": [{"nodeType": "n8n-nodes-base.postgres"}], "data":/'
    else
        cat
    fi
}

query() { docker exec "$POSTGRES_CONTAINER" psql -At -U geusemaker -d geusemaker -c "$1"; }

variable_of() { docker exec "$1" printenv "$2"; } # container variable

credentials() {
    cat <<JSON
[
  {"id": "PostgresLocal001", "name": "PostgreSQL Local", "type": "postgres",
   "data": {"host": "postgres", "port": 5432, "database": "geusemaker", "user": "geusemaker", "password": "$(password_of_postgres)", "ssl": "disable"}},
  {"id": "PostgresOther001", "name": "PostgreSQL Elsewhere", "type": "postgres",
   "data": {"host": "db.example.test", "port": 5432, "database": "other", "user": "other", "password": "not-ours", "ssl": "disable"}},
  {"id": "HeaderOther00001", "name": "Some API", "type": "httpHeaderAuth",
   "data": {"name": "X-Api-Key", "value": "unrelated"}}
JSON
    if [ "$VARIANT" = keyed ]; then
        cat <<JSON
  ,{"id": "QdrantLocal00001", "name": "Qdrant Local", "type": "qdrantApi",
   "data": {"qdrantUrl": "http://qdrant:6333", "apiKey": "$(variable_of "$QDRANT_CONTAINER" QDRANT__SERVICE__API_KEY)"}},
  {"id": "QdrantReader0001", "name": "Qdrant Reader", "type": "qdrantApi",
   "data": {"qdrantUrl": "http://qdrant:6333/", "apiKey": "$(variable_of "$QDRANT_CONTAINER" QDRANT__SERVICE__READ_ONLY_API_KEY)"}},
  {"id": "QdrantOther00001", "name": "Qdrant Elsewhere", "type": "qdrantApi",
   "data": {"qdrantUrl": "https://qdrant.example.test:6333", "apiKey": "not-ours"}}
JSON
    fi
    echo ']'
}

make_canary
case $VARIANT in envowner | basicauth) ;; *) set_up_owner ;; esac
credentials | for_this_release | import_into_n8n credentials
for_this_release <"$STACK_HOME/workflow.json" | import_into_n8n workflow
# An import that failed may still exit with 0.
expected=31
if [ "$VARIANT" = keyed ]; then expected=61; fi
[ "$(query 'SELECT concat((SELECT count(*) FROM credentials_entity), (SELECT count(*) FROM workflow_entity))')" = "$expected" ] ||
    die "n8n did not import what it was given"
say "seeded"
