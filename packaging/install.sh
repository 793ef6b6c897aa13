#!/usr/bin/env bash
# install.sh KIND... : installs what is missing of the packages of these kinds (build, run, test).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kinds=" $* "
missing=()
while read -r kind package _; do
    case "$kind" in '' | '#'*) continue ;; esac
    [[ "$kinds" == *" $kind "* ]] || continue
    dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
done <"$here/packages.txt"
[ ${#missing[@]} -eq 0 ] && exit 0
echo "Installing: ${missing[*]}"
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q
"${as_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}"
