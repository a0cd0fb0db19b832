# Prints the stored credentials of n8n as they are, encrypted. Parameters: ENCRYPTED_USER,
# ENCRYPTED_DATABASE, ENCRYPTED_QUERY.
encrypted_rows() {
  printf '%s' "$ENCRYPTED_QUERY" | docker exec -i "$(container_of postgres)" \
    psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$ENCRYPTED_USER" -d "$ENCRYPTED_DATABASE"
}
if ! encrypted=$(encrypted_rows); then
  echo "n8n's stored credentials could not be read" >&2
  exit 69
fi
say encrypted "$encrypted"
