# Dumps the database to a file on the host and reads the whole dump again. Parameters: BACKUP (its
# path), DATABASE_USER, DATABASE, KEPT (how many older dumps stay).
umask 077
backups=$(dirname "$BACKUP")
mkdir -p "$backups" || exit 74
rm -f "$backups"/*.part
if [ ! -s "$BACKUP" ]; then
  database_container=$(container_of postgres)
  if ! docker exec "$database_container" pg_dump -Fc -U "$DATABASE_USER" -d "$DATABASE" \
    >"$BACKUP.part" 2>"$BACKUP.err"; then
    tail -n 2 "$BACKUP.err" >&2
    rm -f "$BACKUP.part" "$BACKUP.err"
    exit 71
  fi
  # Converting it reads every byte; a list would read its beginning only.
  if ! docker exec -i "$database_container" pg_restore -f /dev/null \
    <"$BACKUP.part" 2>"$BACKUP.err"; then
    tail -n 2 "$BACKUP.err" >&2
    rm -f "$BACKUP.part" "$BACKUP.err"
    exit 71
  fi
  rm -f "$BACKUP.err"
  sync "$BACKUP.part" && mv -f "$BACKUP.part" "$BACKUP" || exit 74
fi
say backup "$(wc -c <"$BACKUP")"
find "$backups" -maxdepth 1 -name '*.dump' | sort -r | tail -n "+$((KEPT + 1))" |
  while IFS= read -r old; do rm -f "$old"; done
