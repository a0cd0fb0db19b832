#!/usr/bin/env bash
# Runs a real OpenSSH server on a loopback port, with keys of its own in a directory.
# usage: sshd.sh DIR          starts it and prints port and paths (GEUSEMAKER_STACK_SSH_PORT, default any free one)
#        sshd.sh --stop DIR   stops it and removes its files
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

stop=
if [ "${1:-}" = --stop ]; then
    stop=yes
    shift
fi
[ $# = 1 ] || die "usage: sshd.sh [--stop] DIR"
FILES=$1/ssh

is_ours() { # pid: a server that runs with our configuration
    tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF "$FILES/sshd_config"
}

if [ -n "$stop" ]; then
    FILES=$(cd "$1" && pwd)/ssh
    if [ -r "$FILES/sshd.pid" ]; then
        pid=$(cat "$FILES/sshd.pid")
        if is_ours "$pid"; then kill "$pid"; fi
    fi
    rm -rf "$FILES"
    exit 0
fi

SSHD=$(command -v sshd || echo /usr/sbin/sshd)
[ -x "$SSHD" ] || die "OpenSSH's server is missing: on Debian the package openssh-server"
mkdir -p "$FILES"
FILES=$(cd "$FILES" && pwd)
chmod 700 "$FILES"
[ ! -e "$FILES/sshd.pid" ] || die "$FILES/sshd.pid exists: sshd.sh --stop $1"
if [ "$(id -u)" = 0 ]; then mkdir -p /run/sshd; fi

PORT=${GEUSEMAKER_STACK_SSH_PORT:-$(free_port)}

for kind in ed25519 ecdsa; do ssh-keygen -q -t "$kind" -N '' -C host -f "$FILES/host_$kind"; done
ssh-keygen -q -t ed25519 -N '' -C client -f "$FILES/client_ed25519"
install -m 600 "$FILES/client_ed25519.pub" "$FILES/authorized_keys"
for kind in ed25519 ecdsa; do
    printf '[127.0.0.1]:%s %s\n' "$PORT" "$(cut -d ' ' -f 1,2 "$FILES/host_$kind.pub")"
done >"$FILES/known_hosts"

# StrictModes is off: the directory may lie below one that others may write to, such as /tmp.
cat >"$FILES/sshd_config" <<CONF
ListenAddress 127.0.0.1
Port $PORT
HostKey $FILES/host_ed25519
HostKey $FILES/host_ecdsa
PidFile $FILES/sshd.pid
AuthorizedKeysFile $FILES/authorized_keys
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
Subsystem sftp internal-sftp
CONF
"$SSHD" -f "$FILES/sshd_config" -E "$FILES/sshd.log"
for _ in $(seq 50); do
    [ ! -s "$FILES/sshd.pid" ] || break
    sleep 0.1
done
[ -s "$FILES/sshd.pid" ] || die "sshd did not start: $(tail -n 3 "$FILES/sshd.log")"

cat <<FACTS
port=$PORT
user=$(id -un)
identity=$FILES/client_ed25519
known_hosts=$FILES/known_hosts
log=$FILES/sshd.log
pid=$(cat "$FILES/sshd.pid")
FACTS
