# Asks services over HTTP from the host, with curl. What is secret reaches curl on its standard input
# only. HTTP_PATIENCE: how many seconds all repeated questions may take together.
http_deadline=$(($(date +%s) + ${HTTP_PATIENCE:-0}))
http_base() { # service, port in its container: where that is to be reached from the host
  http_container=$(container_of "$1")
  [ -n "$http_container" ] || return 0
  http_published=$(docker port "$http_container" "$2/tcp" 2>/dev/null | head -n 1)
  case $http_published in
    0.0.0.0:* | '[::]:'*) printf '127.0.0.1:%s' "${http_published##*:}" ;;
    ?*) printf '%s' "$http_published" ;;
    *)
      if [ "$(docker inspect --format '{{.HostConfig.NetworkMode}}' "$http_container")" = host ]; then
        printf '127.0.0.1:%s' "$2"
        return 0
      fi
      http_address=$(docker inspect \
        --format '{{range .NetworkSettings.Networks}}{{println .IPAddress}}{{end}}' "$http_container" |
        grep -m 1 .) && printf '%s:%s' "$http_address" "$2"
      ;;
  esac
}
http_open() { # service: port and path of what it answers without a key
  case $1 in
    qdrant) echo '6333 /' ;;
    crawl4ai) echo '11235 /health' ;;
    ollama) echo '11434 /api/version' ;;
  esac
}
http_curl() { # URL, further arguments; standard input: settings
  http_url=$1
  shift
  curl -q -s -g -K - --noproxy '*' --connect-timeout 5 -m 15 "$@" --url "$http_url" 2>/dev/null
}
http_ask() { # name, service or scheme and address of what runs on the host, port, path, statuses to wait for, curl's settings
  while :; do
    case $2 in
      *://*) http_at=$2 ;;
      *) http_at=$(http_base "$2" "$3") && http_at=${http_at:+http://$http_at} ;;
    esac
    http_status=
    [ -z "$http_at" ] ||
      http_status=$(printf '%s' "$6" | http_curl "$http_at$4" -o /dev/null -w '%{http_code} %{content_type}')
    # While n8n boots it answers every route with 200 and a line of text, its public API's, too.
    case "$2 $4 $http_status" in "n8n /"*"/v1/"*" 200 text/"*) http_status= ;; esac
    http_status=${http_status%% *}
    case " $5 " in *" ${http_status:-000} "*) break ;; esac
    [ "$(date +%s)" -lt "$http_deadline" ] || break
    sleep 0.3
  done
  say http "$1 ${http_status:-000}"
}
