# Recreates the containers of services whose configuration differs, one after the other, and waits
# until each is up. How long each did not answer is said in a section "downtime". A function
# before_start is called with each service before it; one named answers tells of each whether it answers.
# Parameters: SERVICES (in order), START_SECONDS, PROBE (for n8n).
look() { # service: sets state and restarts
  set -- "$1" "$(docker inspect --format \
    '{{.State.StartedAt}}|{{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{end}}|{{.RestartCount}}' \
    "$(container_of "$1")" 2>/dev/null)"
  started=${2%%|*}
  state=${2#*|}
  state=${state%|*}
  restarts=${2##*|}
  restarts=${restarts:-0}
}
give_up() {
  echo "$1" >&2
  exit 67
}
require_staying() { # service, restarts at first
  [ $((restarts - $2)) -lt 3 ] || give_up "service $1 exits again and again; docker logs tells why"
}
# Without a health check a container is up when it has stayed so for a while.
wait_healthy() {
  deadline=$(($(date +%s) + START_SECONDS))
  look "$1"
  first=$restarts
  steady=0
  since=
  while :; do
    case $state in
      'running healthy') return 0 ;;
      'running ' | running)
        if [ "$started" = "$since" ]; then steady=$((steady + 1)); else steady=0; fi
        since=$started
        [ "$steady" -lt 2 ] || return 0
        ;;
    esac
    [ "$(date +%s)" -lt "$deadline" ] ||
      give_up "service $1 is \"$state\" after $START_SECONDS s"
    sleep 1
    look "$1"
    require_staying "$1" "$first"
  done
}
wait_login() {
  deadline=$(($(date +%s) + START_SECONDS))
  look n8n
  first=$restarts
  while :; do
    answer=$(printf '%s' "$PROBE" | docker exec -i "$(container_of n8n)" node - 2>/dev/null)
    status=$(printf '%s\n' "$answer" | sed -n 's/^{"name":"login","status":\([0-9]*\).*/\1/p')
    case $status in 200 | 401) break ;; esac
    if [ "$(date +%s)" -ge "$deadline" ]; then
      case $status in
        '') give_up "n8n's container did not stay up for $START_SECONDS s" ;;
        0) give_up "n8n's login route did not answer within $START_SECONDS s" ;;
        *) give_up "n8n's login route still answers $status after $START_SECONDS s" ;;
      esac
    fi
    sleep 1
    look n8n
    require_staying n8n "$first"
  done
  printf '%s\n' "$answer" | section n8n-ready
}
check_env() { # service, variable, value
  if [ "$(env_value "$2" "$(env_of "$(container_of "$1")")")" != "$3" ]; then
    echo "the container of $1 did not take over $2" >&2
    exit 66
  fi
}
# Compose quotes file content when it cannot read the project: that must not be repeated.
if ! compose config -q >/dev/null 2>&1; then
  echo "compose cannot resolve the project any more" >&2
  exit 68
fi
# What is pulled can be another version. Compose v1 never pulls an image that is there; v2 does as
# pull_policy says, and heeds --pull from 2.15 on.
no_pull=
if [ "$COMPOSE" = v2 ]; then
  compose_version=$(docker compose version --short 2>/dev/null)
  case ${compose_version#v} in
    2.[0-9] | 2.[0-9].* | 2.1[0-4] | 2.1[0-4].*)
      if compose config 2>/dev/null | grep -Eq '^ *pull_policy: *"?always'; then
        echo "pull_policy: always would start another version; compose before 2.15 cannot be told not to" >&2
        exit 68
      fi
      ;;
    *) no_pull='--pull never' ;;
  esac
