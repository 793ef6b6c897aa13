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
# Most tests wait for a clock, a process or a window: three times as many as there are cores.
ctest --preset "$preset" -j "$(($(nproc) * 3))"
