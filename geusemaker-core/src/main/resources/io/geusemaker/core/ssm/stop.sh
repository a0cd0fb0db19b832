# A run that has not begun finds its directory taken; one that has is killed with all it started.
mkdir "$home" 2>/dev/null && echo "$((now + 600))" >"$home/until"
if ! mkdir "$run" 2>/dev/null; then
  group=
  tries=0
  while [ ! -e "$run/answer" ] && [ "$tries" -lt 25 ]; do
    group=$(sed -n 's/^@geusemaker-[0-9a-f]* begin \([0-9]*\)$/\1/p' "$run/err" 2>/dev/null | head -n 1)
    [ -z "$group" ] || break
    tries=$((tries + 1))
    sleep 0.2
  done
  if [ "$group" ]; then
    kill -s TERM -- "-$group"
    sleep 1
    kill -s KILL -- "-$group"
  fi
fi 2>/dev/null
: >"$run/stopped"
clear
say stopped
