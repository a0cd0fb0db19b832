# Prints files of the host, each once, as lines: @@GM file <path> <real path> <owner> <base64>.
seen='
'
emit_file() {
  [ -f "$1" ] || return 0
  case $seen in *"
$1
"*) return 0 ;; esac
  seen="$seen$1
"
  real=$(readlink -f "$1")
  printf '@@GM file %s %s %s ' "$(printf '%s' "$1" | encode)" "$(printf '%s' "$real" | encode)" \
    "$(stat -c '%a:%u:%g' "$real")"
  encode <"$real"
  printf '\n'
}
emit_lines() {
  while IFS= read -r path; do
    case $path in
      '') ;;
      /*) emit_file "$path" ;;
      *) emit_file "$DIRECTORY/$path" ;;
    esac
  done
}
