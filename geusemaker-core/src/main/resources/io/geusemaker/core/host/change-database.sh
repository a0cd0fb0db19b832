# Runs one transaction in the database container, which is started if it does not run.
# Parameters: DATABASE_USER, DATABASE; secret: SQL. Ends with 65 when a value is not what it was.
database=$(container_of postgres)
run_transaction() {
  printf '%s' "$SQL" | docker exec -i "$database" \
    psql -X -q -A -t -v ON_ERROR_STOP=1 -v VERBOSITY=terse -U "$DATABASE_USER" -d "$DATABASE"
}
try_connection() {
  docker exec "$database" psql -X -q -A -t -U "$DATABASE_USER" -d "$DATABASE" -c 'SELECT 1'
}
if [ -z "$database" ]; then
  echo "service postgres has no container" >&2
  exit 69
fi
if [ "$(docker inspect --format '{{.State.Running}}' "$database")" != true ]; then
  missing=$(unmounted_data "$database")
  if [ -n "$missing" ]; then
    printf '%s\n' "$missing" >&2
    exit 69
  fi
  docker start "$database" >/dev/null || exit 69
fi
deadline=$(($(date +%s) + 60))
until complaint=$(try_connection 2>&1); do
  if [ "$(date +%s)" -ge "$deadline" ]; then
    printf '%s\n' "$complaint" >&2
    exit 69
  fi
  sleep 1
done
complaint=$(run_transaction 2>&1 >/dev/null)
code=$?
if [ "$code" -ne 0 ]; then
  printf '%s\n' "$complaint" >&2
  case $complaint in *GM065:*) exit 65 ;; esac
  exit "$code"
fi
