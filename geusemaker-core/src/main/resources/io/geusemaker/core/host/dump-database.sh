# Dumps the database to a file on the host and reads the whole dump again; ends with 71 when it cannot.
# Parameters: DATABASE_USER, DATABASE.
dump_database() { # file
  dumped=$(container_of postgres)
  if ! docker exec "$dumped" pg_dump -Fc -U "$DATABASE_USER" -d "$DATABASE" >"$1.part" 2>"$1.err"; then
    dump_failed "$1"
  fi
  # Converting it reads every byte; a list would read its beginning only.
  if ! docker exec -i "$dumped" pg_restore -f /dev/null <"$1.part" 2>"$1.err"; then
    dump_failed "$1"
  fi
  rm -f "$1.err"
  sync "$1.part" && mv -f "$1.part" "$1" || exit 74
}
dump_failed() {
  tail -n 2 "$1.err" >&2
  rm -f "$1.part" "$1.err"
  exit 71
}
