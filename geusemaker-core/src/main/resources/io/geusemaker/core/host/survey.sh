# Looks at the host; changes nothing. Parameter: WANTED_PROJECT (may be empty).
reason=$(docker version --format '{{.Server.Version}}' 2>&1) || refuse no-docker "$reason"
say docker-version "$reason"

listing=$(docker ps -a --no-trunc --filter label=com.docker.compose.project \
  --filter label=com.docker.compose.oneoff=False --format \
  '{{.ID}}|{{.Label "com.docker.compose.project"}}|{{.Label "com.docker.compose.service"}}|{{.Label "com.docker.compose.version"}}|{{.Label "com.docker.compose.project.working_dir"}}|{{.Label "com.docker.compose.project.config_files"}}|{{.Label "com.docker.compose.project.environment_file"}}|{{.State}}') ||
  refuse no-docker "its containers could not be listed"
if [ -n "$WANTED_PROJECT" ]; then
  projects=$(printf '%s\n' "$listing" | awk -F'|' -v p="$WANTED_PROJECT" '$2 == p {print $2}' | sort -u)
else
  projects=$(printf '%s\n' "$listing" | awk -F'|' '$3 == "n8n" || $3 == "postgres" {print $2}' | sort -u)
fi
case $(printf '%s' "$projects" | grep -c .) in
  0)
    for place in /root /opt/geusemaker/runtime /opt/geusemaker; do
      [ -f "$place/docker-compose.yml" ] && refuse no-project "$place/docker-compose.yml is there, but none of its containers"
    done
    refuse no-project "no container has the compose label${WANTED_PROJECT:+ of project $WANTED_PROJECT}" ;;
  1) PROJECT=$projects ;;
  *) refuse several-projects "$projects" ;;
esac
say project "$PROJECT"
first=$(printf '%s\n' "$listing" | awk -F'|' -v p="$PROJECT" '$2 == p && $5 != "" {print; exit}')
field() { printf '%s\n' "$first" | cut -d'|' -f"$1"; }
made_by=$(field 4)
DIRECTORY=$(field 5)
COMPOSE_FILES=$(field 6 | tr ',' '\n' | sed "s|^\([^/]\)|$DIRECTORY/\1|")
ENV_FILES=$(field 7 | tr ',' '\n' | sed "s|^\([^/]\)|$DIRECTORY/\1|")

# Containers are recreated by the generation of compose that made them, where it is still there.
v2() { v2=$(docker compose version --short 2>/dev/null); }
v1() {
  v1=$(docker-compose version --short 2>/dev/null)
  case $v1 in 1.*) ;; *) return 1 ;; esac
}
case $made_by in
  1.*) if v1; then COMPOSE=v1; elif v2; then COMPOSE=v2; else refuse no-compose ""; fi ;;
  *) if v2; then COMPOSE=v2; elif v1; then COMPOSE=v1; else refuse no-compose ""; fi ;;
esac
if [ "$COMPOSE" = v2 ]; then say compose-version "$v2"; else say compose-version "$v1"; fi
say compose "$COMPOSE"

# The lock of host-lock.sh, while it lasts.
lock=$(head -n 1 "$DIRECTORY/.geusemaker.lock" 2>/dev/null)
lock_fields=" ${lock%% owner=*} "
lock_expires=${lock_fields##* expires=}
lock_expires=${lock_expires%% *}
case $lock_fields in
  *' released=yes '*) ;;
  *' operation='*' expires='[0-9]*)
    lock_operation=${lock_fields##* operation=}
    if [ "$lock_expires" -gt "$(date +%s)" ] 2>/dev/null; then
      say host-lock "${lock_operation%% *} ${lock##* owner=}"
    fi
    ;;
esac

resolve() {
  if [ "$COMPOSE" = v2 ]; then compose config --format json; else compose config; fi
}
# Compose quotes file content when it cannot read it: only a file's name and a line number are safe.
complaint_of() {
  for file in $COMPOSE_FILES $ENV_FILES "$DIRECTORY/.env"; do
    case "$1 " in *"/${file##*/}"[!A-Za-z0-9._-]*)
      printf '%s' "$file"
      break
      ;;
    esac
  done
  printf '\n'
  printf '%s\n' "$1" | sed "s/[\"'\`=\$].*//" | grep -o 'line [0-9][0-9]*' | head -n 1
}
if ! resolved=$(resolve 2>/dev/null); then
  if [ -z "$ENV_FILES" ] && [ -f "$DIRECTORY/runtime.env" ]; then ENV_FILES=$DIRECTORY/runtime.env; fi
  resolved=$(resolve 2>/dev/null) ||
    refuse compose-broken "$(complaint_of "$(resolve 2>&1 >/dev/null)")"
