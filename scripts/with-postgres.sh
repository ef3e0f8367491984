#!/usr/bin/env bash
# Runs a command with a PostgreSQL server at hand: HOTLINE_POSTGRES holds its connection string, without a database. When it is set already, that server
# is used; otherwise a cluster of its own is made in a temporary folder and is gone afterwards.
set -uo pipefail

die() { echo "with-postgres.sh: $*" >&2; exit 1; }
as_root() { if [[ $EUID -eq 0 ]]; then "$@"; else sudo -n "$@"; fi; }
# PostgreSQL does not run as root.
as_owner() { if [[ $EUID -eq 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi; }
find_bin() { bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1); [[ -n "$bin" && -x "$bin/initdb" ]]; }

[[ $# -gt 0 ]] || die "name a command to run."
if [[ -n "${HOTLINE_POSTGRES:-}" ]]; then
  echo "PostgreSQL: the server that HOTLINE_POSTGRES names."
  exec "$@"
fi

if ! find_bin; then
  echo "No PostgreSQL found; installing the system's packages."
  command -v apt-get >/dev/null || die "install PostgreSQL 15 or newer, or name a server in HOTLINE_POSTGRES."
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
  find_bin || die "install PostgreSQL 15 or newer, or name a server in HOTLINE_POSTGRES."
fi

home=$(mktemp -d -t hotline-postgres-XXXXXX)
data=$home/data
[[ $EUID -eq 0 ]] && chown postgres "$home"
stop() {
  as_owner "$bin/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1
  rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT TERM

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s' "$password" >"$home/password"
chmod a+r "$home/password"
as_owner "$bin/initdb" -D "$data" -U hotline --pwfile="$home/password" --auth=scram-sha-256 -E UTF8 --locale=C.UTF-8 >/dev/null || die "the cluster could not be made."
rm -f "$home/password"
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 12000))
  if as_owner "$bin/pg_ctl" -D "$data" -w -l "$home/data/server.log" \
    -o "-h 127.0.0.1 -p $port -k '$data' -c max_connections=300 -c shared_buffers=256MB -c max_wal_size=4GB" start >/dev/null; then
    started=1
    break
  fi
done
[[ -n "${started:-}" ]] || die "the server did not start: $(tail -n 3 "$home/data/server.log")"

export HOTLINE_POSTGRES="Host=127.0.0.1;Port=$port;Username=hotline;Password=$password"
echo "PostgreSQL: $("$bin/postgres" --version), in a temporary cluster of its own on port $port."
"$@"
