#!/usr/bin/env bash
# Removes the deployments of tests that were killed before they could take them down.
# They are told by their project's name, gmit<process>x<number>, and by their process being dead.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

docker ps -a --format '{{.Label "com.docker.compose.project"}}' | sort -u |
    sed -nE 's/^(gmit([0-9]+)x[a-z]*[0-9]+)$/\1 \2/p' |
    while read -r project process; do
        [ ! -e "/proc/$process" ] || continue
        say "removing $project"
        docker ps -aq --filter "label=com.docker.compose.project=$project" | xargs -r docker rm -fv >/dev/null
        docker network ls -q --filter "label=com.docker.compose.project=$project" | xargs -r docker network rm >/dev/null
    done
