# Puts the database back from its dump when the new image has migrated it, before its client starts
# from the old one. Parameters: BACKUP, DATABASE_USER, DATABASE, CLIENT (the service that migrates),
# CLIENT_IMAGE (the id of its image before), MIGRATIONS_QUERY, MIGRATIONS (its answer before).
database_sql() { # database
  docker exec -i "$(container_of postgres)" \
    psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$DATABASE_USER" -d "$1"
}
quoted_name() { printf '"%s"' "$(printf '%s' "$1" | sed 's/"/""/g')"; }
quoted_text() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/''/g")"; }
there_is() { # database; not to be called in a subshell: it ends the script when it cannot tell
  if ! counted=$(printf 'SELECT count(*) FROM pg_database WHERE datname = %s;\n' "$(quoted_text "$1")" |
    database_sql postgres); then
    echo "which databases there are could not be asked; they are left as they are" >&2
    exit 72
  fi
  [ "$counted" = 1 ]
}
rename_database() { # from, to
  database_sql postgres <<SQL
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $(quoted_text "$1") AND pid <> pg_backend_pid();
ALTER DATABASE $(quoted_name "$1") RENAME TO $(quoted_name "$2");
SQL
}
drop_database() {
  printf 'DROP DATABASE IF EXISTS %s WITH (FORCE);\n' "$(quoted_name "$1")" | database_sql postgres
}
before_start() {
  [ "$1" = "$CLIENT" ] || return 0
  client=$(container_of "$CLIENT")
  # Its old image still runs: the new one never saw the data.
  [ "$(docker inspect --format '{{.Image}}' "$client" 2>/dev/null)" != "$CLIENT_IMAGE" ] || return 0
  wait_database postgres
  restored=${DATABASE}_geusemaker_restored
  migrated=${DATABASE}_geusemaker_migrated
  # One that died between the two names left neither.
  if ! there_is "$DATABASE" && there_is "$restored"; then
    rename_database "$restored" "$DATABASE" >/dev/null || exit 72
  fi
  if there_is "$DATABASE"; then
    now=$(printf '%s\n' "$MIGRATIONS_QUERY" | database_sql "$DATABASE" 2>/dev/null)
    # With 3 psql says that the query failed, as it does where the tables are others.
    case $? in
      0 | 3) ;;
      *)
        echo "how far the database is migrated could not be asked; it is left as it is" >&2
        exit 72
        ;;
    esac
    if [ "$now" = "$MIGRATIONS" ]; then
      if there_is "$migrated"; then drop_database "$migrated" >/dev/null; fi
      return 0
    fi
  fi
  if [ ! -s "$BACKUP" ]; then
    echo "the database was migrated and its backup $BACKUP is not there" >&2
    exit 72
  fi
  [ -z "$client" ] || docker stop "$client" >/dev/null 2>&1
  drop_database "$restored" >/dev/null || exit 72
  # Only an owner may make tables there from PostgreSQL 15 on.
  owner=$(printf 'SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s;\n' \
    "$(quoted_text "$DATABASE")" | database_sql postgres)
  printf 'CREATE DATABASE %s OWNER %s TEMPLATE template0;\n' "$(quoted_name "$restored")" \
    "$(quoted_name "${owner:-$DATABASE_USER}")" | database_sql postgres >/dev/null || exit 72
  docker exec -i "$(container_of postgres)" pg_restore --exit-on-error --single-transaction \
    -U "$DATABASE_USER" -d "$restored" <"$BACKUP" >&2 || exit 72
  now=$(printf '%s\n' "$MIGRATIONS_QUERY" | database_sql "$restored")
  if [ "$now" != "$MIGRATIONS" ]; then
    echo "the restored database is not as it was before" >&2
    exit 72
  fi
  drop_database "$migrated" >/dev/null || exit 72
  { rename_database "$DATABASE" "$migrated" && rename_database "$restored" "$DATABASE"; } \
    >/dev/null || exit 72
  drop_database "$migrated" >/dev/null
  say restored "$DATABASE"
}
