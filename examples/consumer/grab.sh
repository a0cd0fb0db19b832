#!/bin/sh
# Has plain Groovy take the library from a directory that "mvn -Prelease deploy" filled, by @Grab.
# usage: grab.sh DIRECTORY
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
deployed=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# Groovy of the version that this project is built with, and its own way of getting libraries.
version=$(sed -n 's:.*<groovy.version>\(.*\)</groovy.version>.*:\1:p' "$here/../../pom.xml")
mvn -B -ntp -q -f "$here/groovy/pom.xml" -Dgroovy.version="$version" \
    dependency:copy-dependencies -DoutputDirectory="$work/groovy"

# A cache of its own: what was deployed is to be found there and nowhere else.
"$java" -Duser.home="$work" -Dgrape.root="$work" -Dgrape.config="$here/groovy/grapes.xml" \
    -Ddeployed="file://$deployed" -cp "$work/groovy/*" groovy.ui.GroovyMain \
    "$here/../runbooks/grab.groovy" nowhere >"$work/told" 2>&1 || true

if grep -q 'there is no deployment "nowhere" in ' "$work/told"; then
    echo '@Grab: there is no deployment "nowhere"'
else
    cat "$work/told" >&2
    exit 1
fi
