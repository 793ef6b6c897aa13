#!/usr/bin/env bash
# tour.sh SHIYU SHIYU-TOOL RECOUNT : plays the tour on a fresh demo city under a virtual display.
set -euo pipefail
shiyu=$1 tool=$2 recount=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_RUNTIME_DIR=$work
unset QT_QPA_PLATFORM
"$tool" demo-city --size small --seed 1 --matters 600 --cheap-password --out "$work/city.shiyu" \
    --until 2026-11-21T14:00:00+08:00 | tail -n 1
xvfb-run -a -s "-screen 0 1920x1080x24" "$shiyu" --profile "$work/city.shiyu" \
    --settings "$work/settings.ini" --account sunyue --size 1920x1080 \
    --at 2026-11-21T14:05:00+08:00 --tour "$work/tour"
"$tool" verify "$work/city.shiyu"
python3 "$recount" "$work/city.shiyu" "$work/tour"
