#!/usr/bin/env bash
# Rotates the credentials of a running stack and shows the proof.
# usage: quickstart.sh            on the embedded sandbox; needs a JDK (17 or newer) and Maven
#        quickstart.sh --docker   on a real engine, PostgreSQL, n8n and OpenSSH; see stack/README.md
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

build() {
    (cd "$here/.." && mvn -q -B -ntp -Pquick -pl examples -am package)
}

run() { java -cp "$here/target/classes:$here/target/lib/*" "$@"; }

case ${1:-} in
    '')
        build
        run io.geusemaker.examples.Quickstart
        ;;
    --docker)
        "$here/stack/engine.sh"
        "$here/stack/images.sh" postgres n8n-2
        build
        directory=$(mktemp -d)
        trap '"$here/stack/sshd.sh" --stop "$directory"; "$here/stack/down.sh" "$directory"; rm -rf "$directory"' EXIT
        facts=$("$here/stack/up.sh" "$directory" && "$here/stack/sshd.sh" "$directory")
        run io.geusemaker.examples.Quickstart --docker <<<"$facts"
        ;;
    *)
        sed -n '2,4s/^# //p' "$0" >&2
        exit 2
        ;;
esac
