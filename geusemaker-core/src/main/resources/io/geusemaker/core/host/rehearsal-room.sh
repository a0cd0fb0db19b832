# Whether there is room to run services a second time. Parameters: REHEARSED (the services),
# MEMORY_MARGIN_KIB (besides what they use now), DISK_KIB (where docker keeps containers), DUMP_KIB (beside
# the compose file).
memory_available() { awk '$1 == "MemAvailable:" {print $2}' /proc/meminfo; }
memory_used() {
  set --
  for service in $REHEARSED; do set -- "$@" "$(container_of "$service")"; done
  docker stats --no-stream --format '{{.MemUsage}}' "$@" 2>/dev/null | awk '
    BEGIN { kib["B"] = 1 / 1024; kib["KiB"] = 1; kib["MiB"] = 1024; kib["GiB"] = 1048576; kib["TiB"] = 1073741824 }
    { unit = $1; sub(/^[0-9.]+/, "", unit); if (unit in kib) { used += $1 * kib[unit]; seen++ } }
    END { if (seen) printf "%.0f\n", used }'
}
mounted_at() { df -Pk "$1" 2>/dev/null | awk 'NR == 2 {print $6}'; }
lacking_room() { # prints why it cannot be, or nothing
  look_at_docker_root
  room_kib=$DISK_KIB
  [ "$(mounted_at "${docker_root:-/}")" != "$(mounted_at "$DIRECTORY")" ] ||
    room_kib=$((DISK_KIB + DUMP_KIB))
  if [ -n "$free_kib" ] && [ "$free_kib" -lt "$room_kib" ]; then
    echo "a copy of the data takes about $((room_kib / 1024)) MiB of disk, and $((free_kib / 1024)) MiB are free in $docker_root"
    return
  fi
  dump_free=$(df -Pk "$DIRECTORY" 2>/dev/null | awk 'NR == 2 {print $4}')
  if [ -n "$dump_free" ] && [ "$dump_free" -lt "$DUMP_KIB" ]; then
    echo "a dump of the data takes up to $((DUMP_KIB / 1024)) MiB of disk, and $((dump_free / 1024)) MiB are free in $DIRECTORY"
    return
  fi
  available=$(memory_available)
  used=$(memory_used)
  if [ -z "$available" ] || [ -z "$used" ]; then
    echo "how much memory is free, or what $REHEARSED use, could not be measured"
  elif [ "$available" -lt $((used + MEMORY_MARGIN_KIB)) ]; then
    echo "a second $REHEARSED takes about $(((used + MEMORY_MARGIN_KIB) / 1024)) MiB of memory, and $((available / 1024)) MiB are available"
  fi
}
