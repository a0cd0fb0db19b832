# Reads the hash of n8n's owner. Parameters: HASH_USER, HASH_DATABASE, HASH_QUERY.
printf '%s' "$HASH_QUERY" | docker exec -i "$(container_of postgres)" \
  psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$HASH_USER" -d "$HASH_DATABASE" 2>/dev/null | section n8n-hash
