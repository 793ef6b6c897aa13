#!/usr/bin/env python3
"""Checks the hash chain of a profile's log without any code of Shiyu: verify_twin.py PROFILE.
Prints {"ok":true,…} or the first broken operation, as `shiyu-tool verify --chain-only` does."""
import hashlib
import json
import pathlib
import sqlite3
import sys


def first_broken(rows):
    heads = {}
    count = 0
    for seq, kind, subject, intent, facts, stored in rows:
        if seq != count + 1:
            return count, heads, (count + 1, "missing")
        try:
            previous = bytes.fromhex(json.loads(facts)["prevHash"])
        except (ValueError, KeyError):
            previous = b""
        if hashlib.sha256(previous + intent + facts).digest() != stored:
            return count, heads, (seq, "hash")
        if previous != heads.get((kind, subject), b""):
            return count, heads, (seq, "previous")
        heads[kind, subject] = stored
        count += 1
    return count, heads, None


def main(path):
    uri = pathlib.Path(path).absolute().as_uri() + "?mode=ro"
    log = sqlite3.connect(uri, uri=True).execute(
        "SELECT seq, subject_kind, subject_id, intent, facts, hash FROM log ORDER BY seq")
    count, heads, broken = first_broken(log)
    report = {"operations": count, "subjects": len(heads), "ok": broken is None}
    if broken:
        report["broken"] = {"seq": broken[0], "fault": broken[1]}
    print(json.dumps(report, separators=(",", ":")))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
