# Whether each service runs the image that it has to, and stays up for a while. Parameters: EXPECTED
# (newline-separated: service, then the image's id or digest), SETTLE_SECONDS.
restarts_of() { docker inspect --format '{{.RestartCount}}' "$(container_of "$1")" 2>/dev/null; }
restarts_before=$(printf '%s\n' "$EXPECTED" | while read -r service expected; do
  if [ -n "$service" ]; then echo "$service $(restarts_of "$service")"; fi
done)
[ "$SETTLE_SECONDS" -eq 0 ] || sleep "$SETTLE_SECONDS"
printf '%s\n' "$EXPECTED" | while read -r service expected; do
  [ -n "$service" ] || continue
  before=$(printf '%s\n' "$restarts_before" | sed -n "s/^$service //p")
  now=$(restarts_of "$service")
  runs=$(docker inspect --format '{{.Image}} {{.State.Status}}' "$(container_of "$service")" 2>/dev/null)
  digests=$(docker image inspect --format '{{range .RepoDigests}}{{print .}} {{end}}' "${runs%% *}" 2>/dev/null)
  say image "$service $expected $runs $((${now:-0} - ${before:-0})) $digests"
done
