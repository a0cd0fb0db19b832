# Whether a service other than n8n and postgres answers on its own port, to what needs no key. What
# answered before its container was replaced has to answer afterwards. Without curl nobody is asked.
answers() { # service
  command -v curl >/dev/null 2>&1 || return 1
  case $1 in
    qdrant) set -- "$1" 6333 / ;;
    crawl4ai) set -- "$1" 11235 /health ;;
    ollama) set -- "$1" 11434 /api/version ;;
    *) return 1 ;;
  esac
  answers_at=$(http_base "$1" "$2")
  [ -n "$answers_at" ] || return 1
  [ "$(http_curl "http://$answers_at$3" -o /dev/null -w '%{http_code}' </dev/null)" = 200 ]
}
