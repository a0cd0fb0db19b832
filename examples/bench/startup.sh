#!/bin/sh
# Tells how long geusemaker takes to start, against a Java that does nothing: medians of wall time,
# with and without the archive of loaded classes that bin/geusemaker makes on its first use.
# "update --dry-run" looks at the embedded sandbox over SSH, which takes part of its time.
# usage: startup.sh [REPETITIONS]    20 if not said; needs what "mvn package" builds, and GNU date
set -eu
repetitions=${1:-20}
here=$(CDPATH='' cd -- "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
sandbox=
finish() {
    [ -z "$sandbox" ] || kill "$sandbox" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

case $(date +%N) in
    *[!0-9]*) echo "startup.sh: date cannot tell nanoseconds here; use GNU date." >&2; exit 1 ;;
esac
archive=$(ls -t "$here"/../geusemaker-scripting/target/geusemaker-*.tar.gz 2>/dev/null | head -n 1)
[ -n "$archive" ] && [ -d "$here/target/lib" ] || {
    echo "startup.sh: run \"mvn package\" first." >&2
    exit 1
}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

median() { # command...: milliseconds
    i=0
    : >"$work/times"
    while [ "$i" -lt "$repetitions" ]; do
        begun=$(date +%s%N)
        "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; return 1; }
        echo $((($(date +%s%N) - begun) / 1000000)) >>"$work/times"
        i=$((i + 1))
    done
    sort -n "$work/times" | awk '{ all[NR] = $1 }
        END { print NR % 2 ? all[(NR + 1) / 2] : (all[NR / 2] + all[NR / 2 + 1]) / 2 }'
}

tar -xzf "$archive" -C "$work"
geusemaker=$(echo "$work"/geusemaker-*/bin/geusemaker)
lib=$(dirname "$geusemaker")/../lib

mkdir "$work/bare"
echo 'public class Bare { public static void main(String[] arguments) {} }' >"$work/bare/Bare.java"
"${java}c" -d "$work/bare" "$work/bare/Bare.java"

mkfifo "$work/input"
: >"$work/sandbox"
"$java" -cp "$here/target/classes:$here/target/lib/*" io.geusemaker.scripting.cli.Main sandbox \
    <"$work/input" >"$work/sandbox" 2>&1 &
sandbox=$!
exec 3>"$work/input"
until grep -q -- '--state-dir' "$work/sandbox"; do
    kill -0 "$sandbox" || { cat "$work/sandbox" >&2; exit 1; }
    sleep 0.2
done
records=$(sed -n 's/.*plan .*--state-dir //p' "$work/sandbox")
set -- update my-dev-stack --rotate-credentials --dry-run --state-dir "$records"

"$geusemaker" --version >/dev/null
version=$(median "$geusemaker" --version)
dry_run=$(median "$geusemaker" "$@")
rm -f "$lib/geusemaker.jsa"
version_without=$(median "$geusemaker" --version)
dry_run_without=$(median "$geusemaker" "$@")

bare=$(median "$java" -cp "$work/bare" Bare)
bare_without=$(median "$java" -Xshare:off -cp "$work/bare" Bare)

row() { printf '%-28s %14s %9s\n' "$@"; }
"$java" -version 2>&1 | head -n 1
row "median of $repetitions, in ms" 'shared classes' without
row 'java that does nothing' "$bare" "$bare_without"
row 'geusemaker --version' "$version" "$version_without"
row 'geusemaker update --dry-run' "$dry_run" "$dry_run_without"