fi
say directory "$DIRECTORY"
say compose-files "$COMPOSE_FILES"
say env-files "$ENV_FILES"
printf '%s' "$resolved" | section resolved
resolved=

ids=$(printf '%s\n' "$listing" | awk -F'|' -v p="$PROJECT" '$2 == p {print $1}')
# shellcheck disable=SC2086
docker inspect $ids | section containers
# shellcheck disable=SC2086
images=$(docker inspect --format '{{.Image}}' $ids | sort -u)
# shellcheck disable=SC2086
docker image inspect $images | section images
named_env_files() {
  awk '
    function clean(t) { gsub(/^[ \t"'\'']+|[ \t"'\'']+$/, "", t); sub(/[ \t]+#.*$/, "", t); gsub(/["'\'']/, "", t); return t }
    /^[ \t]*-?[ \t]*["'\'']?env_file["'\'']?[ \t]*:/ {
      rest = $0; sub(/^[^:]*:/, "", rest); rest = clean(rest)
      if (rest ~ /^\[/) { gsub(/[\[\]]/, "", rest); n = split(rest, parts, ","); for (i = 1; i <= n; i++) print clean(parts[i]) }
      else if (rest != "" && rest !~ /^#/) print rest
      inside = 1; next
    }
    inside && /^[ \t]*(#.*)?\r?$/ { next }
    inside && /^[ \t]*-/ { item = $0; sub(/^[ \t]*-[ \t]*/, "", item); sub(/^path[ \t]*:[ \t]*/, "", item); print clean(item); next }
    inside && /^[ \t]*(path|required|format)[ \t]*:/ { item = $0; if (item ~ /path[ \t]*:/) { sub(/^[ \t]*path[ \t]*:[ \t]*/, "", item); print clean(item) } next }
    { inside = 0 }' "$1"
}
compose_paths() { printf '%s\n' "$COMPOSE_FILES"; }
compose_paths | emit_lines
printf '%s\n' "$ENV_FILES" | emit_lines
emit_file "$DIRECTORY/.env"
emit_file "$DIRECTORY/runtime.env"
for pass_file in "$DIRECTORY/.pgpass" "$DIRECTORY/pgpass" "$DIRECTORY"/*.pgpass "$DIRECTORY"/*/.pgpass "$DIRECTORY"/*/pgpass; do
  emit_file "$pass_file"
done
env_file_names=$(compose_paths | while IFS= read -r path; do named_env_files "$path"; done)
printf '%s\n' "$env_file_names" | emit_lines
printf '%s\n' "$FURTHER_FILES" | emit_lines

unmounted=$(unmounted_points)
look_at_mount() { # container, its process, directory on the host, directory in the container
  state=ok
  if [ ! -e "$3" ]; then
    state="the directory is missing"
  elif [ "$2" -gt 0 ] 2>/dev/null && [ -e "/proc/$2/root$4" ] &&
    [ "$(stat -c %d:%i "$3")" != "$(stat -c %d:%i "/proc/$2/root$4")" ]; then
    state="the container still sees another file system there"
  else
    for point in $unmounted; do
      case $3/ in "$point"/*) state="$point is listed in /etc/fstab but not mounted" ;; esac
    done
  fi
  say mount "$1|$3|$4|$state"
}
# shellcheck disable=SC2086
docker inspect --format '{{println "container" .Id .State.Pid}}{{range .Mounts}}{{println .Type .Source .Destination}}{{end}}' $ids |
  while read -r type source destination; do
    case $type in
      container)
        id=$source
        pid=$destination
        ;;
      bind)
        if [ ! -f "$source" ]; then
          look_at_mount "$id" "$pid" "$source" "$destination"
        else
          case $destination in /run/secrets/*) emit_file "$source" ;; esac
        fi
        ;;
    esac
  done
df -Pk "$DIRECTORY" | awk 'NR == 2 {print $4}' | section disk-free-kib
