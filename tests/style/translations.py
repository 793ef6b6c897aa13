#!/usr/bin/env python3
"""Fails on a text of the sources that has no finished Chinese, on English left in the Chinese, and on a count without
its English plural."""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

# Area of translations/ → folder of its sources.
AREAS = {
    "map": "map", "widgets": "widgets", "text": "ui/text", "shell": "ui/shell", "signin": "ui/signin",
    "queue": "ui/queue", "case": "ui/casepane", "acts": "ui/acts", "intake": "ui/intake",
    "handling": "ui/handling", "mappane": "ui/mappane", "importing": "ui/importing", "command": "ui/command",
    "tray": "ui/tray",
}
# Names that Chinese offices write in Latin letters, and keys of the keyboard.
LATIN = set("""CGCS WGS GCJ EPSG UTF GBK GB CSV XLSX XLS GeoPackage GeoJSON Shapefile KML GPKG SHP JSON PNG PDF CRS
    Excel QGIS QQ WMTS WMS XYZ MBTiles Ctrl Alt Shift Enter Esc Tab Space Home End PgUp PgDn Page Up Down Delete Backspace
    Shiyu Open Qt GPL SIL HH shp shx Windows""".split())


def messages(path):
    """(context, source, comment) → (finished, translations)"""
    found = {}
    for context in ElementTree.parse(path).getroot().findall("context"):
        name = context.findtext("name").removeprefix("shiyu::") # either is found at run time
        for message in context.findall("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") in ("vanished", "obsolete"):
                continue
            forms = [f.text or "" for f in translation.findall("numerusform")] or [translation.text or ""]
            key = (name, message.findtext("source"), message.findtext("comment") or "")
            found[key] = (translation.get("type") is None and all(forms), forms)
    return found


def counted(path):
    """Keys of the texts that speak of a number of things."""
    return {(context.findtext("name").removeprefix("shiyu::"), message.findtext("source"), message.findtext("comment") or "")
            for context in ElementTree.parse(path).getroot().findall("context")
            for message in context.findall("message") if message.get("numerus") == "yes"}


def english(text):
    plain = re.sub(r"<[^>]*>|%[nL]?\d?|&(?=\w)|\{[^}]*\}", " ", text)
    words = re.findall(r"[A-Za-z]{3,}", plain)
    return [w for w in words if w not in LATIN and not re.fullmatch(r"[yMdhHmsz]+", w)]


def check(root, lupdate, area, folder, scratch):
    fresh = scratch / f"{area}.ts"
    subprocess.run([lupdate, "-silent", "-locations", "none", root / folder, "-target-language", "zh_CN", "-ts", fresh],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wanted = messages(fresh) if fresh.exists() else {}
    file = root / "translations" / f"{area}_zh_CN.ts"
    have = messages(file) if file.exists() else {}
    plurals = root / "translations" / f"{area}_en.ts"
    forms_of = messages(plurals) if plurals.exists() else {}
    for key in counted(fresh) if fresh.exists() else ():
        if len(forms_of.get(key, (True, []))[1]) != 2:
            yield f"{plurals.name}: lacks one and many of {key[0]} “{key[1]}”"
    for key in wanted:
        if key not in have:
            yield f"{file.name}: lacks {key[0]} “{key[1]}”"
    for key, (finished, forms) in have.items():
        if not finished:
            yield f"{file.name}: unfinished {key[0]} “{key[1]}”"
        for form in forms:
            if english(form):
                yield f"{file.name}: English in {key[0]} “{form}”"


def main():
    root, lupdate = pathlib.Path(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as scratch:
        problems = [p for area, folder in AREAS.items() if (root / folder).is_dir()
                    for p in check(root, lupdate, area, folder, pathlib.Path(scratch))]
    known = {f"{area}_{language}.ts" for area in AREAS for language in ("zh_CN", "en")}
    problems += [f"{f.name}: no area of this name" for f in sorted((root / "translations").glob("*.ts")) if f.name not in known]
    print("\n".join(problems) or f"{len(AREAS)} areas, every text in Chinese")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
