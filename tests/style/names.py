#!/usr/bin/env python3
"""Fails on two types of one name in one namespace: the linker merges them without a word, and what one
file writes another reads by the wrong layout."""
import collections
import pathlib
import re
import sys

HIDDEN = re.compile(r"namespace \{.*?\n\} // namespace\n", re.S)
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^{;]*)?\s*\n?\{", re.M)
SPACE = re.compile(r"^namespace ([\w:]+)", re.M)


def main():
    root = pathlib.Path(sys.argv[1])
    places = collections.defaultdict(set)
    for folder in ("app", "map", "ui", "widgets"):
        for path in sorted((root / folder).rglob("*.[ch]*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            text = HIDDEN.sub("", path.read_text(encoding="utf-8"))
            space = SPACE.search(text)
            for found in TYPE.finditer(text):
                places[(space.group(1) if space else "", found.group(1))].add(str(path.relative_to(root)))
    clashes = {name: files for name, files in places.items() if len(files) > 1}
    for (space, name), files in sorted(clashes.items()):
        print(f"{space}::{name} is defined in {', '.join(sorted(files))}")
    return 1 if clashes else 0


if __name__ == "__main__":
    sys.exit(main())
