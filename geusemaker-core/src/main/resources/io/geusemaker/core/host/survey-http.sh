# Asks Qdrant and Crawl4AI for their versions, where they have a key: that needs none.
http_look() { # service, its variable for a key
  [ -n "$(running "$1")" ] || return 0
  printf '%s\n' "$(env_of "$(running "$1")")" | grep -q "^$2=." || return 0
  http_path=$(http_open "$1")
  http_at=$(http_base "$1" "${http_path%% *}")
  [ -n "$http_at" ] || return 0
  http_answer=$(http_curl "http://$http_at${http_path#* }" -w '\n%{http_code}' </dev/null)
  http_version=$(printf '%s' "$http_answer" | tr ',' '\n' |
    sed -n 's/.*"version"[ ]*:[ ]*"\([0-9A-Za-z.+-]*\)".*/\1/p' | head -n 1)
  say http-service "$1 $(printf '%s' "$http_answer" | tail -n 1) $http_version"
}
if command -v curl >/dev/null 2>&1; then
  say curl yes
  http_look qdrant 'QDRANT__SERVICE__[A-Z_]*API_KEY'
  http_look crawl4ai CRAWL4AI_API_TOKEN
fi
# What an engine that went away did not tell would be taken for what is not there.
reason=$(docker version --format '{{.Server.Version}}' 2>&1) || refuse no-docker "$reason"
say end ok
