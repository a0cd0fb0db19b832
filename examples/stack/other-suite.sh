#!/usr/bin/env bash
# Unpacks a package of the Debian suite after or before this machine's into a directory, without installing it.
# The system's own package lists and sources stay untouched.
# usage: other-suite.sh next|previous PACKAGE DIRECTORY
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

[ $# = 3 ] || die "usage: other-suite.sh next|previous PACKAGE DIRECTORY"
which=$1
package=$2
directory=$3
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
case $which:$codename in
    next:bullseye | previous:trixie) suite=bookworm ;;
    next:bookworm) suite=trixie ;;
    previous:bookworm) suite=bullseye ;;
    *) die "of which suite to take $package is not known for ${codename:-this system}" ;;
esac
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/lists/partial"
# shellcheck disable=SC2016 # the $(...) are apt's own fields
apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    awk -v here="$codename" -v suite="$suite" \
        '$1 == here && $2 == "main" { print "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]", $3, suite, "main" }' |
    sort -u >"$scratch/sources.list"
options=(-o "Dir::Etc::sourcelist=$scratch/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::Lists=$scratch/lists" -o APT::Sandbox::User=root)
say "taking $package from $suite"
apt-get -qq "${options[@]}" update
(cd "$scratch" && apt-get -qq "${options[@]}" download "$package/$suite")
dpkg -x "$scratch/${package}"_*.deb "$directory"
