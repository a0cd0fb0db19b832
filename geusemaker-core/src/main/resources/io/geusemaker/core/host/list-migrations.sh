# Lists the migrations that an image of n8n knows and those that the database has run, by name. The
# image's own program is not run. Parameters: N8N_IMAGE (empty to list nothing), DATABASE_USER,
# DATABASE, RAN_QUERY.
list_migrations() {
  docker image inspect "$N8N_IMAGE" >/dev/null 2>&1 || return 0
  # Classes are named otherwise than their files now and then: the list of classes counts.
  # shellcheck disable=SC2016
  known=$(docker run --rm --network none --read-only --cap-drop ALL --entrypoint sh "$N8N_IMAGE" -c '
    program=$(readlink -f "$(command -v n8n)") || exit 1
    home=${program%/bin/n8n}
    for place in "$home/node_modules/@n8n/db/dist" "${home%/*}/@n8n/db/dist" "$home/dist/databases"; do
      list=$place/migrations/postgresdb/index.js
      if [ -f "$list" ]; then
        sed -n "s/^ *_[0-9A-Za-z_]*[.]\([A-Za-z][A-Za-z0-9_]*\).*/\1/p" "$list"
        exit
      fi
    done
    exit 1' 2>/dev/null </dev/null)
  if [ -z "$known" ]; then
    say migrations-unknown 'the image does not show which it knows'
    return
  fi
  if ! ran=$(printf '%s\n' "$RAN_QUERY" | docker exec -i "$(container_of postgres)" \
    psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$DATABASE_USER" -d "$DATABASE" 2>/dev/null); then
    say migrations-unknown 'the database does not tell which it has run'
    return
  fi
  say migrations-known "$known"
  say migrations-ran "$ran"
}
if [ -n "$N8N_IMAGE" ]; then list_migrations; fi
