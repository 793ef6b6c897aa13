"""A case folded from its log a second time, smaller: who has which task, what was answered, called back, verified.

Written from the words of the workflow table, not from the code that is tested.
"""
import copy
import json

OPEN_STAGES = {"reported", "accepted", "dispatched", "handling", "resolved"}
OPEN_TASK = {"pending", "acknowledged", "contacted", "submitted", "rework", "suspended"}
GONE = {"sentBack", "transferred", "withdrawn", "waived"}
# Acts in nobody's way: they are not undone, and not what an officer "did" to a case.
FREE = {"attach", "note", "progress", "arrive", "rate", "remind", "receipt", "confer", "instruct", "formTaskForce",
        "strike", "retract"}
ENDS = {"answer": "answered", "guide": "guided", "decline": "declined", "transferOut": "outside", "close": "closed",
        "writeOff": "closed", "terminate": "terminated", "receiveBack": "reported", "accept": "accepted"}


class Case:
    def __init__(self):
        self.stage, self.held, self.tasks, self.requests = "none", "none", [], {}
        self.round, self.rounds, self.replies, self.replies_before = 1, 1, 0, 0
        self.send_backs, self.instructions, self.verified, self.resolved_at = 0, 0, False, None
        self.calls, self.expected, self.mode, self.category = [], False, "leadSummarises", ""

    def task(self, args):
        number = args.get("task", 0)
        return self.tasks[number - 1] if 1 <= number <= len(self.tasks) else None

    def lead(self):
        return next((t for t in self.tasks if t["lead"] and not t["parent"] and t["round"] == self.round
                     and t["stage"] not in GONE), None)

    def give(self, unit, lead, parent=0, **more):
        self.tasks.append({"number": len(self.tasks) + 1, "parent": parent, "unit": unit, "liable": unit, "lead": lead,
                           "round": self.round, "stage": "pending", **more})
        return self.tasks[-1]

    def end(self, task, stage):
        task["stage"] = stage
        for child in self.tasks:
            if child["parent"] == task["number"] and child["stage"] in OPEN_TASK:
                self.end(child, "withdrawn")

    def still_liable(self):
        leads = [t for t in self.tasks if not t["parent"] and t["lead"] and t["round"] == self.round]
        return leads[-1]["liable"] if leads and leads[-1]["stage"] == "sentBack" else ""

    def by_tasks(self):
        if not self.lead():
            return "accepted"
        signed = any(t["round"] == self.round and t["stage"] != "pending" and t["stage"] not in GONE
                     for t in self.tasks)
        return "handling" if signed else "dispatched"

    def dispatch(self, args):
        if "lead" in args:
            liable = self.still_liable()
            task = self.give(args["lead"], True)
            if liable or args.get("basis") == "fallback":
                task["liable"] = liable
            self.mode = args.get("completion", "leadSummarises")
        for unit in args.get("assists", []):
            self.give(unit, False)
        self.stage = self.by_tasks()

    def settled(self, task):
        return task["parent"] or task["round"] != self.round or task["stage"] in GONE | {"done", "verified"}

    def resolve(self, at):
        for task in self.tasks:
            if not self.settled(task) and task["stage"] != "reviewed":
                self.end(task, "waived")
        for task in self.tasks:
            task["stage"] = "done" if task["stage"] == "reviewed" else task["stage"]
        self.stage, self.resolved_at, self.verified = "resolved", at, False

    def resolve_if_done(self, at):
        lead = self.lead()
        if self.mode == "each" and lead and lead["stage"] == "done" and all(self.settled(t) for t in self.tasks):
            self.resolve(at)

    def withdraw_all(self):
        for task in self.tasks:
            task["stage"] = "withdrawn" if task["stage"] in OPEN_TASK | {"reviewed"} else task["stage"]

    def anew(self):
        self.round, self.send_backs, self.verified, self.resolved_at = self.round + 1, 0, False, None
        self.calls, self.requests, self.replies_before = [], {}, self.replies

    def step(self, kind, intent, facts):
        """One operation; retract is told apart."""
        args, at = intent["args"], facts["effectiveAt"]
        task = self.task(args)
        if kind in ("report", "emergencyDispatch"):
            self.stage, self.owner = "reported", args.get("receiver", intent["organization"])
            self.reporter, self.contactable = intent["organization"], args.get("contactable", False)
            self.codes = [args.get("region", "")] + args.get("involved", [])
            self.category = args.get("category", "")
            if kind == "emergencyDispatch":
                self.dispatch(args)
        elif kind in ENDS:
            self.expected = "expectedReturn" in args if kind == "transferOut" else self.expected
            if kind in ("writeOff", "terminate"):
                self.withdraw_all()
            self.stage = ENDS[kind]
            self.replies += kind == "answer"
        elif kind == "edit" and args["field"] == "category":
            self.category = args["to"]
        elif kind == "relocate":
            self.codes = [args["region"]] + args.get("involved", self.codes[1:])
        elif kind == "merge":
            self.held, self.stage = self.stage, "merged"
        elif kind == "shelve":
            self.held, self.stage = self.stage, "shelved"
        elif kind == "unmerge" or (kind == "resume" and self.stage == "shelved"):
            self.stage = self.held
        elif kind == "dispatch":
            self.dispatch(args)
        elif kind == "assign":
            for n, unit in enumerate(args["units"]):
                self.give(unit, n == 0, args["task"])
        elif kind == "whistle":
            for unit in args["units"]:
                self.give(unit, False)
        elif kind == "arbitrate":
            liable = self.still_liable()
            given = self.give(args["unit"], True)
            given["liable"] = liable or given["liable"]
            self.send_backs = 0
            self.stage = self.by_tasks()
        elif kind in ("acknowledge", "contact", "transfer", "sendBack", "withdraw", "waive"):
            self.task_moves(kind, task, args)
            self.stage = self.by_tasks()
            self.resolve_if_done(at)
        elif kind == "submit":
            task["stage"] = "submitted"
        elif kind == "review":
            task["stage"] = "reviewed" if args["approve"] else "rework"
        elif kind == "reply":
            self.replies += 1
        elif kind == "complete":
            task["stage"] = "done"
            if self.mode == "whicheverFirst" or (self.mode == "leadSummarises" and task["lead"]):
                self.resolve(at)
            else:
                self.resolve_if_done(at)
        elif kind == "request":
            self.requests[intent["id"]] = (args["kind"], args["task"])
        elif kind in ("approve", "deny"):
            self.rule(kind, args["request"])
        elif kind == "suspend":
            task["before"], task["stage"] = task["stage"], "suspended"
        elif kind == "resume":
            task["stage"] = task["before"]
        elif kind == "verify":
            self.verified = args["passed"]
            was, now = ("done", "verified") if self.verified else ("verified", "done")
            for each in self.tasks:
                each["stage"] = now if each["stage"] == was else each["stage"]
        elif kind == "rework":
            self.rework()
        elif kind == "followUp":
            self.calls.append(at)
        elif kind == "secondRound":
            self.anew()
            self.stage, self.rounds, self.owner = "accepted", self.rounds + 1, args.get("receiver", self.owner)
        elif kind == "reopen":
            whole = self.category and self.codes[0] and self.stage in ("closed", "terminated")
            self.stage = "accepted" if whole else "reported"
            self.anew()
        elif kind == "escalate":
            self.owner = args["receiver"]
        elif kind == "instruct":
            self.instructions += 1
        stale = [k for k, (what, n) in self.requests.items()
                 if what != "appeal" and self.tasks[n - 1]["stage"] not in OPEN_TASK | {"reviewed"}]
        for key in stale:
            del self.requests[key]

    def task_moves(self, kind, task, args):
        if kind == "acknowledge":
            task["stage"], task["liable"] = "acknowledged", task["unit"]
        elif kind == "contact":
            task["stage"] = "contacted"
        elif kind == "transfer":
            self.end(task, "transferred")
            self.give(args["unit"], task["lead"], task["parent"])["liable"] = task["liable"]
        elif kind == "sendBack":
            self.send_backs += not task["parent"] and task["lead"]
            self.end(task, "sentBack")
        else:
            self.end(task, "withdrawn" if kind == "withdraw" else "waived")

    def rule(self, kind, request):
        what, number = self.requests.pop(request, ("", 0))
        if kind == "deny" or not what:
            return
        task = self.tasks[number - 1] if number else None
        if what == "suspension" and task["stage"] != "suspended":
            task["before"], task["stage"] = task["stage"], "suspended"
        elif what == "shelving":
            self.held, self.stage = self.stage, "shelved"

    def rework(self):
        has_lead, given = self.lead() is not None, False
        for task in self.tasks:
            if task["stage"] == "verified" and task["round"] == self.round:
                task["stage"] = "done"
            if given or task["parent"] or task["round"] != self.round or task["stage"] in GONE \
                    or (has_lead and not task["lead"]):
                continue
            given, task["lead"], task["stage"] = True, True, "rework"
        self.stage, self.resolved_at, self.verified, self.replies_before = "handling", None, False, self.replies


def fold(operations):
    """The case that (kind, intent, facts) in their order come to."""
    state, before, since, acts = Case(), None, [], []
    for kind, intent, facts in operations:
        acts.append((kind, intent))
        if kind == "retract":
            struck, state = since[0][1]["id"], before
            for each in since[1:]:
                state.step(*each)
            acts = [(k, i) for k, i in acts if i["id"] != struck]
            since = []  # nobody retracts twice in the demo and the tour
            continue
        if kind in FREE:
            since.append((kind, intent, facts))
        else:
            before, since = copy.deepcopy(state), [(kind, intent, facts)]
        state.step(kind, intent, facts)
    state.movers = {intent["actor"] for kind, intent in acts if kind not in FREE}
    return state


def text(value):
    return value.decode() if isinstance(value, bytes) else value


def cases_of(db, until):
    logs = {}
    for subject, kind, intent, facts in db.execute(
            "SELECT subject_id, kind, intent, facts FROM log WHERE subject_kind = 'incident' AND received_at <= ?"
            " ORDER BY seq", (until,)):
        logs.setdefault(subject, []).append(
            (kind, json.JSONDecoder().raw_decode(text(intent))[0], json.loads(text(facts))))
    return {subject: fold(log) for subject, log in logs.items()}
