# Tries passwords over TCP from another container, the way n8n connects. Parameters: IMAGE, NETWORK,
# DATABASE_HOST, DATABASE_PORT, DATABASE_USER, OLD_USER (if another had the old password), DATABASE,
# PROOF (the section); secrets: NEW_PASSWORD, OLD_PASSWORD.
quoted() {
  printf "%s='" "$1"
  printf '%s' "$2" | sed "s/'/'\\\\''/g"
  printf "'\n"
}
questions() {
  quoted NEW_PASSWORD "$NEW_PASSWORD"
  quoted OLD_PASSWORD "$OLD_PASSWORD"
  quoted host "$DATABASE_HOST"
  quoted port "$DATABASE_PORT"
  quoted user "$DATABASE_USER"
  quoted old_user "${OLD_USER:-$DATABASE_USER}"
  quoted database "$DATABASE"
  cat <<'INNER'
umask 077
pass=/dev/shm/.geusemaker-$$
trap 'rm -f "$pass"' EXIT
attempt() { # name, password, role
  printf '*:*:*:*:%s\n' "$(printf '%s' "$2" | sed 's/[\\:]/\\&/g')" >"$pass"
  if answer=$(PGPASSFILE=$pass PGCONNECT_TIMEOUT=10 psql -X -w -A -t -h "$host" -p "$port" -U "${3:-$user}" -d "$database" -c 'SELECT 1' 2>&1); then
    echo "$1 accepted"
  else
    echo "$1 refused $(printf '%s' "$answer" | tr '\n' ' ' | cut -c1-300)"
  fi
}
attempt new "$NEW_PASSWORD"
if [ -n "$OLD_PASSWORD" ]; then attempt old "$OLD_PASSWORD" "$old_user"; fi
attempt none ''
attempt again "$NEW_PASSWORD"
INNER
}
attempts=$(questions | docker run --rm -i --network "$NETWORK" --entrypoint sh "$IMAGE" -s)
code=$?
if [ "$code" -ne 0 ]; then
  echo "the passwords were not tried: docker run ended with $code" >&2
  exit 70
fi
printf '%s\n' "$attempts" | section "${PROOF:-postgres-proof}"
