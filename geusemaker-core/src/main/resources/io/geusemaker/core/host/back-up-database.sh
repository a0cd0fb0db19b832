# Keeps a dump of the database on the host. Parameters: BACKUP (its path), KEPT (how many older dumps
# stay), NEEDED (paths of dumps that stay in any case, for a rollback).
umask 077
backups=$(dirname "$BACKUP")
mkdir -p "$backups" || exit 74
rm -f "$backups"/*.part "$backups"/*.err
[ -s "$BACKUP" ] || dump_database "$BACKUP"
say backup "$(wc -c <"$BACKUP")"
find "$backups" -maxdepth 1 -name '*.dump' | grep -vxF -e "$BACKUP" | sort -r | tail -n "+$((KEPT + 1))" |
  while IFS= read -r old; do
    printf '%s\n' "$NEEDED" | grep -qxF -e "$old" || rm -f "$old"
  done
