# Pulls images by digest, each unless it is there. Parameters: IMAGES (newline-separated: a reference
# with tag and digest, then the base system that it has to have, if one matters), NEEDED_KIB (free space that has to be there where docker keeps images).
look_at_docker_root
if [ -n "$free_kib" ] && [ "$free_kib" -lt "$NEEDED_KIB" ]; then
  echo "only $free_kib KiB are free in $docker_root, and the images need $NEEDED_KIB KiB" >&2
  exit 69
fi
printf '%s\n' "$IMAGES" | while read -r image system; do
  [ -n "$image" ] || continue
  if ! docker image inspect "$image" >/dev/null 2>&1; then
    if ! pulled=$(docker pull -q "$image" 2>&1 </dev/null); then
      printf '%s was not pulled: %s\n' "$image" "$(printf '%s\n' "$pulled" | tail -n 2)" >&2
      exit 69
    fi
  fi
  case "$(docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$image")" in
    *"@${image##*@}"*) ;;
    *)
      echo "$image does not have the digest that it was pulled by" >&2
      exit 69
      ;;
  esac
  [ -n "$system" ] || continue
  # shellcheck disable=SC2016
  found=$(docker run --rm --network none --entrypoint sh "$image" \
    -c '. /etc/os-release && printf "%s %s" "$ID" "${VERSION_ID%%.*}"' 2>/dev/null </dev/null)
  case $system in alpine*) found=${found%% *} system=alpine ;; esac
  if [ "$found" != "$system" ]; then
    echo "$image is built on ${found:-an unknown system}, and the data was written on $system" >&2
    exit 70
  fi
done || exit $?
