#!/bin/sh
# Deploys a release build to a directory, and has a project of its own consume it from there: by the
# BOM, on the class path and on the module path, and plain Groovy by @Grab. Takes two to three minutes
# after a build, and is no part of "mvn verify".
# usage: check.sh [MAVEN-OPTION]...    options for the release build, such as -DskipTests
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

mvn -B -ntp -q -f "$here/../../pom.xml" -Prelease "$@" deploy \
    -DaltDeploymentRepository="deployed::default::file://$work/deployed"

for module in api core ssh scripting; do
    deployed=$work/deployed/io/geusemaker/geusemaker-$module
    for ending in .pom .jar -sources.jar -javadoc.jar -cyclonedx.json; do
        set -- "$deployed"/*/geusemaker-$module-*[0-9]$ending
        [ -s "$1" ] || { echo "check.sh: geusemaker-$module has no *$ending" >&2; exit 1; }
    done
done

# A local repository of its own: what was deployed is to be found there and nowhere else.
cp -R "$here" "$work/consumer"
mvn -B -ntp -q -f "$work/consumer/pom.xml" -Dmaven.repo.local="$work/m2" \
    -Ddeployed="file://$work/deployed" process-classes
cd "$work/consumer/target"
"$java" -cp 'classes:lib/*' consumer.Main "$work/records" | tee "$work/class-path"
"${java}c" -d modular -p lib ../module/module-info.java ../src/main/java/consumer/Main.java
# The engine is an automatic module, which names none of those that it needs.
"$java" -p modular:lib --add-modules ALL-MODULE-PATH -m consumer/consumer.Main "$work/records" |
    tee "$work/module-path"

expected='host 127.0.0.1:1 cannot be reached: connection refused'
grep -q "^class path: $expected" "$work/class-path"
grep -q "^module path: $expected" "$work/module-path"

"$here/grab.sh" "$work/deployed"
