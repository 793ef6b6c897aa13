#!/usr/bin/env python3
"""Computes every deadline, every task and the counts that the tour's pictures showed again, from the log alone.

The calendar arithmetic is written here a second time: urgent hours run on, working days are the sum of
the sessions, weekends and holidays are skipped, make-up days count.
"""
import datetime as dt
import json
import pathlib
import sqlite3
import sys

import case_fold
import queue_fold

CITY = dt.timezone(dt.timedelta(hours=8))
HOUR = 3_600_000


def days_of(spans):
    days = set()
    for span in spans:
        day = dt.date.fromisoformat(span["from"])
        last = dt.date.fromisoformat(span.get("to", span["from"]))
        while day <= last:
            days.add(day.isoformat())
            day += dt.timedelta(days=1)
    return days


def calendar_of(db):
    body = db.execute("SELECT body FROM directory_item WHERE kind = 'calendar' AND until IS NULL").fetchone()[0]
    data = json.loads(body)
    holidays, working = set(), set()
    for year in data["years"]:
        holidays |= days_of(year["holidays"])
        working |= days_of(year["makeUpDays"])
    return holidays, working


def is_working(day, calendar):
    holidays, make_up = calendar
    text = day.isoformat()
    return text in make_up or (day.weekday() < 5 and text not in holidays)


def add_working(start_ms, amount_ms, calendar):
    at = dt.datetime.fromtimestamp(start_ms / 1000, CITY)
    day, left = at.date(), amount_ms
    while True:
        if is_working(day, calendar):
            for begin, end in ((8, 12), (14, 18)):
                opens = max(at, dt.datetime.combine(day, dt.time(begin), CITY))
                closes = dt.datetime.combine(day, dt.time(end), CITY)
                room = (closes - opens) / dt.timedelta(milliseconds=1)
                if room <= 0:
                    continue
                if left <= room:
                    return round((opens + dt.timedelta(milliseconds=left)).timestamp() * 1000)
                left -= room
        day += dt.timedelta(days=1)


def due_of(start, clock, calendar):
    amount, unit = clock["amount"], clock["unit"]
    if unit == "minutes":
        due = start + amount * HOUR // 60
    elif unit == "urgentHours":
        due = start + amount * HOUR
    elif unit == "workingHours":
        due = add_working(start, amount * HOUR, calendar)
    elif unit == "workingDays":
        due = add_working(start, amount * 8 * HOUR, calendar)
    else:
        due = start + amount * 24 * HOUR
    return min(due, clock.get("due", due))


def started_clocks(db, case, now, calendar):
    dues, ended = {}, {}
    rows = db.execute("SELECT facts FROM log WHERE subject_id = ? AND received_at <= ? ORDER BY seq", (case, now))
    for (facts,) in rows:
        facts = json.loads(facts)
        at = facts["effectiveAt"]
        for clock in facts.get("started", []):
            key = clock["clock"], clock["task"]
            if clock.get("again"):  # between its end and its new start it stood
                assert clock["unit"] == "urgentHours", clock
                dues[key] += at - ended[key]
            else:
                dues[key] = due_of(at, clock, calendar)
        for clock in facts.get("ended", []):
            ended[clock["clock"], clock["task"]] = at
    return dues


# What an act makes of the task that it names; the stages that still wait for somebody.
NEXT = {"acknowledge": "acknowledged", "contact": "contacted", "submit": "submitted", "complete": "done",
        "sendBack": "sentBack", "withdraw": "withdrawn", "waive": "waived"}
OPEN = {"pending", "acknowledged", "contacted", "submitted", "rework", "suspended"}


def end_children(tasks, parent):
    for task in tasks:
        if task["parent"] == parent and task["stage"] in OPEN:
            task["stage"] = "withdrawn"
            end_children(tasks, task["number"])


