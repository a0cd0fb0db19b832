# Stops n8n, so that it writes nothing while what it stores is encrypted anew. Compose starts it again.
stopped=$(container_of n8n)
if [ -n "$stopped" ] && ! complaint=$(docker stop -t 30 "$stopped" 2>&1 >/dev/null); then
  printf '%s\n' "$complaint" >&2
  exit 69
fi
