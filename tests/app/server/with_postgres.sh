#!/bin/bash
# with_postgres.sh PROGRAM [ARGUMENTS]: runs it beside a PostgreSQL cluster of its own, which
# SHIYU_TEST_DATABASE names. It listens on a socket in a folder, on no network. 77: not installed.
set -euo pipefail
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
[ -x "$bin/initdb" ] || exit 77
dir=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then # initdb refuses root
    chown nobody "$dir"
    as=(runuser -u nobody --)
fi
cd "$dir"
finish() {
    "${as[@]}" "$bin/pg_ctl" -D "$dir/db" -m immediate stop >/dev/null 2>&1 || true
    cd / && rm -rf "$dir"
}
trap finish EXIT
"${as[@]}" "$bin/initdb" -D "$dir/db" -A trust -U shiyu -E UTF8 --locale=C --no-sync >"$dir/initdb.log" 2>&1 ||
    { cat "$dir/initdb.log"; exit 1; }
# Without fsync: what is asked here is whether the SQL means the same, not whether the disk keeps it.
"${as[@]}" "$bin/pg_ctl" -D "$dir/db" -l "$dir/server.log" -w -t 120 \
    -o "-F -c listen_addresses= -c unix_socket_directories=$dir" start >/dev/null ||
    { cat "$dir/server.log"; exit 1; }
SHIYU_TEST_DATABASE="host=$dir user=shiyu dbname=" "$@"
