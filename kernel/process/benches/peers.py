"""Times pm4py on the work of benches/conform.rs: the same net, and the first of the same dossiers.

    pip install pm4py && python3 kernel/process/benches/peers.py

Needs nothing of ours.
"""

import time
import warnings

warnings.filterwarnings("ignore")

import pm4py  # noqa: E402
from pm4py.algo.conformance.alignments.petri_net import algorithm as alignments  # noqa: E402
from pm4py.algo.conformance.tokenreplay import algorithm as token_replay  # noqa: E402
from pm4py.objects.log.obj import Event, EventLog, Trace  # noqa: E402
from pm4py.objects.petri_net.obj import Marking, PetriNet  # noqa: E402
from pm4py.objects.petri_net.utils import petri_utils  # noqa: E402

pm4py.util.constants.SHOW_PROGRESS_BAR = False

CASES = 10_000
NAMES = ["receive", "ask for supplement", "supplement", "check law", "visit site", "write minutes", "sign", "return"]
STEPS = [
    ("receive", ["start"], ["held"]),
    ("ask for supplement", ["held"], ["asked"]),
    ("supplement", ["asked"], ["held"]),
    (None, ["held"], ["law", "site"]),
    ("check law", ["law"], ["law done"]),
    ("visit site", ["site"], ["seen"]),
    ("write minutes", ["seen"], ["site done"]),
    ("sign", ["law done", "site done"], ["signed"]),
    ("take fee", ["signed"], ["paid"]),
    (None, ["signed"], ["paid"]),
    ("return", ["paid"], ["end"]),
]


def net():
    made = PetriNet("dossiers")
    places = {}
    for number, (label, takes, gives) in enumerate(STEPS):
        for place in takes + gives:
            if place not in places:
                places[place] = PetriNet.Place(place)
                made.places.add(places[place])
        step = PetriNet.Transition(str(number), label)
        made.transitions.add(step)
        for place in takes:
            petri_utils.add_arc_from_to(places[place], step, made)
        for place in gives:
            petri_utils.add_arc_from_to(step, places[place], made)
    return made, Marking({places["start"]: 1}), Marking({places["end"]: 1})


class Dice:
    def __init__(self):
        self.state = 1

    def below(self, sides):
        self.state = (self.state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        return (self.state >> 33) % sides


def log():
    dice, made = Dice(), EventLog()
    both = [
        ["check law", "visit site", "write minutes"],
        ["visit site", "check law", "write minutes"],
        ["visit site", "write minutes", "check law"],
    ]
    for number in range(CASES):
        path = ["receive"]
        while dice.below(10) < 3:
            path += ["ask for supplement", "supplement"]
        path += both[dice.below(3)] + ["sign"]
        if dice.below(2) == 0:
            path.append("take fee")
        path.append("return")
        if dice.below(3) > 0:
            for _ in range(dice.below(3) + 1):
                how, at = dice.below(3), dice.below(len(path))
                if how == 0 and len(path) > 1:
                    path.pop(at)
                elif how == 1 and at > 0:
                    path[at - 1], path[at] = path[at], path[at - 1]
                else:
                    path.insert(at, NAMES[dice.below(len(NAMES))])
        trace = Trace(attributes={"concept:name": str(number)})
        for name in path:
            trace.append(Event({"concept:name": name}))
        made.append(trace)
    return made


def rate(name, run):
    begin = time.perf_counter()
    answer = run()
    print(f"pm4py {pm4py.__version__} {name}: {CASES / (time.perf_counter() - begin):,.0f} dossiers a second", end="")
    return answer


if __name__ == "__main__":
    model, dossiers = net(), log()
    for variant in alignments.Variants:
        if variant.name in ("VERSION_STATE_EQUATION_A_STAR", "VERSION_DIJKSTRA_NO_HEURISTICS", "VERSION_DIJKSTRA_LESS_MEMORY"):
            found = rate(variant.name, lambda: alignments.apply(dossiers, *model, variant=variant))
            print(f", cost {sum(each['cost'] // 10_000 for each in found)}")
    rate("token replay", lambda: token_replay.apply(dossiers, *model))
    print()