def fold_task(tasks, kind, args):
    """Who holds the case, by a second and smaller fold."""
    def give(unit, parent=0):
        tasks.append({"number": len(tasks) + 1, "parent": parent, "unit": unit, "stage": "pending"})
    if kind == "dispatch":
        for unit in [args["lead"]] * ("lead" in args) + args.get("assists", []):
            give(unit)
    elif kind == "assign":
        for unit in args["units"]:
            give(unit, args["task"])
    elif kind == "arbitrate":
        give(args["unit"])
    elif kind == "review":
        tasks[args["task"] - 1]["stage"] = "reviewed" if args["approve"] else "rework"
    elif kind == "verify" and args["passed"]:
        for task in tasks:
            task["stage"] = "verified" if task["stage"] == "done" else task["stage"]
    elif kind in NEXT:
        tasks[args["task"] - 1]["stage"] = NEXT[kind]
        if kind in ("sendBack", "withdraw", "waive"):
            end_children(tasks, args["task"])
        if kind == "complete":  # the lead summarises: what was signed is done with it
            for task in tasks:
                task["stage"] = "done" if task["stage"] == "reviewed" else task["stage"]


def tasks_of(db, case, now):
    tasks = []
    rows = db.execute(
        "SELECT kind, intent FROM log WHERE subject_id = ? AND received_at <= ? ORDER BY seq", (case, now))
    for kind, intent in rows:
        text = intent.decode() if isinstance(intent, bytes) else intent
        fold_task(tasks, kind, json.JSONDecoder().raw_decode(text)[0]["args"])
    return tasks


# The units in whose seats the tour looks at the case of the four levels, at one stage of it.
SEEN = {"seen-by-city": "3402", "seen-by-county": "340202", "seen-by-town": "340202016",
        "seen-by-village": "340202016001", "seen-by-department": "340202-cg"}


def check_levels(shown):
    """Every level and the department see the same case, with the same tasks and deadlines."""
    seen = {p["picture"][3:-4]: p for p in shown if p["picture"][3:-4] in SEEN}
    assert {name: p["organization"] for name, p in seen.items()} == SEEN, seen.keys()
    city = seen["seen-by-city"]
    units = [task["unit"] for task in city["tasks"]]
    for unit in ("340202", "340202016", "340202016001", "340202-cg"):
        assert unit in units, (unit, units)
    for name, picture in seen.items():
        for key in ("case", "stage", "tasks"):
            assert picture[key] == city[key], (name, key)
        dues = sorted((c["clock"], c["task"], c["due"]) for c in picture["clocks"])
        assert dues == sorted((c["clock"], c["task"], c["due"]) for c in city["clocks"]), name
    stages = {task["stage"] for p in shown for task in p.get("tasks", [])}
    assert {"sentBack", "rework", "reviewed", "verified"} <= stages, stages


def check_counts(db, shown):
    """The numbers on the chips, of the newest picture of each officer that has a queue."""
    newest = {p["officer"]: p for p in shown if any(p["counts"])}  # the administrator has none
    assert len(newest) > 5, newest.keys()
    city, checked = queue_fold.City(db), 0
    for officer, picture in newest.items():
        cases = case_fold.cases_of(db, picture["now"])
        supervised = queue_fold.standing_supervisions(db, picture["now"])
        mine = queue_fold.chip_counts(cases, supervised, city, picture["organization"], officer)
        for chip, count in zip(queue_fold.CHIPS, picture["counts"], strict=True):
            if chip not in queue_fold.UNTOLD:
                assert mine[chip] == count, (picture["picture"], officer, chip, mine[chip], count)
                checked += 1
    return checked


def main():
    db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    folder = pathlib.Path(sys.argv[2])
    shown = json.loads((folder / "tour.json").read_text())
    calendar = calendar_of(db)
    clocks = 0
    for picture in shown:
        assert (folder / picture["picture"]).stat().st_size > 10_000, picture["picture"]
        if "case" not in picture:
            continue
        dues = started_clocks(db, picture["case"], picture["now"], calendar)
        for clock in picture["clocks"]:
            mine = dues[clock["clock"], clock["task"]]
            assert mine == clock["due"], (picture["picture"], clock, mine)
            clocks += 1
        tasks = tasks_of(db, picture["case"], picture["now"])
        assert tasks == picture["tasks"], (picture["picture"], tasks, picture["tasks"])
    assert clocks > 20, clocks
    stages = {p.get("stage") for p in shown}
    assert {"accepted", "dispatched", "handling", "resolved", "closed"} <= stages, stages
    check_levels(shown)
    counts = check_counts(db, shown)
    print(f"{len(shown)} pictures: {clocks} deadlines, all tasks and {counts} counts of the queue agree")


if __name__ == "__main__":
    main()
