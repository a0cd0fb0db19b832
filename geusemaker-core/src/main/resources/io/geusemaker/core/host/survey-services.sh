# Asks PostgreSQL and n8n, after the survey has found the project. Parameters: PROBE, ISSUED_KEYS
# (whether to read n8n's API keys).
running() { # service: prints the id of its running container
  printf '%s\n' "$listing" |
    awk -F'|' -v p="$PROJECT" -v s="$1" '$2 == p && $3 == s && $8 == "running" {print $1; exit}'
}
postgres=$(running postgres)
n8n=$(running n8n)

# Files that *_FILE variables name, and a further one, on the bind mount that they lie on.
emit_named_files() { # container, its environment, further file or empty
  mounts=$(docker inspect --format '{{range .Mounts}}{{.Type}}|{{.Source}}|{{println .Destination}}{{end}}' "$1")
  {
    printf '%s\n' "$2" | sed -n 's/^[A-Za-z0-9_]*_FILE=\(\/.*\)$/\1/p'
    [ -z "$3" ] || printf '%s\n' "$3"
  } | while IFS= read -r named; do
    source=$(printf '%s\n' "$mounts" | awk -F'|' -v path="$named" '
      $1 == "bind" && (path == $3 || index(path, $3 "/") == 1) && length($3) > best {
        best = length($3); found = $2 substr(path, best + 1); root = $2
      }
      END { if (best) print found "|" root }')
    [ -n "$source" ] || continue
    # A link out of the mount leads elsewhere in the container than on the host.
    case $(readlink -f "${source%|*}")/ in "$(readlink -f "${source#*|}")"/*) printf '%s\n' "${source%|*}" ;; esac
  done | emit_lines
}
# Runs a command that answers in lines of JSON; what else it says counts only when it fails.
answers() { # section, command
  answered=$1
  shift
  {
    complaint=$(
      {
        {
          "$@" 2>&3 3>&- 4>&-
          echo "exit $?" >&3
        } | grep '^{' | section "$answered" >&4
      } 3>&1
    )
  } 4>&1
  case $complaint in
    *'exit 0') ;;
    *) unanswered "$answered" "$(printf '%s\n' "$complaint" | sed '/^exit [0-9]*$/d')" ;;
  esac
}
unanswered() { # section, why
  say "unanswered.$1" "$(printf '%s\n' "${2:-it said nothing}" | tail -n 3 | cut -c1-300)"
}
sql() { docker exec -i "$postgres" psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$user" -d "$1"; }
# Its value, or the content of the file that *_FILE names, as PostgreSQL's image and n8n do.
setting() { # variable, container, its environment
  value=$(env_value "$1" "$3")
  file=$(env_value "$1_FILE" "$3")
  if [ -z "$value" ] && [ -n "$file" ]; then value=$(docker exec "$2" cat "$file" 2>/dev/null); fi
  printf '%s' "$value"
}
n8n_setting() { setting "$1" "$n8n" "$n8n_env"; }
if [ -n "$postgres" ]; then
  postgres_env=$(env_of "$postgres")
  emit_named_files "$postgres" "$postgres_env" ''
  user=$(setting POSTGRES_USER "$postgres" "$postgres_env")
  user=${user:-postgres}
  database=$(setting POSTGRES_DB "$postgres" "$postgres_env")
  database=${database:-$user}
  say postgres-user "$user"
  say postgres-database "$database"
  answers postgres-role sql "$database" <<'SQL'
SELECT json_build_object('version', current_setting('server_version'), 'role', rolname, 'verifier', rolpassword, 'terms', array_remove(ARRAY[CASE WHEN rolconnlimit >= 0 THEN 'a limit of connections' END, CASE WHEN rolvaliduntil < 'infinity' THEN 'a day on which its password ends' END], NULL) || ARRAY(SELECT 'a setting of ' || split_part(unnest(setconfig), '=', 1) FROM pg_db_role_setting WHERE setrole = a.oid)) FROM pg_authid a WHERE rolname = current_user;
SELECT json_build_object('role', rolname, 'verifier', rolpassword, 'login', rolcanlogin, 'superuser', rolsuper, 'expired', coalesce(rolvaliduntil <= now(), false), 'database', (SELECT datname FROM pg_database d WHERE d.datallowconn AND NOT d.datistemplate AND has_database_privilege(a.oid, d.oid, 'CONNECT') ORDER BY datname <> current_database(), datname LIMIT 1), 'acts_as', coalesce((SELECT substr(s, 6) FROM pg_db_role_setting, unnest(setconfig) AS s WHERE setrole = a.oid AND setdatabase = 0 AND s LIKE 'role=%' LIMIT 1), '')) FROM pg_authid a WHERE rolname <> current_user AND rolname !~ '^pg_' ORDER BY rolname;
SQL
fi

probe_n8n() { printf '%s' "$PROBE" | docker exec -i "$n8n" node -; }
if [ -n "$n8n" ]; then
  n8n_env=$(env_of "$n8n")
  n8n_folder=$(env_value N8N_USER_FOLDER "$n8n_env")
  emit_named_files "$n8n" "$n8n_env" "${n8n_folder:-/home/node}/.n8n/config"
  answers n8n-probe probe_n8n
  if [ -z "$(env_value N8N_ENCRYPTION_KEY "$n8n_env")" ]; then
    # shellcheck disable=SC2016
    docker exec "$n8n" sh -c 'cat "${N8N_USER_FOLDER:-$HOME}/.n8n/config"' 2>/dev/null | section n8n-config
  fi
fi
own_database() {
  [ -n "$n8n" ] && [ -n "$postgres" ] || return 1
  [ "$(n8n_setting DB_TYPE)" = postgresdb ] || return 1
  database_host=$(n8n_setting DB_POSTGRESDB_HOST)
  [ -n "$database_host" ] || return 1
  {
    printf 'postgres\n'
    docker inspect --format '{{println .Name}}{{range .NetworkSettings.Networks}}{{range .Aliases}}{{println .}}{{end}}{{end}}' "$postgres"
  } | sed 's|^/||' | grep -Fqx -e "$database_host"
}
doubled() { printf '%s' "$2" | sed "s/$1/$1$1/g"; } # a quote, the text in which it is doubled
table() { printf '"%s"."%s"' "$(doubled '"' "$schema")" "$(doubled '"' "$prefix$1")"; }
# What n8n has encrypted begins with "Salted__", in Base64; where else than in credentials that is found
# is asked of every column but those of runs and workflows, which are large and hold none, and of other
# tables of more than 64 MB, which only keep the encryption key from being rotated.
# 1.x makes a key pair for source control at its first start, whether that is used or not.
encrypted_settings() { # table
  cat <<SQL
SELECT json_build_object('row', CASE WHEN unused THEN 'self-made' ELSE 'encrypted-elsewhere' END, 'place', 'setting ' || key, 'table', 'settings', 'content', content)
FROM (SELECT s.key, to_jsonb(s) AS content, s.key = 'features.sourceControl.sshKeys' AND NOT EXISTS (SELECT FROM $1 c WHERE c.key = 'features.sourceControl' AND c.value ~ '"repositoryUrl": *"[^"]') AS unused FROM $1 s WHERE s.value LIKE '%U2FsdGVk%') found ORDER BY key;
SQL
}
issued_keys() { # table, table of users
  cat <<SQL
SELECT json_build_object('row', 'issued-key', 'id', k.id, 'label', k.label, 'made', extract(epoch FROM k."createdAt")::bigint, 'user', u.email, 'disabled', to_jsonb(u)->'disabled', 'audience', coalesce(to_jsonb(k)->>'audience', 'public-api'), 'scopes', to_jsonb(k)->'scopes', 'key', k."apiKey")
FROM $1 k LEFT JOIN $2 u ON u.id::text = k."userId"::text ORDER BY k.id;
SQL
}
encrypted_elsewhere() { printf '%s\n' "$tables" | grep '^SELECT json_build_object'; }
read_tables() {
  n8n_database=$(n8n_setting DB_POSTGRESDB_DATABASE)
  n8n_database=${n8n_database:-n8n}
  schema=$(n8n_setting DB_POSTGRESDB_SCHEMA)
  schema=${schema:-public}
  prefix=$(n8n_setting DB_TABLE_PREFIX)
  if ! tables=$(sql "$n8n_database" 2>&1 <<SQL
SELECT table_name FROM information_schema.tables WHERE table_schema = '$(doubled "'" "$schema")';
SELECT CASE WHEN pg_total_relation_size(format('%I.%I', c.table_schema, c.table_name)::regclass) > 67108864 THEN format('SELECT json_build_object(''row'', ''encrypted-elsewhere'', ''place'', %L);', c.table_name || '.' || c.column_name || ', which is too large to look through') ELSE format('SELECT json_build_object(''row'', ''encrypted-elsewhere'', ''place'', %L) WHERE EXISTS (SELECT FROM %I.%I WHERE %I::text LIKE ''%%U2FsdGVk%%'');', c.table_name || '.' || c.column_name, c.table_schema, c.table_name, c.column_name) END
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = '$(doubled "'" "$schema")' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'character varying', 'json', 'jsonb')
AND c.table_name NOT IN ('$(doubled "'" "$prefix")credentials_entity', '$(doubled "'" "$prefix")deployment_key', '$(doubled "'" "$prefix")settings')
AND c.table_name !~ '(execution_|insights_|workflow_)';
SQL
  ); then
    unanswered n8n-tables "$tables"
    return
  fi
  has() { printf '%s\n' "$tables" | grep -Fqx -e "$prefix$1"; }
  for name in user credentials_entity workflow_entity; do
    if ! has "$name"; then
      unanswered n8n-tables "there is no table $(table "$name") in database $n8n_database"
      return
    fi
  done
  owner="to_jsonb(u)->>'roleSlug' = 'global:owner' OR to_jsonb(u)->>'role' = 'global:owner'"
  if has role; then
    owner="$owner OR EXISTS (SELECT 1 FROM $(table role) r WHERE to_jsonb(r)->>'name' = 'owner' AND to_jsonb(r)->>'scope' = 'global' AND to_jsonb(r)->>'id' = to_jsonb(u)->>'globalRoleId')"
  fi
  answers n8n-tables sql "$n8n_database" <<SQL
SELECT json_build_object('row', 'owner', 'id', u.id, 'email', u.email, 'password', u.password, 'mfa', to_jsonb(u)->'mfaEnabled') FROM $(table user) u WHERE $owner;
SELECT json_build_object('row', 'credential', 'id', id, 'name', name, 'data', data) FROM $(table credentials_entity) WHERE type IN ('postgres', 'timescaleDb') ORDER BY id;
SELECT json_build_object('row', 'qdrant-credential', 'id', id, 'name', name, 'data', data) FROM $(table credentials_entity) WHERE type = 'qdrantApi' ORDER BY id;
SELECT json_build_object('row', 'stored-credential', 'id', id, 'name', name, 'data', data) FROM $(table credentials_entity) ORDER BY id;
$(encrypted_elsewhere)
$(if [ -n "$ISSUED_KEYS" ] && has user_api_keys; then issued_keys "$(table user_api_keys)" "$(table user)"; fi)
$(if has deployment_key; then printf "SELECT json_build_object('row', 'self-made', 'table', 'deployment_key', 'content', to_jsonb(k)) FROM %s k ORDER BY id;" "$(table deployment_key)"; fi)
$(if has settings; then encrypted_settings "$(table settings)"; fi)
SELECT json_build_object('row', 'count', 'users', (SELECT count(*) FROM $(table user)), 'credentials', (SELECT count(*) FROM $(table credentials_entity)), 'workflows', (SELECT count(*) FROM $(table workflow_entity)));
SQL
}
if own_database; then read_tables; fi
