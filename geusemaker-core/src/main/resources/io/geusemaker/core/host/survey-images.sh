# Looks at what patching needs to know besides the survey; changes nothing. Parameters: PROJECT,
# DATABASE, DATABASE_USER (empty without a database of the stack), MIGRATIONS_QUERY (may be empty).
all=$(docker ps -a --no-trunc --filter "label=com.docker.compose.project=$PROJECT" \
  --filter label=com.docker.compose.oneoff=False --format '{{.ID}}')
# shellcheck disable=SC2086
images=$(docker inspect --format '{{.Image}}' $all | sort -u)
# shellcheck disable=SC2086
docker image inspect $images | section images
docker info --format '{{.OSType}}/{{.Architecture}}' | section platform
look_at_docker_root
say image-free-kib "$free_kib"
if [ -n "$DATABASE_USER" ]; then
  postgres=$(container_of postgres)
  ask() { docker exec -i "$postgres" psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$DATABASE_USER" -d "$DATABASE" 2>/dev/null; }
  ask <<'SQL' | section database
SELECT json_build_object('data_directory', current_setting('data_directory'),
  'size_kib', pg_database_size(current_database()) / 1024,
  'collation_recorded', (SELECT to_jsonb(d)->>'datcollversion' FROM pg_database d WHERE datname = current_database()),
  'extensions', (SELECT coalesce(json_object_agg(extname, extversion), '{}'::json) FROM pg_extension));
SQL
  docker exec "$postgres" sh -c '. /etc/os-release 2>/dev/null; printf "%s %s\n" "$ID" "$VERSION_ID"' 2>/dev/null |
    section database-system
  if [ -n "$MIGRATIONS_QUERY" ]; then printf '%s\n' "$MIGRATIONS_QUERY" | ask | section migrations; fi
fi
# What an engine that went away did not tell would be taken for what is not there.
docker version --format '{{.Server.Version}}' >/dev/null || exit 69
