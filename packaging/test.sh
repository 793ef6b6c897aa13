#!/usr/bin/env bash
# Installs what the tests need, builds, runs every test, and ends on ctest's summary.
# test.sh [PRESET] : dev (default) or asan; the tests that want ../shared/data skip without it.
set -euo pipefail
cd "$(dirname "$0")/.."
packaging/install.sh build run test
preset=${1:-dev}
# What is configured configures itself again when one of its own files changes.
[ "build/$preset/build.ninja" -nt CMakePresets.json ] || cmake --preset "$preset"
cmake --build --preset "$preset"
# The tests' files lie in memory where there is room: tens of thousands of transactions are committed,
# and no test can ask whether the disk keeps them when the power fails.
if [ -w /dev/shm ] && [ "$(df --output=avail -k /dev/shm | tail -n 1)" -gt $((4 * 1024 * 1024)) ]; then
    TMPDIR=$(mktemp -d -p /dev/shm shiyu-tests.XXXXXX)
    trap 'rm -rf "$TMPDIR"' EXIT
    chmod 755 "$TMPDIR" # PostgreSQL runs as another user
    export TMPDIR
fi
# Most tests wait for a clock, a process or a window: four times as many as there are cores.
ctest --preset "$preset" -j "$(($(nproc) * 4))"
