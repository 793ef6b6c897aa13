"""Who has which case in the queue, from the log alone: no table of the projection is read.

Written from the words of the chips, not from the code that is tested. What is due soon or overdue is not told here;
tour_recount.py computes the deadlines themselves.
"""
import json

from case_fold import GONE, OPEN_STAGES, OPEN_TASK, text

WORKING = {"acknowledged", "contacted", "rework"}
CHIPS = ("all", "toAccept", "toDispatch", "toSign", "sentBack", "toApprove", "toReply", "toVerify", "toFollowUp",
         "toClose", "dueSoon", "overdue", "supervised", "instructed", "secondRound", "mine", "toReview")
UNTOLD = {"dueSoon", "overdue"}


def standing_supervisions(db, until):
    """How many of each case are proposed or in force."""
    stages, cases, stack = {}, {}, {}
    ends = {"propose": True, "issue": True, "sign": True, "rectify": True, "reject": False}
    for subject, kind, intent in db.execute(
            "SELECT subject_id, kind, intent FROM log WHERE subject_kind = 'supervision' AND received_at <= ?"
            " ORDER BY seq", (until,)):
        args = json.JSONDecoder().raw_decode(text(intent))[0]["args"]
        cases.setdefault(subject, args.get("incident"))
        past = stack.setdefault(subject, [])
        if kind == "retract":
            past.pop()
        else:
            past.append(ends[kind] if kind in ends else not args["accepted"])
        stages[subject] = bool(past) and past[-1]
    counts = {}
    for subject, stands in stages.items():
        counts[cases[subject]] = counts.get(cases[subject], 0) + stands
    return counts


class City:
    """Who is above whom and what lies where, from the directory."""

    def __init__(self, db):
        read = lambda kind: [json.loads(text(body)) for (body,) in db.execute(
            "SELECT body FROM directory_item WHERE kind = ? AND until IS NULL", (kind,))]
        self.units = {unit["id"]: unit for unit in read("organization")}
        self.parents = {region["code"]: region.get("parent", "") for region in read("region")}

    def is_below(self, unit, above):
        while unit in self.units:
            if unit == above:
                return True
            unit = self.units[unit].get("superior", "")
        return False

    def is_within(self, code, region):
        while code:
            if code == region:
                return True
            code = self.parents.get(code, "")
        return False

    def is_centre(self, unit):
        return self.units[unit]["kind"] == "centre"

    def has_units_below(self, unit):
        return any(other.get("superior") == unit for other in self.units.values())


def waits(case):
    return case.stage in OPEN_STAGES or case.stage == "shelved" or (case.stage == "outside" and case.expected) \
        or (case.stage == "merged" and case.replies <= case.replies_before)


def in_queue(case, viewer, city):
    if not waits(case):
        return False
    if city.is_below(case.owner, viewer):
        return True
    if case.stage not in OPEN_STAGES:
        return False
    if case.reporter == viewer:
        return True
    for task in case.tasks:
        if task["round"] == case.round and task["stage"] not in GONE and city.is_below(task["unit"], viewer):
            return True
        if task["stage"] == "pending" and task["liable"] and city.is_below(task["liable"], viewer):
            return True
    return city.is_centre(viewer) and any(
        city.is_within(code, city.units[viewer]["region"]) for code in case.codes if code)


def duties(case, viewer, city):
    """What the unit itself has to do now, by chip."""
    found, opened = set(), case.stage in OPEN_STAGES
    if case.owner == viewer:
        called = not case.contactable or any(at >= (case.resolved_at or 0) for at in case.calls)
        found |= {"toAccept"} if case.stage == "reported" else set()
        if case.stage == "accepted":
            found |= {"toDispatch"} | ({"sentBack"} if case.send_backs else set())
        if case.stage == "resolved":
            found.add("toVerify" if not case.verified else "toClose" if called else "toFollowUp")
        if case.stage == "merged" and case.replies <= case.replies_before:
            found.add("toReply")
        if opened and case.requests:
            found.add("toApprove")
    for task in case.tasks:
        if not opened or task["unit"] != viewer or task["round"] != case.round:
            continue
        children = [t["stage"] for t in case.tasks if t["parent"] == task["number"]]
        found |= {"toSign"} if task["stage"] == "pending" else set()
        found |= {"toReview"} if task["stage"] == "submitted" else set()
        assisted = any(not t["lead"] and not t["parent"] and t["round"] == case.round and t["stage"] in OPEN_TASK
                       for t in case.tasks)
        answered = case.replies > case.replies_before
        answers = not task["parent"] and (
            case.mode != "leadSummarises" or (task["lead"] and not (answered and assisted)))
        if task["stage"] == "reviewed" and answers and case.stage == "handling":
            found.add("toReply")
        if task["stage"] in WORKING:
            if city.is_centre(viewer) and city.has_units_below(viewer) and all(stage in GONE for stage in children):
                found.add("toDispatch")
            if "sentBack" in children and not OPEN_TASK & set(children):
                found.add("sentBack")
    return found


def chip_counts(cases, supervised, city, viewer, officer):
    counts = dict.fromkeys(CHIPS, 0)
    for subject, case in cases.items():
        if not in_queue(case, viewer, city):
            continue
        chips = {"all"} | duties(case, viewer, city)
        chips |= {"supervised"} if supervised.get(subject) else set()
        chips |= {"instructed"} if case.instructions else set()
        chips |= {"secondRound"} if case.rounds > 1 else set()
        chips |= {"mine"} if officer in case.movers else set()
        for chip in chips:
            counts[chip] += 1
    return counts
