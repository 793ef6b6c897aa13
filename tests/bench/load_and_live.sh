#!/bin/bash
# load_and_live.sh TOOL SERVER BENCH: a small demo city on a server of its own; a few consoles lose
# nothing, the simulator works in it and nowhere else. No figure of it is judged.
set -euo pipefail
tool=$1 server=$2 bench=$3
dir=$(mktemp -d)
simulator=
trap '[ -z "$simulator" ] || kill -KILL "$simulator"; rm -rf "$dir"' EXIT
echo shiyu-demo >"$dir/password"
"$tool" demo-city --size small --matters 30 --cheap-password --out "$dir/city.shiyu" >/dev/null
"$server" init --from "$dir/city.shiyu" --account sunyue --password-file "$dir/password" \
    --all-accounts --data "$dir/data" >/dev/null
"$bench" load --server "$server" --server-data "$dir/data" --password-file "$dir/password" \
    --consoles 5 --rate 10 --seconds 3

# live FILE PEOPLE LEAST PATTERN...: plays until FILE holds so many acts and one of each pattern; when
# that takes two minutes it never will.
live() {
    local file=$1 people=$2 least=$3
    shift 3
    "$server" demo --live 36000 --speed 5000 --people "$people" --data "$dir/data" >"$file" &
    simulator=$!
    for ((tenths = 0; tenths < 1200; tenths++)); do
        has_all "$file" "$least" "$@" && break
        kill -0 "$simulator" || break
        sleep 0.1
    done
    kill -TERM "$simulator"
    wait "$simulator"
    simulator=
    has_all "$file" "$least" "$@" || { echo "too few acts in $file" >&2; tail -3 "$file" >&2; exit 1; }
}
has_all() {
    local file=$1 least=$2 pattern
    shift 2
    [ "$(wc -l <"$file")" -ge "$least" ] || return 1
    for pattern in "$@"; do
        grep -q "$pattern" "$file" || return 1
    done
}
live "$dir/live" "" 2 '"accepted":true,"act":"report"' '"accepted":true,"act":"close"'
if grep '"accepted":false' "$dir/live"; then exit 1; fi
before=$(wc -l <"$dir/live")
# Goes on, and leaves the centre's turns to people: among so many acts some would be its.
live "$dir/again" 3402 30 '"act":"report"' '"organization":"3402[^"]'
if grep '"act":"\(accept\|dispatch\|close\)".*"organization":"3402"' "$dir/again"; then exit 1; fi
"$server" check --data "$dir/data"

# On another city's data: one officer of it is another person.
"$server" export-directory "$dir/directory" --data "$dir/data"
sed 's/"name":"孙悦"/"name":"某人"/' "$dir/directory" >"$dir/other"
"$server" init --directory "$dir/other" --account hanbing --password-file "$dir/password" \
    --data "$dir/real" >/dev/null
if "$server" demo --live 60 --data "$dir/real" 2>"$dir/why"; then exit 1; fi
grep -q "not that of the demo city" "$dir/why"
echo "simulated: $before acts"
