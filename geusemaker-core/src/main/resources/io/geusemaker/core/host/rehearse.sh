# Boots what is to run next to what runs, from a copy of the data and on a network of its own that leads
# nowhere, and throws it away. Nothing of the deployment is touched. Parameters: DATABASE_USER, DATABASE, DATABASE_IMAGE, DATABASE_REHEARSED (yes, or empty when it is the one that runs),
# CLIENT_IMAGE (n8n's; may be empty), QUIET_SQL (leaves the copy nothing to do by itself), ROWS_QUERY (users,
# credentials, workflows), START_SECONDS, HEALTH_SECONDS, SETTLE_SECONDS, PROBE.
umask 077
rehearsal_failed() { # service, why
  printf '%s\n%s\n' "$1" "$2" | section rehearsal-failed
  docker logs --tail 25 "$rehearsal-$1" 2>&1 | masked | tail -c 1500 | section rehearsal-log
  sweep_rehearsal
  exit 0
}
# Candidates may log what they were given.
masked() {
  awk 'NR == FNR {
      name = $0; sub(/=.*/, "", name); value = substr($0, length(name) + 2)
      if (length(value) > 3 && name ~ /PASS|SECRET|TOKEN|KEY|HASH|AUTH|CREDENTIAL|DSN|CERT|URL/) secret[++n] = value
      next
    }
    {
      for (i = 1; i <= n; i++)
        while (at = index($0, secret[i])) $0 = substr($0, 1, at - 1) "***" substr($0, at + length(secret[i]))
      print
    }' "$rehearsal_files/given" -
}
image_of() { docker inspect --format '{{.Image}}' "$1"; }
words_of() { docker "$1" inspect --format "{{range .Config.$2}}{{println .}}{{end}}" "$3"; }
user_of() { docker "$1" inspect --format '{{.Config.User}}' "$2"; }
test_of() { docker "$1" inspect --format '{{with .Config.Healthcheck}}{{range .Test}}{{println .}}{{end}}{{end}}' "$2"; }
# What compose has given a service's container: without what its present image sets, and with the content
# of files that variables name, which the candidate does not have.
own_environment() { # service
  running=$(container_of "$1")
  words_of image Env "$(image_of "$running")" >"$rehearsal_files/image"
  env_of "$running" | grep -vFx -f "$rehearsal_files/image" | while IFS= read -r assignment; do
    case $assignment in
      *=*) ;;
      *) continue ;;
    esac
    name=${assignment%%=*}
    case $name in
      *_FILE)
        value=$(docker exec "$running" cat "${assignment#*=}" </dev/null 2>/dev/null) || continue
        [ "$(printf '%s\n' "$value" | wc -l)" -eq 1 ] || continue
        printf '%s=%s\n' "${name%_FILE}" "$value"
        ;;
      *) printf '%s\n' "$assignment" ;;
    esac
  done
}
# Settings on standard input; those that compose has given and that are not among them follow.
environment_file() { # service
  cat >"$rehearsal_files/settings"
  own_environment "$1" >"$rehearsal_files/own"
  {
    cat "$rehearsal_files/settings"
    awk -F= 'NR == FNR {set[$1]; next} !($1 in set)' "$rehearsal_files/settings" "$rehearsal_files/own"
  } | awk '{name = $0; sub(/=.*/, "", name); value = substr($0, length(name) + 2)} name !~ LEFT_OUT && !(name == "N8N_ENCRYPTION_KEY" && value == "")' \
    LEFT_OUT="$LEFT_OUT" >"$rehearsal_files/$1"
  cat "$rehearsal_files/$1" "$rehearsal_files/own" >>"$rehearsal_files/given"
}
boot() { # service, image
  service=$1
  image=$2
  running=$(container_of "$service")
  present=$(image_of "$running")
  own_test=$(test_of container "$running")
  set -- --name "$rehearsal-$service" --network "$rehearsal" --dns 127.0.0.1 --restart no \
    --label "$rehearsal_label" --label "io.geusemaker.operation=${LOCK_TOKEN%%#*}" \
    --label com.docker.compose.project= --label com.docker.compose.service= \
    --env-file "$rehearsal_files/$service" --log-driver json-file --log-opt max-size=1m \
    --cpu-shares 256 --oom-score-adj 1000
  if [ "$own_test" = "$(test_of image "$present")" ]; then own_test=; else set -- "$@" --no-healthcheck; fi
  user=$(user_of container "$running")
  [ "$user" = "$(user_of image "$present")" ] || set -- "$@" --user "$user"
  program=$(words_of container Entrypoint "$running")
  command=$(words_of container Cmd "$running")
  [ "$command" != "$(words_of image Cmd "$present")" ] || command=
  if [ "$program" = "$(words_of image Entrypoint "$present")" ]; then
    program=
  else
    set -- "$@" --entrypoint "$(printf '%s\n' "$program" | head -n 1)"
  fi
  set -- "$@" "$image"
  set -f
  IFS='
'
  # shellcheck disable=SC2046,SC2086
  set -- "$@" $(printf '%s\n' "$program" | sed 1d) $command
  unset IFS
  set +f
  started=$(docker run -d "$@" 2>&1 </dev/null) ||
    rehearsal_failed "$service" "its container did not start: $(printf '%s\n' "$started" | tail -n 1 | cut -c1-300)"
}
require_up() { # service
  state=$(docker inspect --format '{{.State.Status}} {{.State.ExitCode}}' "$rehearsal-$1" 2>/dev/null)
  case $state in
    running\ *) ;;
    *) rehearsal_failed "$1" "its container is ${state%% *}, exit code ${state##* }" ;;
  esac
}
await() { # service, seconds, what is waited for, command
  service=$1
  seconds=$2
  awaited=$3
  shift 3
  deadline=$(($(date +%s) + seconds))
  until "$@"; do
    require_up "$service"
    [ "$(date +%s)" -lt "$deadline" ] || rehearsal_failed "$service" "$awaited within $seconds s"
    sleep 0.5
  done
}
# The health check that compose gives the service, else the one of the candidate's image.
is_healthy() { # service
  case $own_test in
    CMD-SHELL*) printf '%s\n' "$own_test" | sed 1d ;;
    CMD*) printf '%s\n' "$own_test" | sed "1d; s/'/'\\\\''/g; s/^/'/; s/\$/'/" | tr '\n' ' ' ;;
    NONE*) echo true ;;
    *)
      case $(docker inspect --format '{{if .State.Health}}{{.State.Health.Status}}{{end}}' "$rehearsal-$1" 2>/dev/null) in
        '' | healthy) echo true ;;
        *) echo false ;;
      esac
      ;;
  esac | docker exec -i "$rehearsal-$1" sh -s >/dev/null 2>&1
}
# A check of compose is tried here and now; docker tries the image's own only now and then.
await_health() { # service
  if [ -z "$own_test" ]; then patience=$START_SECONDS; else patience=$HEALTH_SECONDS; fi
  await "$1" "$patience" "its health check did not pass" is_healthy "$1"
}
copy_sql() { docker exec -i "$rehearsal-postgres" psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$DATABASE_USER" -d "$DATABASE"; }
takes_connections() {
  docker exec "$rehearsal-postgres" psql -X -q -A -t -h 127.0.0.1 -U "$DATABASE_USER" -d "$DATABASE" -c 'SELECT 1' >/dev/null 2>&1
}
# From another address than the trusted one, as n8n connects.
over_tcp() {
  {
    printf 'password=%s\nhost=%s\n' "$password" "$rehearsal-postgres"
    cat <<'INNER'
umask 077
pass=/dev/shm/.geusemaker-$$
trap 'rm -f "$pass"' EXIT
printf '*:*:*:*:%s\n' "$password" >"$pass"
PGPASSFILE=$pass PGCONNECT_TIMEOUT=10 psql -X -w -A -t -h "$host" -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c 'SELECT 40 + 2'
INNER
  } | docker exec -i "$rehearsal-postgres" sh -s 2>&1
}
# Every table that was dumped has at least the rows that were dumped: prints how many tables and rows.
counted() {
  docker exec -i "$rehearsal-postgres" pg_restore -f - <"$rehearsal_dump" 2>/dev/null | awk '
    inside && $0 == "\\." { inside = 0; printf "SELECT %d, count(*) FROM %s;\n", rows, table; next }
    inside { rows++; next }
    /^COPY .* FROM stdin;$/ { table = $0; sub(/^COPY /, "", table); sub(/ FROM stdin;$/, "", table); sub(/ \(.*/, "", table); rows = 0; inside = 1 }' |
    copy_sql | awk -F'|' '{ tables++; rows += $1; if ($2 < $1) missing++ } END { print tables + 0, rows + 0, missing + 0 }'
}
rehearse_database() {
  password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
  LEFT_OUT='^POSTGRES_PASSWORD_FILE$'
  environment_file postgres <<SETTINGS
POSTGRES_USER=$DATABASE_USER
POSTGRES_DB=$DATABASE
POSTGRES_PASSWORD=$password
SETTINGS
  boot postgres "$DATABASE_IMAGE"
  await postgres 180 "it took no connections" takes_connections
  restored=$(docker exec -i "$rehearsal-postgres" pg_restore --exit-on-error --single-transaction --no-owner --no-acl \
    -U "$DATABASE_USER" -d "$DATABASE" <"$rehearsal_dump" 2>&1) ||
    rehearsal_failed postgres "the dump was not restored: $(printf '%s\n' "$restored" | grep -m 1 error: | cut -c1-300)"
  counts=$(counted)
  tables=$(echo 'SELECT count(*) FROM pg_stat_user_tables;' | copy_sql)
  case $counts in
    '0 0 0') [ "$tables" = 0 ] || rehearsal_failed postgres "the dump could not be counted" ;;
    *' 0') ;;
    *) rehearsal_failed postgres "${counts##* } tables have fewer rows than were dumped" ;;
  esac
  answer=$(over_tcp)
  [ "$answer" = 42 ] || rehearsal_failed postgres "a query over TCP was not answered"
  [ -z "$DATABASE_REHEARSED" ] || await_health postgres
  counts=${counts% *}
  database_detail="${counts% *} tables with ${counts#* } rows restored, a query over TCP answered"
}
login_answers() {
  case $(printf '%s' "$PROBE" | docker exec -i "$rehearsal-n8n" node - 2>/dev/null |
    sed -n 's/^{"name":"login","status":\([0-9]*\).*/\1/p') in
    200 | 401) ;;
    *) return 1 ;;
  esac
}
# An empty key counts as none; then n8n takes the one in its settings file.
add_encryption_key() {
  ! grep -q '^N8N_ENCRYPTION_KEY=' "$rehearsal_files/n8n" || return 0
  # shellcheck disable=SC2016
  docker exec "$(container_of n8n)" sh -c 'cat "${N8N_USER_FOLDER:-$HOME}/.n8n/config"' 2>/dev/null </dev/null | tr -d '\n' |
    sed -n 's/.*"encryptionKey"[[:space:]]*:[[:space:]]*"\([^"\\]*\)".*/N8N_ENCRYPTION_KEY=\1/p' >"$rehearsal_files/key"
  [ -s "$rehearsal_files/key" ] || rehearsal_failed n8n "its encryption key was not found"
  echo >>"$rehearsal_files/key"
  cat "$rehearsal_files/key" >>"$rehearsal_files/n8n"
  cat "$rehearsal_files/key" >>"$rehearsal_files/given"
}
rehearse_client() {
  quieted=$(printf '%s\n' "$QUIET_SQL" | copy_sql 2>&1) ||
    rehearsal_failed n8n "the workflows in the copy could not be made inactive: $(printf '%s\n' "$quieted" | tail -n 1 | cut -c1-300)"
  before=$(printf '%s\n' "$ROWS_QUERY" | copy_sql)
  # What names files and places of the running one, and what would look for a way outside.
  LEFT_OUT='^(DB_POSTGRESDB_SSL_.*|DB_.*_FILE|N8N_SSL_.*|N8N_LISTEN_ADDRESS|N8N_USER_FOLDER|N8N_CONFIG_FILES|N8N_LOG_FILE_LOCATION|EXTERNAL_HOOK_FILES|N8N_LICENSE_ACTIVATION_KEY|N8N_.*SENTRY_DSN)$'
  environment_file n8n <<SETTINGS
DB_TYPE=postgresdb
DB_POSTGRESDB_HOST=$rehearsal-postgres
DB_POSTGRESDB_PORT=5432
DB_POSTGRESDB_DATABASE=$DATABASE
DB_POSTGRESDB_USER=$DATABASE_USER
DB_POSTGRESDB_PASSWORD=$password
EXECUTIONS_MODE=regular
N8N_PROTOCOL=http
N8N_LOG_OUTPUT=console
N8N_DIAGNOSTICS_ENABLED=false
N8N_VERSION_NOTIFICATIONS_ENABLED=false
N8N_DYNAMIC_BANNERS_ENABLED=false
N8N_TEMPLATES_ENABLED=false
N8N_LICENSE_AUTO_RENEW_ENABLED=false
N8N_REINSTALL_MISSING_PACKAGES=false
N8N_SCHEDULER_ENABLED=false
SETTINGS
  add_encryption_key
  ordered=$(date +%s)
  boot n8n "$CLIENT_IMAGE"
  await n8n "$START_SECONDS" "its login route did not answer" login_answers
  ready=$(($(date +%s) - ordered))
  await_health n8n
  after=$(printf '%s\n' "$ROWS_QUERY" | copy_sql)
  if [ -z "$before" ] || ! printf '%s|%s\n' "$before" "$after" |
    awk -F'|' '{exit !(NF == 6 && $4 >= $1 && $5 >= $2 && $6 >= $3)}'; then
    rehearsal_failed n8n "users, credentials and workflows were $before and are $after when it has started"
  fi
  stored=${before#*|}
  stored=${stored%|*}
  decrypted=0
  if [ "$stored" -gt 0 ]; then
    decrypted=$(decrypt_credentials "$rehearsal-n8n")
    [ "$decrypted" = "$stored" ] ||
      rehearsal_failed n8n "it decrypts ${decrypted:-none} of the $stored credentials that are stored"
  fi
  client_detail="its login route answered after $ready s, $decrypted credentials decrypted"
}
sweep_rehearsal || exit 73
reason=$(lacking_room)
if [ -n "$reason" ]; then
  say rehearsal-refused "$reason"
  exit 0
fi
if [ "$(stat -f -c %T /dev/shm)" != tmpfs ] || ! mkdir -m 700 "$rehearsal_files"; then
  echo "/dev/shm is not memory that secrets could be kept in" >&2
  exit 73
fi
made=$(docker network create --internal --label "$rehearsal_label" "$rehearsal" 2>&1) || {
  printf '%s\n' "$made" | tail -n 1 >&2
  exit 73
}
mkdir -p "$(dirname "$rehearsal_dump")" || exit 74
dump_database "$rehearsal_dump"
client_detail=
rehearse_database
[ -z "$CLIENT_IMAGE" ] || rehearse_client
sleep "$SETTLE_SECONDS"
require_up postgres
[ -z "$CLIENT_IMAGE" ] || require_up n8n
sweep_rehearsal || exit 73
[ -z "$DATABASE_REHEARSED" ] || printf 'postgres\n%s\n' "$database_detail" | section rehearsed
[ -z "$client_detail" ] || printf 'n8n\n%s\n' "$client_detail" | section rehearsed
