# Ends the sessions of roles that logged in over the network before their passwords changed. What
# PostgreSQL itself, replication and the local socket have open is left alone. Parameters:
# DATABASE_USER, DATABASE, ROLES (as SQL literals), REPLACED (lines "service id": the containers that
# were recreated for it), START_SECONDS, PROBE (asks n8n).
database=$(container_of postgres)
if [ -z "$database" ]; then
  echo "service postgres has no container" >&2
  exit 69
fi
# The new containers logged in with the new password: what is older than the first of them is old.
started=$(
  printf '%s\n' "$REPLACED" | while read -r service id; do
    new=$(container_of "$service")
    [ -n "$new" ] && [ "$new" != "$id" ] || continue
    docker inspect --format '{{.State.StartedAt}}' "$new"
  done
)
ask_sessions() { # what is asked about them
  docker exec -i "$database" \
    psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$DATABASE_USER" -d "$DATABASE" <<SQL
SELECT $1 FROM pg_stat_activity
WHERE usename IN ($ROLES) AND backend_type = 'client backend' AND client_addr IS NOT NULL
AND pid <> pg_backend_pid() AND backend_start < coalesce((SELECT min(t::timestamptz) FROM unnest(string_to_array('$(printf '%s' "$started" | tr '\n' ' ')', ' ')) AS t WHERE t <> ''), clock_timestamp());
SQL
}
if ! ended=$(ask_sessions 'count(*) FILTER (WHERE pg_terminate_backend(pid))' 2>&1); then
  printf '%s\n' "$ended" | tail -n 3 >&2
  exit 69
fi
if [ -n "$started" ]; then
  patience=100
  until [ "$(ask_sessions 'count(*)' 2>/dev/null)" = 0 ]; do
    if [ "$patience" -le 0 ]; then
      echo "sessions that logged in before did not end" >&2
      exit 71
    fi
    patience=$((patience - 1))
    sleep 0.1
  done
fi
say sessions-ended "$ended"

# n8n stays up without a session, and says on its readiness route whether it has one again.
n8n=$(container_of n8n)
status_of() { printf '%s\n' "$answers" | sed -n "s/^{\"name\":\"$1\",\"status\":\([0-9]*\).*/\1/p"; }
n8n_is_ready() {
  answers=$(printf '%s' "$PROBE" | docker exec -i "$n8n" node - 2>/dev/null)
  # Releases without the route answer with a page, or 404.
  case $(status_of login) in 200 | 401) [ "$(status_of readiness)" != 503 ] ;; *) return 1 ;; esac
}
await_n8n() { # seconds
  deadline=$(($(date +%s) + $1))
  until n8n_is_ready; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 1
  done
}
if [ -n "$n8n" ] && [ "$(docker inspect --format '{{.State.Running}}' "$n8n")" = true ] &&
  ! await_n8n 20; then
  docker restart "$n8n" >/dev/null || exit 67
  if ! await_n8n "$START_SECONDS"; then
    echo "n8n has no session with its database, and restarting it did not help" >&2
    exit 67
  fi
fi
