# Replaces whole files, each only when it is what it was planned to be; idempotent. When one is not,
# it ends with 65 and no file was replaced.
hash_of() { sha256sum <"$1" | cut -d' ' -f1; }
check_file() { # path, expected hash, hash afterwards
  current=$(hash_of "$1") || exit 65
  if [ "$current" != "$2" ] && [ "$current" != "$3" ]; then
    echo "$1 was changed by someone else meanwhile" >&2
    exit 65
  fi
}
replace_file() { # path, expected hash, hash afterwards, content in base64
  directory=$(dirname "$1")
  rm -f "$directory"/.geusemaker-new.*
  current=$(hash_of "$1") || exit 74
  [ "$current" = "$3" ] && return 0
  if [ "$current" != "$2" ]; then
    echo "$1 was changed by someone else while files were being written" >&2
    exit 74
  fi
  new=$(mktemp "$directory/.geusemaker-new.XXXXXX") || exit 74
  if cp --preserve=mode,ownership "$1" "$new" && printf '%s' "$4" | base64 -d >"$new" &&
    [ "$(hash_of "$new")" = "$3" ] && sync "$new" && mv -f "$new" "$1"; then
    sync "$directory"
    return 0
  fi
  rm -f "$new"
  echo "$1 could not be written; it is as it was" >&2
  exit 74
}
