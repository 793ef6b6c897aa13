#!/usr/bin/env bash
# demo.sh [--standalone | --four]
# Installs what is missing, builds Release, makes the demo city if there is none, says who its
# officers are, starts a server with that city on this computer, and opens the console of the city's
# centre signed in to it, as its duty officer. --four: also those of a county, a town and a village.
# The organisations at which nobody sits work on by themselves; SHIYU_DEMO_LIVE is how many new
# matters come in an hour, 0 none.
# --standalone: one console without a server, on which every officer of the city takes his seat.
# Without a display it plays the tour on a virtual one
# and says where the pictures are.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:---server}
case $mode in
--server | --standalone | --four) ;;
*) echo "usage: demo.sh [--standalone | --four]" >&2 && exit 2 ;;
esac

packaging/install.sh build run
echo "Building; the first time takes some ten minutes."
cmake --preset release
cmake --build --preset release --target shiyu shiyu-tool shiyu-server
shiyu=build/release/app/console/shiyu
tool=build/release/app/tool/shiyu-tool
server=build/release/app/server/shiyu-server

# make_city PROFILE WORDS [ARGUMENT...] : the demo city, whole or not at all. What the tool says,
# the officers and their password among it, is kept in WORDS.
make_city() {
    local profile=$1 words=$2
    shift 2
    # A run that was broken off leaves its half under the other name.
    rm -f "$profile.part"*
    if ! "$tool" demo-city --size small --seed 1 --out "$profile.part" "$@" | tee "$words.part"; then
        rm -f "$profile.part"* "$words.part"
        return 1
    fi
    mv "$words.part" "$words"
    mv "$profile.part" "$profile"
}

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    # The tour's day is a fixed one, so its city and its settings are its own.
    work=$(mktemp -d "${TMPDIR:-/tmp}/shiyu-tour.XXXXXX")
    pictures=$work/pictures
    mkdir "$pictures"
    echo "No display: the tour is played on a virtual one, on a city of its own."
    make_city "$work/wuhu.shiyu" "$work/officers.txt" --until 2026-11-21T14:00:00+08:00
    played=0
    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1920x1080x24" "$shiyu" \
        --profile "$work/wuhu.shiyu" --settings "$work/settings.ini" --account sunyue \
        --size 1920x1080 --at 2026-11-21T14:05:00+08:00 --tour "$pictures" || played=$?
    echo "Pictures of the tour: $pictures"
    exit "$played"
fi

home=${XDG_DATA_HOME:-$HOME/.local/share}/shiyu
mkdir -p "$home"
if [ -e "$home/wuhu.shiyu" ]; then
    cat "$home/wuhu-officers.txt" 2>/dev/null || echo "Its officers and their password: see README.md"
else
    make_city "$home/wuhu.shiyu" "$home/wuhu-officers.txt"
fi
if [ "$mode" = --standalone ]; then
    echo "Opening $home/wuhu.shiyu as sunyue"
    exec "$shiyu" --profile "$home/wuhu.shiyu" --account sunyue
fi

# A server with the demo city, on this computer only; it ends with this script.
data=$home/server
port=${SHIYU_DEMO_PORT:-8443}
if [ ! -e "$data/ready" ]; then
    rm -rf "$data" # of an init that was broken off
    (umask 077 && echo shiyu-demo >"$home/password")
    "$server" init --from "$home/wuhu.shiyu" --account sunyue --password-file "$home/password" \
        --all-accounts --data "$data" >/dev/null
    rm -f "$home/password"
    touch "$data/ready"
fi
if [ "$(cat "$data/port" 2>/dev/null)" != "$port" ]; then
    rm -f "$home"/console-*.shiyu* # the consoles know the server by its address; what they did it has
    echo "$port" >"$data/port"
fi
"$server" serve --data "$data" --port "$port" >"$home/server.txt" 2>"$home/server.log" &
serving=$!
started=("$serving")
trap 'kill "${started[@]}" 2>/dev/null; wait "${started[@]}" 2>/dev/null || true' EXIT
until grep -q ^listening "$home/server.txt"; do
    if ! kill -0 "$serving" 2>/dev/null; then
        echo "The server did not start; is port $port in use? SHIYU_DEMO_PORT=8444 takes another." >&2
        tail -n 3 "$home/server.log" >&2
        exit 1
    fi
    sleep 0.2
done

# open_console ORGANIZATION ACCOUNT +X+Y : a device of its own, enrolled the first time and placed
# there; from then on where its officer leaves it.
open_console() {
    local profile=$home/console-$1.shiyu
    local enrolment=$home/console-$1.shiyu-enrolment
    if [ ! -e "$profile" ]; then
        rm -f "$enrolment"
        "$server" enrol "$1" "$enrolment" --url "https://127.0.0.1:$port" --data "$data"
    fi
    local settings=$home/console-$1.ini
    local place=()
    [ -e "$settings" ] || place=(-qwindowgeometry "1366x768$3")
    echo "Opening the console of $1 as $2"
    "$shiyu" --profile "$profile" --enrol "$enrolment" \
        --settings "$settings" --account "$2" "${place[@]}" &
    consoles+=("$!")
}

consoles=()
open_console 3402 sunyue +0+0
if [ "$mode" = --four ]; then
    open_console 340202 chenjing +554+0
    open_console 340202016 wuhao +0+312
    open_console 340202016001 liufang +554+312
fi
live=${SHIYU_DEMO_LIVE:-30}
if [ "$live" != 0 ]; then # it leaves the organisations alone that have a console
    "$server" demo --live "$live" --data "$data" >"$home/live.txt" 2>"$home/live.log" &
    started+=("$!")
fi
wait "${consoles[@]}" || true
