#!/usr/bin/env bash
# Installs what is missing, builds Release, makes the demo city if there is none, says who its
# officers are, and opens the console as the duty officer of Wuhu. Without a display it plays the
# tour on a virtual one and says where the pictures are.
set -euo pipefail
cd "$(dirname "$0")/.."

packaging/install.sh build run
echo "Building; the first time takes some ten minutes."
cmake --preset release
cmake --build --preset release --target shiyu shiyu-tool
shiyu=build/release/app/console/shiyu
tool=build/release/app/tool/shiyu-tool

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
echo "Opening $home/wuhu.shiyu as sunyue"
exec "$shiyu" --profile "$home/wuhu.shiyu" --account sunyue
