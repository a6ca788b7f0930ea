# Sourced by the scripts beside it: where an engine's things lie, how it is started, waited for and ended.
#   CHANCERY_ENGINES        what was fetched or built; kept (default: chancery-engines in the user's cache folder)
#   CHANCERY_ENGINES_STATE  data, logs, ports and pid files (default: state in that folder); another one is another set of engines beside it
set -euo pipefail
umask 022
ENGINES="${CHANCERY_ENGINES:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/chancery-engines}"
STATE="${CHANCERY_ENGINES_STATE:-$ENGINES/state}/$(basename "$(cd "$(dirname "$0")" && pwd)")"
HOST=127.0.0.1
export no_proxy="$HOST${no_proxy:+,$no_proxy}"
mkdir -p "$ENGINES" "$STATE"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# PostgreSQL and OpenSearch refuse to run as root. In a user namespace of its own root is user 1000 to them, and still reads what root owns.
UNPRIVILEGED=()
if [ "$(id -u)" = 0 ]; then UNPRIVILEGED=(unshare --user --map-user=1000 --map-group=1000); fi
as_user() { ${UNPRIVILEGED[@]+"${UNPRIVILEGED[@]}"} "$@"; }
need_user() { as_user true 2>/dev/null || die "root may not make user namespaces here: run it as another user"; }

# port NAME FIRST: the port that NAME had before, else the first one from FIRST on that nobody listens on, and no node here is to have.
port() {
  local at="$STATE/$1.port" free=$2
  if [ ! -s "$at" ]; then
    while (exec 3<>"/dev/tcp/$HOST/$free") 2>/dev/null || grep -qsx "$free" "$STATE"/*.port; do free=$((free + 1)); done
    echo "$free" >"$at"
  fi
  cat "$at"
}

# A node lives while the process of its pid file does, and names the node's folder in its command line: the number may be another's by now.
lives() {
  local pid
  pid="$(cat "$STATE/$1.pid" 2>/dev/null)" && [ -n "$pid" ] && tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF -- "$STATE/$1"
}

# launch NODE COMMAND…: in the background, in a session of its own. setsid and unshare become the command: its pid is theirs.
launch() {
  local node=$1; shift
  setsid "$@" >>"$STATE/$node.log" 2>&1 </dev/null 9>&- &
  echo $! >"$STATE/$node.pid"
}

# answers NODE COMMAND…: waits until the command succeeds, no longer than the node lives.
answers() {
  local node=$1 end=$((SECONDS + ${CHANCERY_ENGINES_WAIT:-180})); shift
  until "$@" >/dev/null 2>&1; do
    lives "$node" || die "$node ended while it started: $(tail -n 1 "$STATE/$node.log" 2>/dev/null)"
    [ $SECONDS -lt $end ] || die "$node did not answer in time: $(tail -n 1 "$STATE/$node.log" 2>/dev/null)"
    sleep 0.2
  done
}

# finish NODE SIGNAL: ends it, after 30 s by force.
finish() {
  local end=$((SECONDS + 30))
  if lives "$1"; then
    kill "-$2" "$(cat "$STATE/$1.pid")" 2>/dev/null || true
    while lives "$1" && [ $SECONDS -lt $end ]; do sleep 0.1; done
    if lives "$1"; then kill -KILL "$(cat "$STATE/$1.pid")"; fi
  fi
  rm -f "$STATE/$1.pid"
}

# stop SIGNAL [--delete] [NODE]: the engine's nodes, or that one; --delete throws their data away. SIGNAL=KILL ends them as a crash would.
stop() {
  local signal="${SIGNAL:-$1}" delete='' node pid; shift
  if [ "${1:-}" = --delete ]; then delete=yes; shift; fi
  for pid in "$STATE"/${1:-*}.pid; do
    [ -e "$pid" ] || continue
    node="$(basename "$pid" .pid)"
    finish "$node" "$signal"
  done
  if [ -n "$delete" ]; then rm -rf "${STATE:?}/${1:-}"; fi
}

# One at a time may fetch or build.
lock() { exec 9>"$ENGINES/$1.lock"; flock 9; }
unlock() { exec 9>&-; }
