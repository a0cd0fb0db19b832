# Shared by all scripts. A section is one line: @@GM <kind> <base64>.
encode() { base64 -w 0; }
section() {
  printf '@@GM %s ' "$1"
  encode
  printf '\n'
}
say() { printf '%s' "$2" | section "$1"; }
refuse() {
  say "refuse.$1" "$2"
  exit 0
}
env_of() { docker inspect --format '{{range .Config.Env}}{{println .}}{{end}}' "$1"; }
env_value() { printf '%s\n' "$2" | sed -n "s/^$1=//p" | head -n 1; }
# The newest container of a service; those of "compose run" only bear its name.
container_of() {
  docker ps -a --no-trunc --filter "label=com.docker.compose.project=$PROJECT" \
    --filter "label=com.docker.compose.service=$1" \
    --filter label=com.docker.compose.oneoff=False --format '{{.ID}}' | head -n 1
}
unmounted_points() { # the mount points that /etc/fstab lists and nothing is mounted on
  [ -f /etc/fstab ] || return 0
  awk 'NR == FNR {if ($1 !~ /^#/ && $2 ~ /^\/./) listed[$2]; next} {delete listed[$5]} END {for (p in listed) print p}' \
    /etc/fstab /proc/self/mountinfo
}
# An empty mount point would be taken for a new database: what a container must not be started on.
unmounted_data() {
  docker inspect --format '{{range .Mounts}}{{println .Source}}{{end}}' "$1" |
    while IFS= read -r source; do
      for point in $(unmounted_points); do
        case $source/ in "$point"/*) echo "$point is listed in /etc/fstab but not mounted" ;; esac
      done
    done
}
look_at_docker_root() { # sets docker_root and free_kib
  docker_root=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null)
  free_kib=$(df -Pk "${docker_root:-/}" 2>/dev/null | awk 'NR == 2 {print $4}')
}
