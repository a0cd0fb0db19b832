# Goes before a script's own commands: one script at a time, and only for whom the lock is.
# Parameters: LOCK_DIRECTORY, LOCK_MODE (acquire or hold), LOCK_TOKEN (operation#fence), LOCK_OWNER,
# LOCK_SECONDS (until it expires), LOCK_SUPERSEDES (operations), LOCK_WAIT (seconds).
lock_file=$LOCK_DIRECTORY/.geusemaker.lock
# Ends with 65: nothing was touched.
lock_broken() {
  echo "the lock in $LOCK_DIRECTORY $1" >&2
  exit 65
}
lock_refuse() { # exit code, section
  printf '@@GM %s ' "$2"
  printf '%s' "$lock_line" | base64 -w 0
  printf '\n'
  exit "$1"
}
lock_read() {
  lock_line=
  { read -r lock_line <"$lock_file"; } 2>/dev/null
  lock_fields=" ${lock_line%% owner=*}"
  lock_operation=$(lock_field operation)
  lock_fence=$(lock_field fence)
  lock_since=$(lock_field since)
  lock_expires=$(lock_field expires)
  lock_over=$(lock_field over)
  lock_released=$(lock_field released)
}
lock_field() {
  case $lock_fields in *" $1="*) ;; *) return 0 ;; esac
  lock_value=${lock_fields##*" $1="}
  printf '%s' "${lock_value%% *}"
}
lock_there() { [ -e "$lock_file" ] && [ "$lock_released" != yes ]; }
lock_ours() { lock_there && [ "$lock_operation#$lock_fence" = "$LOCK_TOKEN" ]; }
lock_expired() {
  case $lock_expires in
    '' | *[!0-9]* | ???????????*) ;;
    *) [ "$lock_expires" -gt $((lock_now + 86400)) ] || { [ "$lock_expires" -le "$lock_now" ]; return; } ;;
  esac
  # It says nothing that can be: no one can tell whose it is, but it is not renewed any more.
  [ -n "$(find "$lock_file" -prune -mmin +60)" ]
}
lock_superseded() {
  case " $LOCK_SUPERSEDES " in *" ${lock_operation:-?} "*) ;; *) return 1 ;; esac
  [ "$lock_fence" -le "${LOCK_TOKEN##*#}" ] 2>/dev/null
}
lock_write() { # since, over, released
  lock_text="operation=${LOCK_TOKEN%#*} fence=${LOCK_TOKEN##*#} since=$1"
  lock_text="$lock_text expires=$((lock_now + LOCK_SECONDS)) over=$2 released=$3 owner=$LOCK_OWNER"
  lock_new=$(mktemp "$lock_file.XXXXXX") || lock_broken "cannot be written"
  if printf '%s\n' "$lock_text" >"$lock_new" && sync "$lock_new" && mv -fT "$lock_new" "$lock_file"; then
    return 0
  fi
  rm -f "$lock_new"
  lock_broken "cannot be written"
}
lock_release() {
  lock_read
  lock_ours || return 0
  if [ -n "$lock_over" ]; then
    # Whoever was taken over may wake up, and finds here by whom.
    (lock_write "$lock_since" "$lock_over" yes) || :
  else
    rm -f "$lock_file" || :
  fi
}
if [ ! -d "$LOCK_DIRECTORY" ] || [ ! -r "$LOCK_DIRECTORY" ]; then lock_broken "has no such directory"; fi
exec 9<"$LOCK_DIRECTORY"
if command -v flock >/dev/null 2>&1; then
  # One is its answer when time is up; where it cannot lock at all, the lock's text has to do.
  flock -w "$LOCK_WAIT" 9
  case $? in
    0) rm -f "$lock_file".?????? ;;
    1)
      lock_read
      lock_refuse 75 lock.running ;;
  esac
fi
lock_now=$(date +%s)
lock_read
if lock_ours; then
  # On a full disk it cannot be renewed; it is ours all the same, and undoing must not be held up.
  (lock_write "$lock_since" "$lock_over" no) 2>/dev/null || :
elif [ "$LOCK_MODE" != acquire ] || [ "$lock_over" = "$LOCK_TOKEN" ]; then
  lock_refuse 76 lock.lost
elif ! lock_there; then
  lock_write "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "" no
elif lock_expired || lock_superseded; then
  lock_write "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "${lock_operation:-unknown}#$lock_fence" no
else
  lock_refuse 75 lock.held
fi
