# Starts the database's and n8n's containers, or those of AWAKENED, and those of ALSO if they are stopped, as a reboot or a
# death in the middle may leave them, and waits until the database accepts connections. Fails at nothing.
for service in ${AWAKENED:-postgres n8n} $ALSO; do
  id=$(container_of "$service")
  if [ -n "$id" ] && [ "$(docker inspect --format '{{.State.Running}}' "$id")" = false ] &&
    [ -z "$(unmounted_data "$id")" ]; then
    docker start "$id" >/dev/null 2>&1
  fi
done
database=$(container_of postgres)
patience=60
until [ -z "$database" ] || [ "$patience" -le 0 ] ||
  docker exec "$database" pg_isready -q -h 127.0.0.1 2>/dev/null; do
  sleep 1
  patience=$((patience - 1))
done
