#!/bin/bash
# load_and_live.sh TOOL SERVER BENCH: a small demo city on a server of its own; a few consoles lose
# nothing, the simulator works in it and nowhere else. No figure of it is judged.
set -euo pipefail
tool=$1 server=$2 bench=$3
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo shiyu-demo >"$dir/password"
"$tool" demo-city --size small --matters 30 --out "$dir/city.shiyu" >/dev/null
"$server" init --from "$dir/city.shiyu" --account sunyue --password-file "$dir/password" \
    --all-accounts --data "$dir/data" >/dev/null
"$bench" load --server "$server" --server-data "$dir/data" --password-file "$dir/password" \
    --consoles 5 --rate 10 --seconds 3

live() {
    timeout --preserve-status -s TERM "$1" "$server" demo --live 36000 --speed 5000 --people "$2" --data "$dir/data"
}
live 12 "" >"$dir/live"
grep -q '"accepted":true,"act":"report"' "$dir/live"
grep -q '"accepted":true,"act":"close"' "$dir/live"
if grep '"accepted":false' "$dir/live"; then exit 1; fi
before=$(wc -l <"$dir/live")
live 4 3402 >"$dir/again" # goes on, and leaves the centre's turns to people
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
