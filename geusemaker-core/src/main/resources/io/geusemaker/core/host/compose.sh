# Runs compose on the project: $COMPOSE, $PROJECT, $DIRECTORY, and the newline-separated
# $COMPOSE_FILES and $ENV_FILES.
compose() {
  (
    compose_verb=$1
    shift
    compose_rest=$#
    set -- "$@" -p "$PROJECT" --project-directory "$DIRECTORY"
    IFS='
'
    set -f
    for compose_file in $COMPOSE_FILES; do set -- "$@" -f "$compose_file"; done
    for compose_file in $ENV_FILES; do set -- "$@" --env-file "$compose_file"; done
    unset IFS
    set -- "$@" "$compose_verb"
    while [ "$compose_rest" -gt 0 ]; do
      compose_argument=$1
      shift
      set -- "$@" "$compose_argument"
      compose_rest=$((compose_rest - 1))
    done
    case $COMPOSE in
      v2) exec docker compose "$@" ;;
      *) exec docker-compose "$@" ;;
    esac
  )
}
