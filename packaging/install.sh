#!/usr/bin/env bash
# install.sh KIND... : installs what is missing of the packages of these kinds (build, run, test).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is no Debian or a system like it: nothing is installed. Needed are the counterparts of" >&2
    echo "the packages in packaging/packages.txt; with them: cmake --preset release" >&2
    exit 1
fi
kinds=" $* "
missing=()
while read -r kind package _; do
    case "$kind" in '' | '#'*) continue ;; esac
    [[ "$kinds" == *" $kind "* ]] || continue
    dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
done <"$here/packages.txt"
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing, and there is no sudo to install them with. As root:" >&2
        echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q || echo "The package lists could not be refreshed; trying with those of before." >&2
if ! "${as_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}"; then
    echo "These packages could not be installed (no network?): ${missing[*]}" >&2
    exit 1
fi
