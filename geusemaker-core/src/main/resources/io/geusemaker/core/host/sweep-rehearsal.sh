# What a rehearsal makes, and how it is thrown away: its containers and its network are told by their
# label, whichever operation made them; its secrets are in memory only, its dump beside the others.
rehearsal=geusemaker-rehearsal-$PROJECT
rehearsal_label=io.geusemaker.rehearsal=$PROJECT
rehearsal_files=/dev/shm/.$rehearsal-$(printf '%s' "$DIRECTORY" | cksum | cut -d ' ' -f 1)
rehearsal_dump=$DIRECTORY/.geusemaker-backups/rehearsal.part
rehearsal_containers() { docker ps -aq --no-trunc --filter "label=$rehearsal_label"; }
rehearsal_networks() { docker network ls -q --no-trunc --filter "label=$rehearsal_label"; }
sweep_rehearsal() {
  rm -rf "$rehearsal_files" "$rehearsal_dump" "$rehearsal_dump".*
  for left in $(rehearsal_containers); do docker rm -fv "$left" >/dev/null 2>&1; done
  for left in $(rehearsal_networks); do docker network rm "$left" >/dev/null 2>&1; done
  left=$(rehearsal_containers && rehearsal_networks) || return 1
  [ -z "$left" ] || {
    printf 'a rehearsal has left containers or a network labelled %s\n' "$rehearsal_label" >&2
    return 1
  }
}