fi
# Compose makes the new container as <12 hex digits>_<name> and renames it last. What a recreation that
# was cut short has left under such a name is removed, or given its name when it is all there is.
clear_leftovers() {
  for service in $SERVICES; do
    listed=$(docker ps -a --no-trunc --filter "label=com.docker.compose.project=$PROJECT" \
      --filter "label=com.docker.compose.service=$service" \
      --filter label=com.docker.compose.oneoff=False --format '{{.ID}} {{.Names}}')
    left=$(printf '%s\n' "$listed" | grep -E '^[^ ]+ [0-9a-f]{12}_' | head -n 1)
    [ -n "$left" ] || continue
    if [ "$(printf '%s\n' "$listed" | grep -c .)" -gt 1 ]; then
      docker rm -f "${left%% *}" >/dev/null 2>&1
    else
      docker rename "${left%% *}" "${left#*_}" >/dev/null 2>&1
    fi
  done
}
# Compose does not look into files: of one that was replaced, a container still has the one before.
has_older_file() { # service
  container=$(container_of "$1")
  at=$(docker inspect --format '{{.State.StartedAt}}' "$container" 2>/dev/null)
  at=$(date -d "$at" +%s%N 2>/dev/null) || return 1
  docker inspect --format '{{range .Mounts}}{{println .Source}}{{end}}' "$container" | {
    while read -r file; do
      if [ -f "$file" ] && [ "$(stat -c %.9Z "$file" | tr -d .)" -gt "$at" ]; then exit 0; fi
    done
    exit 1
  }
}
# How many there are may have been said on the command line, which "up" does not remember.
scale_of() { # service
  count=$(docker ps --no-trunc --filter "label=com.docker.compose.project=$PROJECT" \
    --filter "label=com.docker.compose.service=$1" \
    --filter label=com.docker.compose.oneoff=False --format '{{.ID}}' | grep -c .)
  [ "$count" -lt 2 ] || printf '%s' "--scale $1=$count"
}
recreate() { # service
  force=
  if has_older_file "$1"; then force=--force-recreate; fi
  # shellcheck disable=SC2086,SC2046
  compose up -d --no-deps --no-build $no_pull $force $(scale_of "$1") "$1" 2>&1
}
milliseconds() { date +%s%3N; }
# Its health check may look only now and then: the database answers as soon as it takes connections.
wait_database() {
  deadline=$(($(date +%s) + START_SECONDS))
  look "$1"
  first=$restarts
  until docker exec "$(container_of "$1")" pg_isready -q -h 127.0.0.1 2>/dev/null; do
    [ "$(date +%s)" -lt "$deadline" ] || give_up "service $1 takes no connections after $START_SECONDS s"
    sleep 0.2
    look "$1"
    require_staying "$1" "$first"
  done
}
# As with the database: its health check may look only now and then.
wait_as_before() { # service
  deadline=$(($(date +%s) + START_SECONDS))
  look "$1"
  first=$restarts
  until answers "$1"; do
    [ "$(date +%s)" -lt "$deadline" ] ||
      give_up "service $1 does not answer after $START_SECONDS s, as it did before"
    sleep 1
    look "$1"
    require_staying "$1" "$first"
  done
}
wait_answering() { # service, whether it answered before
  if [ "$1" = n8n ]; then
    wait_login
  elif [ "$1" = postgres ]; then
    wait_database "$1"
  elif [ -n "$2" ]; then
    wait_as_before "$1"
  else
    wait_healthy "$1"
  fi
}
command -v before_start >/dev/null 2>&1 || before_start() { :; }
command -v answers >/dev/null 2>&1 || answers() { return 1; }
clear_leftovers
for service in $SERVICES; do
  before_start "$service"
  answered=
  ! answers "$service" || answered=yes
  replaced=$(container_of "$service")
  ordered=$(milliseconds)
  if ! progress=$(recreate "$service"); then
    printf '%s\n' "$progress" | tail -n 5 >&2
    exit 68
  fi
  if [ "$(container_of "$service")" != "$replaced" ]; then
    wait_answering "$service" "$answered"
    say downtime "$service $(($(milliseconds) - ordered))"
  elif [ "$service" = n8n ]; then
    wait_login
  fi
  wait_healthy "$service"
done
