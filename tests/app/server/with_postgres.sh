#!/bin/bash
# with_postgres.sh CLUSTERS PROGRAM [ARGUMENTS]: runs it beside a PostgreSQL cluster of its own, which
# SHIYU_TEST_DATABASE names. It listens on a socket in a folder, on no network. 77: not installed.
# A cluster takes a second to make: the folder CLUSTERS keeps an empty one, which is copied.
set -euo pipefail
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
[ -x "$bin/initdb" ] || exit 77
empty=$1/$(basename "$(dirname "$bin")")
shift
dir=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then # initdb refuses root
    chown nobody "$dir"
    as=(runuser -u nobody --)
fi
finish() {
    [ ! -f "$dir/db/postmaster.pid" ] ||
        "${as[@]}" "$bin/pg_ctl" -D "$dir/db" -m immediate stop >/dev/null 2>&1 || true
    cd / && rm -rf "$dir"
}
trap finish EXIT
make_empty() {
    [ ! -d "$empty" ] || return 0
    rm -rf "$empty.new" # of one that was killed
    "${as[@]}" "$bin/initdb" -D "$dir/db" -A trust -U shiyu -E UTF8 --locale=C --no-sync >"$dir/initdb.log" 2>&1 ||
        { cat "$dir/initdb.log"; return 1; }
    mv "$dir/db" "$empty.new"
    mv "$empty.new" "$empty"
}
mkdir -p "$(dirname "$empty")"
(cd "$dir" && flock 9 && make_empty) 9>"$empty.lock"
cp -a "$empty" "$dir/db"
cd "$dir"
# Without fsync: what is asked here is whether the SQL means the same, not whether the disk keeps it.
"${as[@]}" "$bin/pg_ctl" -D "$dir/db" -l "$dir/server.log" -w -t 120 \
    -o "-F -c listen_addresses= -c unix_socket_directories=$dir" start >/dev/null ||
    { cat "$dir/server.log"; exit 1; }
SHIYU_TEST_DATABASE="host=$dir user=shiyu dbname=" "$@"
