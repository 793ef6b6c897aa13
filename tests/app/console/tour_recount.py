#!/usr/bin/env python3
"""Computes every deadline and the counts that the tour's pictures showed again, from the log alone.

The calendar arithmetic is written here a second time: urgent hours run on, working days are the sum of
the sessions, weekends and holidays are skipped, make-up days count.
"""
import datetime as dt
import json
import pathlib
import sqlite3
import sys

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
    if unit == "urgentHours":
        due = start + amount * HOUR
    elif unit == "workingHours":
        due = add_working(start, amount * HOUR, calendar)
    elif unit == "workingDays":
        due = add_working(start, amount * 8 * HOUR, calendar)
    else:
        due = start + amount * 24 * HOUR
    return min(due, clock.get("due", due))


def started_clocks(db, case, now, calendar):
    dues = {}
    rows = db.execute("SELECT facts FROM log WHERE subject_id = ? AND received_at <= ? ORDER BY seq", (case, now))
    for (facts,) in rows:
        facts = json.loads(facts)
        for clock in facts.get("started", []):
            dues[clock["clock"], clock["task"]] = due_of(facts["effectiveAt"], clock, calendar)
    return dues


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
    assert clocks > 20, clocks
    stages = {p.get("stage") for p in shown}
    assert {"accepted", "dispatched", "handling", "resolved", "closed"} <= stages, stages
    last = shown[-1]
    open_now = db.execute(
        "SELECT count(*) FROM incident i JOIN incident_unit u ON u.incident = i.n"
        " WHERE u.organization = ? AND i.open = 1", (last["organization"],)).fetchone()[0]
    assert open_now == last["counts"][0], (open_now, last["counts"])
    print(f"{len(shown)} pictures, {clocks} deadlines and the open count agree")


if __name__ == "__main__":
    main()
