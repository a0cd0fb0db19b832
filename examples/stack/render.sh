#!/usr/bin/env bash
# Writes a deployment's files into a directory: docker-compose.yml and whatever feeds it with secrets.
# usage: render.sh DIR      (settings come from DIR/stack.conf, which up.sh writes)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
load_stack "$1"
umask 077

POSTGRES_PASSWORD=p$(random_hex 16)
N8N_ENCRYPTION_KEY=$(random_hex 32)
CRAWL4AI_API_TOKEN=c$(random_hex 16)
OWNER_PASSWORD=Owner1-$(random_hex 12)

compose_file() {
    local keep=$VARIANT prefix=
    if [ "$VARIANT" = exported ]; then keep=envfile; fi
    if [ -n "$POSTGRES_ARGS" ]; then keep="$keep arguments"; fi
    if [ "$PROJECT" != geusemaker ]; then prefix=$PROJECT-; fi
    # A line that ends in "#@ names" belongs to these variants only.
    local text
    text=$(awk -v keep="$keep" '
        BEGIN { split(keep, names, " "); for (i in names) kept[names[i]] }
        /#@ / {
            belongs = 0
            tags = $0; sub(/.*#@ /, "", tags); count = split(tags, tag, " ")
            for (i = 1; i <= count; i++) if (tag[i] in kept) belongs = 1
            if (!belongs) next
            sub(/ *#@ .*/, "")
        }
        { print }' "$STACK_HOME/docker-compose.template.yml" |
        sed -e "s|@N8N_IMAGE@|$N8N_IMAGE|" -e "s|@POSTGRES_IMAGE@|$POSTGRES_IMAGE|" \
            -e "s|@N8N_PORT@|$N8N_PORT|" -e "s|@POSTGRES_PORT@|$POSTGRES_PORT|" \
            -e "s|@QDRANT_PORT@|$QDRANT_PORT|" -e "s|@CRAWL4AI_PORT@|$CRAWL4AI_PORT|" \
            -e "s|@QDRANT_IMAGE@|$QDRANT_IMAGE|" -e "s|@CRAWL4AI_IMAGE@|$CRAWL4AI_IMAGE|" \
            -e "s|@PREFIX@|$prefix|" -e "s|@POSTGRES_ARGS@|$POSTGRES_ARGS|")
    # No argument of a program, where everybody could read them.
    text=${text//@POSTGRES_PASSWORD@/$POSTGRES_PASSWORD}
    printf '%s\n' "${text//@N8N_ENCRYPTION_KEY@/$N8N_ENCRYPTION_KEY}"
}

# runtime.env or .env: the database's name and role, then the secrets.
env_file() {
    echo "# Generated when the deployment was made"
    if [ "$VARIANT" != secretfile ]; then
        echo "POSTGRES_USER=geusemaker"
        echo "POSTGRES_DB=geusemaker"
        echo "POSTGRES_PASSWORD=$POSTGRES_PASSWORD"
    fi
    echo "N8N_ENCRYPTION_KEY=$N8N_ENCRYPTION_KEY"
    echo "CRAWL4AI_API_TOKEN=$CRAWL4AI_API_TOKEN"
    case $VARIANT in
        envowner)
            echo "# n8n takes its owner from here at every start"
            echo "N8N_INSTANCE_OWNER_MANAGED_BY_ENV=true"
            echo "N8N_INSTANCE_OWNER_EMAIL=$OWNER_EMAIL"
            echo "N8N_INSTANCE_OWNER_FIRST_NAME=Owner"
            echo "N8N_INSTANCE_OWNER_LAST_NAME=Example"
            echo "N8N_INSTANCE_OWNER_PASSWORD_HASH='$(bcrypt_of "$OWNER_PASSWORD")'"
            ;;
        keyed)
            echo "# Qdrant's keys"
            echo "QDRANT__SERVICE__API_KEY=q$(random_hex 16)"
            echo "QDRANT__SERVICE__READ_ONLY_API_KEY=r$(random_hex 16)"
            echo "# What Crawl4AI signs its tokens with"
            echo "SECRET_KEY=s$(random_hex 16)"
            ;;
        basicauth)
            echo "# What asks for a password before any page of n8n"
            echo "N8N_BASIC_AUTH_ACTIVE=true"
            echo "N8N_BASIC_AUTH_USER=geusemaker"
            echo "N8N_BASIC_AUTH_PASSWORD=b$(random_hex 16)"
            ;;
    esac
}

# n8n's image brings bcrypt; the password goes in on standard input.
bcrypt_of() { # password
    printf %s "$1" | docker run --rm -i --entrypoint node "$N8N_IMAGE" -e '
        const bcrypt = require("module").createRequire("/usr/local/lib/node_modules/n8n/package.json")("bcryptjs");
        process.stdout.write(bcrypt.hashSync(require("fs").readFileSync(0, "utf8"), 10));'
}

mkdir -p "$DIR/efs/n8n" "$DIR/efs/postgres"
case $VARIANT in
    dotenv) env_file >"$DIR/.env" ;;
    inline) ;;
    *) env_file >"$DIR/runtime.env" ;;
esac
if [ "$VARIANT" = secretfile ]; then
    mkdir -p "$DIR/secrets"
    printf '%s\n' "$POSTGRES_PASSWORD" >"$DIR/secrets/postgres_password"
    own_by_n8n "$DIR/secrets/postgres_password"
fi
own_by_n8n "$DIR/efs/n8n"
if [ "$VARIANT" = keyed ]; then
    for service in qdrant crawl4ai indexer; do
        mkdir -p "$DIR/efs/$service"
        own_by_n8n "$DIR/efs/$service"
    done
fi
compose_file >"$DIR/docker-compose.yml"
printf '{"email": "%s", "firstName": "Owner", "lastName": "Example", "password": "%s"}\n' "$OWNER_EMAIL" "$OWNER_PASSWORD" >"$DIR/owner.json"
