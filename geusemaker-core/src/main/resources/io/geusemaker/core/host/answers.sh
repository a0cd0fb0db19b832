# Whether a service answers on its own port to what needs no key. What answered before its container was
# replaced has to answer afterwards. Without curl nobody is asked.
answers() { # service
  command -v curl >/dev/null 2>&1 || return 1
  answers_path=$(http_open "$1")
  [ -n "$answers_path" ] || return 1
  answers_at=$(http_base "$1" "${answers_path%% *}")
  [ -n "$answers_at" ] || return 1
  [ "$(http_curl "http://$answers_at${answers_path#* }" -o /dev/null -w '%{http_code}' </dev/null)" = 200 ]
}
