#!/usr/bin/env python3
"""Fails on an #include that the table of the house forbids (folder = layer = target)."""
import pathlib
import re
import sys

ALL = "*"
MAY_INCLUDE = {
    "app/domain": "",
    "app/protocol": "app/domain",
    "app/analysis": "app/domain",
    "app/crypto": "app/domain",
    "app/sql": "app/domain",
    "app/storage": "app/domain app/crypto app/sql",
    "app/sync": "app/domain app/protocol app/crypto app/storage",
    "map/geo": "app/domain",
    "map/tiles": "app/domain map/geo",
    "map/render": "app/domain map/geo map/tiles",
    "map/canvas": "app/domain map/geo map/tiles map/render",
    "app/exchange": "app/domain app/storage app/analysis map/geo map/render",
    "app/services": "app/domain app/analysis app/storage app/sync app/exchange map/geo map/render",
    "app/demo": "app/domain map/geo",
    "app/server": "app/domain app/protocol app/analysis app/crypto app/sql app/demo map/geo",
    "widgets": "",
    "ui/models": "app/domain app/services",
    "ui": "app/domain app/services ui/models widgets map/geo map/render map/canvas",
    "app/console": ALL,
    "app/server/main.cpp": ALL,
    "app/tool": ALL,
}
# Third-party headers stay in the .cpp that wraps them; these never stand in a header.
ONLY_IN_CPP = re.compile(r"^(sodium|sqlite3|gdal|ogr_|cpl_|proj|geos|unicode/|openssl/|libpq|xlsxwriter)")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
GUI_LAYERS = ("widgets", "ui", "map/render", "map/canvas", "app/exchange", "app/services", "app/console")
GUI_HEADERS = re.compile(r"^Q(Widget|Painter|Image|Pixmap|Color|Font|Icon|Dialog|MainWindow|Application)\b")


def layer_of(path):
    folders = [layer for layer in MAY_INCLUDE if path == layer or path.startswith(layer + "/")]
    return max(folders, key=len) if folders else None


def check(root, file):
    name = file.relative_to(root).as_posix()
    layer = layer_of(name)
    if layer is None:
        yield f"{name}: stands in no layer"
        return
    allowed = MAY_INCLUDE[layer]
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        quote, target = found.groups()
        where = f"{name}:{number}"
        if quote == '"' and not target.endswith(".moc"):
            other = layer_of(target)
            if other is None:
                yield f"{where}: include from the root, not {target!r}"
            elif other != layer and allowed != ALL and other not in allowed.split():
                yield f"{where}: {layer} may not include {other}"
        if quote == "<" and file.suffix == ".h" and ONLY_IN_CPP.match(target):
            yield f"{where}: {target} belongs in the .cpp that wraps it"
        if quote == "<" and GUI_HEADERS.match(target) and not layer.startswith(GUI_LAYERS):
            yield f"{where}: {layer} draws nothing, yet includes {target}"


def main():
    root = pathlib.Path(sys.argv[1])
    files = [f for top in ("app", "ui", "widgets", "map") for f in sorted((root / top).rglob("*")) if f.suffix in (".h", ".cpp")]
    problems = [p for f in files for p in check(root, f)]
    print("\n".join(problems) or f"{len(files)} files, every include allowed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
