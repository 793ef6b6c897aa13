#!/usr/bin/env python3
"""Fails where an answer may come while it is asked for. In Qt 6.4 a continuation that is attached to a future while
another thread finishes it may run twice, the second time with a null promise, and one that is attached to a finished
future runs before then() returns. So screens take answers by whenAnswered(), and what a thread of a pool finishes goes
through byEventLoop() first."""
import pathlib
import re
import sys

# Folders whose files attach no continuation of their own.
SCREENS = ("ui", "widgets", "map", "app/console")
# How many they may have, and why the future is one that the GUI thread finishes.
ALLOWED = {
    "app/console/tour.cpp": 1, # pictures that came by the event loop
    "ui/acts/caseport.cpp": 1, # a page of the queue: by its door
    "ui/casepane/attachmentviewer.cpp": 2, # a ready future; an attachment, by its door
}
# Futures of other threads, and the file that hands one on for its caller to wrap.
POOL = re.compile(r"QtConcurrent::(?:run|mapped|filtered)|QtFuture::Launch::Async")
HANDED_ON = {"app/services/namespellings.cpp"} # Workplace::names() wraps it
WRAPPED = re.compile(r"\bbyEventLoop\(")
THEN = re.compile(r"(?:\.|->)\s*then\s*\((?!\))")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)


def code_of(path):
    """The text without its comments, line for line."""
    return COMMENT.sub(lambda found: "\n" * found.group().count("\n"), path.read_text(encoding="utf-8"))


def check(root, path):
    name = path.relative_to(root).as_posix()
    code = code_of(path)
    then = list(THEN.finditer(code))
    if name.startswith(tuple(f"{folder}/" for folder in SCREENS)) and len(then) != ALLOWED.get(name, 0):
        for found in then:
            line = code.count("\n", 0, found.start()) + 1
            yield f"{name}:{line}: then() on an answer; take it by whenAnswered()"
        if not then:
            yield f"{name}: attaches nothing any more: take it off the list"
    if name in HANDED_ON or not name.startswith(("app/services/", *(f"{folder}/" for folder in SCREENS))):
        return
    asked = len(POOL.findall(code))
    wrapped = len(WRAPPED.findall(code))
    if asked > wrapped:
        yield f"{name}: {asked} answers of other threads, {wrapped} of them by the event loop"


def main():
    root = pathlib.Path(sys.argv[1])
    files = [f for top in ("app", "ui", "widgets", "map") for f in sorted((root / top).rglob("*")) if f.suffix in (".h", ".cpp")]
    problems = [p for f in files for p in check(root, f)]
    names = {f.relative_to(root).as_posix() for f in files}
    problems += [f"{name}: is no file: take it off the list" for name in (*ALLOWED, *HANDED_ON) if name not in names]
    print("\n".join(problems) or f"{len(files)} files, every answer comes by the event loop")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
