#!/usr/bin/env bash
# PostgreSQL for tests: a primary, and a replica that streams from it; `start.sh replica` (or `primary`) starts that one alone again. Prints their addresses.
# Its programs are those of Debian's package, or in PG_BINDIR. It forgets at a power cut (no fsync), unless PG_DURABLE=1.
. "$(dirname "$0")/../engine.sh"
need_user
newest() { ls -dv /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1; }
bin="${PG_BINDIR:-$(newest)}"
[ -x "${bin:=/nowhere}/initdb" ] || bin="$(dirname "$(command -v initdb || echo /nowhere/initdb)")"
[ -x "$bin/pg_basebackup" ] || die "there is no PostgreSQL server here: install Debian's package postgresql"
user=chancery
export PGPASSWORD=chancery PGUSER=$user PGHOST=$HOST PGDATABASE=postgres
primary="$(port primary 25432)" replica="$(port replica $((primary + 1)))"

# settings NODE PORT: written at each start, beside the ones that initdb made.
settings() {
  cat >"$STATE/$1/chancery.conf" <<C
listen_addresses = '$HOST'
port = $2
unix_socket_directories = ''
max_connections = 200
max_wal_senders = 8
wal_keep_size = 256MB
wal_retrieve_retry_interval = 500ms
hot_standby = on
fsync = $([ "${PG_DURABLE:-}" = 1 ] && echo on || echo off)
full_page_writes = $([ "${PG_DURABLE:-}" = 1 ] && echo on || echo off)
C
  grep -q chancery.conf "$STATE/$1/postgresql.conf" || echo "include = 'chancery.conf'" >>"$STATE/$1/postgresql.conf"
}

# make NODE COMMAND…: fills its folder; what was left half-made is thrown away.
make() {
  local node=$1; shift
  [ -e "$STATE/$node.made" ] && [ -d "$STATE/$node" ] && return
  rm -rf "${STATE:?}/$node" "$STATE/$node.made"
  as_user "$@" -D "$STATE/$node" --no-sync >>"$STATE/$node.log" 2>&1 || die "$(basename "$1") failed: $(tail -n 1 "$STATE/$node.log")"
  touch "$STATE/$node.made"
}

run() {
  settings "$1" "$2"
  if ! lives "$1"; then
    rm -f "$STATE/$1/postmaster.pid" # of one that was killed
    launch "$1" ${UNPRIVILEGED[@]+"${UNPRIVILEGED[@]}"} "$bin/postgres" -D "$STATE/$1"
  fi
  answers "$1" "$bin/pg_isready" -q -p "$2"
}

if [ "${1:-}" != replica ]; then
  make primary "$bin/initdb" -U $user --pwfile=<(echo $PGPASSWORD) --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=und
  run primary "$primary"
  [ "$("$bin/psql" -XAtq -p "$primary" -c "select 1 from pg_database where datname = '$user'")" = 1 ] ||
    "$bin/psql" -Xq -p "$primary" -c "create database $user"
fi
if [ "${1:-}" = primary ]; then exit 0; fi
make replica "$bin/pg_basebackup" -d "host=$HOST port=$primary user=$user password=$PGPASSWORD application_name=replica" -R -X stream -c fast
run replica "$replica"
streams() { [ "$("$bin/psql" -XAtq -p "$primary" -c 'select count(*) from pg_stat_replication')" != 0 ]; }
if [ "${1:-}" != replica ]; then answers replica streams; fi
echo "CHANCERY_TEST_POSTGRES=postgres://$user:$PGPASSWORD@$HOST:$primary/$user"
echo "CHANCERY_TEST_POSTGRES_REPLICA=postgres://$user:$PGPASSWORD@$HOST:$replica/$user"
