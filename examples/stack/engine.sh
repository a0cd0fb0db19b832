#!/usr/bin/env bash
# Makes sure that a Docker engine and compose v2 answer on this machine.
# Where both do, it changes nothing. Else, as root on Debian, it installs them by apt, with
# docker-compose v1 and OpenSSH's server beside them, and starts the engine.
# usage: engine.sh             makes sure
#        engine.sh --restart   ends the engine, with all that runs on it, and starts it again
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

LOG=/var/log/geusemaker-dockerd.log
PID_FILE=/run/docker.pid
LOCK=/var/lock/geusemaker-engine.lock
PLUGINS=/usr/local/lib/docker/cli-plugins

engine_answers() { docker info >/dev/null 2>&1; }
compose_answers() { docker compose version >/dev/null 2>&1; }
has() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ]; }

refuse_unless_debian_root() {
    local missing=()
    engine_answers || missing+=("a running Docker engine")
    compose_answers || missing+=("docker compose v2")
    [ -r /etc/os-release ] && [ "$(. /etc/os-release && echo "$ID")" = debian ] && [ "$(id -u)" = 0 ] && return
    printf 'missing: %s\n' "${missing[@]}" >&2
    die "installs these only as root on Debian; please install them yourself"
}

install_packages() {
    local packages=()
    has dockerd || packages+=(docker.io iptables)
    has docker-compose || packages+=(docker-compose)
    has sshd || packages+=(openssh-server)
    [ ${#packages[@]} -gt 0 ] || return 0
    say "installing ${packages[*]}"
    apt-get -qq update
    install_quietly "${packages[@]}"
}

start_engine() {
    engine_answers && return
    say "starting the engine, log in $LOG"
    if [ -d /run/systemd/system ]; then
        systemctl start docker
    else
        nohup setsid dockerd >>"$LOG" 2>&1 </dev/null 9>&- &
    fi
    for _ in $(seq 60); do
        engine_answers && return
        sleep 1
    done
    tail -n 20 "$LOG" >&2 || true
    die "the engine does not answer after a minute"
}

restart_engine() {
    if [ -d /run/systemd/system ]; then
        systemctl restart docker
        return
    fi
    local pid
    pid=$(cat "$PID_FILE")
    say "ending the engine, process $pid"
    kill "$pid"
    for _ in $(seq 60); do
        [ -e "/proc/$pid" ] || break
        sleep 1
    done
    [ ! -e "/proc/$pid" ] || die "the engine, process $pid, does not end within a minute"
    start_engine
}

# Debian 12 packages only compose v1; v2 is one Go binary in the next suite and runs here as it is.
install_compose_plugin() {
    compose_answers && return
    local scratch
    scratch=$(mktemp -d)
    "$STACK_HOME/other-suite.sh" next docker-compose "$scratch"
    install -D -m 755 "$scratch/usr/libexec/docker/cli-plugins/docker-compose" "$PLUGINS/docker-compose"
    rm -rf "$scratch"
    compose_answers || die "compose v2 was installed but does not answer"
}

if [ "${1:-}" = --restart ]; then
    restart_engine
    exit 0
fi
if engine_answers && compose_answers; then
    say "the engine and compose v2 answer: nothing to do"
    exit 0
fi
refuse_unless_debian_root
exec 9>"$LOCK"
flock 9
install_packages
start_engine
install_compose_plugin
say "engine $(docker version -f '{{.Server.Version}}'), compose $(docker compose version --short)"
