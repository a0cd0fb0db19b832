# Goes before what takes a change back: an engine that is being restarted is back within a minute, and
# then starts the containers that it had ended.
patience=60
until docker version --format '{{.Server.Version}}' >/dev/null 2>&1 || [ "$patience" -le 0 ]; do
  sleep 1
  patience=$((patience - 1))
done
