"""Holds `dunghan process` against pm4py: the same logs, the same nets, the same costs, fitness and figures.

    DUNGHAN_BINARY=target/debug/dunghan python3 xtask/mining.py FOLDER [DATA]

`cargo xtask test` runs it. FOLDER takes nets and logs that are made on the way. DATA is a folder of logs made by others (.xes,
.xes.gz); beside them stands a made-up log of dossiers. Each log is compared with the nets that the inductive miner finds in it
(noise 0 and 0.2), with a diagram of the first, and with nets and diagrams of its own, as it is and with events lost, added and swapped.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
import warnings
from pathlib import Path

# Before the library is loaded: it greets and draws.
os.environ.setdefault("TQDM_DISABLE", "1")
warnings.filterwarnings("ignore")

import pm4py  # noqa: E402
from pm4py.algo.conformance.alignments.petri_net import algorithm as alignments  # noqa: E402
from pm4py.algo.conformance.tokenreplay import algorithm as token_replay  # noqa: E402
from pm4py.objects.log.exporter.xes import exporter  # noqa: E402
from pm4py.objects.log.importer.xes import importer  # noqa: E402
from pm4py.objects.log.obj import Event, EventLog, Trace  # noqa: E402

pm4py.util.constants.SHOW_PROGRESS_BAR = False

SEED = 7
# pm4py's price of a log move or a visible model move; its silent moves cost 1 each.
MOVE = 10_000
# Models that came with a log.
OWN = {
    "running-example": ["running-example.pnml", "running-example.bpmn"],
    "roadtraffic100traces": ["roadtraffic.pnml"],
}
# How many altered cases of each log, where the rest would take pm4py minutes.
ALTERED = {"reviewing": 20}

failures = []


def ours(*arguments):
    """The answer of a command of ours, and the seconds that it took."""
    begin = time.perf_counter()
    done = subprocess.run(
        [os.environ["DUNGHAN_BINARY"], "process", *map(str, arguments), "--json"], capture_output=True, text=True
    )
    if done.returncode != 0:
        raise SystemExit(f"dunghan process {arguments}: {done.stdout} {done.stderr}")
    return json.loads(done.stdout), time.perf_counter() - begin


def held(what, theirs, mine):
    """Notes where a figure differs."""
    same = abs(theirs - mine) < 1e-9 * max(1, abs(theirs)) if isinstance(theirs, float) else theirs == mine
    if not same:
        failures.append(f"{what}: pm4py {theirs}, ours {mine}")
    return same


def made_up(random):
    """Dossiers of a one-stop shop: supplements in a loop, two divisions side by side, a fee for some."""
    log = EventLog()
    for number in range(150):
        names = ["receive"]
        while random.random() < 0.3:
            names += ["ask for supplement", "supplement"]
        legal, site = ["check law"], ["visit site", "write minutes"]
        both = []
        while legal or site:
            both.append((legal if legal and (not site or random.random() < 0.5) else site).pop(0))
        names += both + ["sign"] + (["take fee"] if random.random() < 0.5 else []) + ["return"]
        log.append(case(number, names))
    return log


def case(number, names):
    trace = Trace(attributes={"concept:name": str(number)})
    for name in names:
        trace.append(Event({"concept:name": name}))
    return trace


def altered(log, count, random):
    """Cases of the log with one to four events lost, added or swapped."""
    activities = sorted({event["concept:name"] for trace in log for event in trace}) + ["unheard of"]
    out = EventLog()
    for number in range(count):
        names = [event["concept:name"] for event in random.choice(log)]
        for _ in range(random.randint(1, 4)):
            how, at = random.randrange(3), random.randrange(len(names)) if names else 0
            if how == 0 and names:
                names.pop(at)
            elif how == 1 or at == 0:
                names.insert(at, random.choice(activities))
            else:
                names[at - 1], names[at] = names[at], names[at - 1]
        out.append(case(number, names))
    return out


def compare(name, log, log_file, model):
    if model.suffix == ".bpmn":
        net, start, end = pm4py.convert_to_petri_net(pm4py.read_bpmn(str(model)))
    else:
        net, start, end = pm4py.read_pnml(str(model))
    begin = time.perf_counter()
    aligned = alignments.apply(log, net, start, end, variant=alignments.Variants.VERSION_STATE_EQUATION_A_STAR)
    seconds = time.perf_counter() - begin
    mine, my_seconds = ours("conformance", "--log", log_file, "--model", model, "--method", "alignment")
    what = f"{name} on {model.name}"
    held(f"{what}, cost", sum(each["cost"] // MOVE for each in aligned), mine["cost"])
    held(f"{what}, fitting", sum(each["cost"] < MOVE for each in aligned), mine["fitting"])
    held(f"{what}, fitness", sum(each["fitness"] for each in aligned) / len(aligned), mine["fitness"])
    # pm4py passes over activities that the net does not know; a case with one does not fit here.
    known = {transition.label for transition in net.transitions}
    strange = [any(event["concept:name"] not in known for event in trace) for trace in log]
    replayed = token_replay.apply(log, net, start, end)
    fitting = sum(each["trace_is_fit"] and not odd for each, odd in zip(replayed, strange))
    mine_replayed, _ = ours("conformance", "--log", log_file, "--model", model, "--method", "replay")
    held(f"{what}, fitting by replay", fitting, mine_replayed["fitting"])
    print(f"{what}: {len(log)} cases, cost {mine['cost']}; pm4py {seconds:.2f} s, ours {my_seconds:.2f} s with reading")


def compare_figures(name, log_file):
    frame = pm4py.read_xes(str(log_file))
    mine, _ = ours("stats", "--log", log_file)
    durations = frame.groupby("case:concept:name")["time:timestamp"].agg(lambda moments: (moments.max() - moments.min()))
    seconds = durations.dt.total_seconds()
    through = mine["throughput_seconds"]
    for what, theirs, found in [
        ("cases", frame["case:concept:name"].nunique(), mine["cases"]),
        ("events", len(frame), mine["events"]),
        ("activities", frame["concept:name"].nunique(), mine["activities"]),
        ("variants", len(pm4py.get_variants(frame)), mine["variants"]),
        ("mean", float(seconds.mean()), through["mean"]),
        ("median", float(seconds.median()), through["median"]),
        ("p95", float(seconds.quantile(0.95)), through["p95"]),
        ("max", float(seconds.max()), through["max"]),
    ]:
        held(f"{name}, {what}", theirs, found)


def compare_exports(folder):
    """What goes out of the demo's dossiers, read by pm4py and by ourselves."""
    binary, kept = os.environ["DUNGHAN_BINARY"], folder / "demo"
    shutil.rmtree(kept, ignore_errors=True)
    made = ["demo", "--no-serve", "--seed", "7", "--data", str(kept), "--json"]
    subprocess.run([binary, *made], check=True, capture_output=True)
    written = {}
    for format, out in [("xes", folder / "dossiers-out.xes"), ("ocel", folder / "dossiers-out.json")]:
        done = subprocess.run(
            [binary, "export", format, str(out), "--data", str(kept), "--json"], check=True, capture_output=True, text=True
        )
        written[format] = json.loads(done.stdout)
        held(f"exported {format}, steps", written[format]["events"], written["xes"]["events"])
    compare_figures("exported.xes", folder / "dossiers-out.xes")
    held("exported xes, steps", len(pm4py.read_xes(str(folder / "dossiers-out.xes"))), written["xes"]["events"])
    objects = pm4py.read_ocel2_json(str(folder / "dossiers-out.json"))
    held("exported ocel, steps", len(objects.events), written["ocel"]["events"])
    held("exported ocel, dossiers", int((objects.objects["ocel:type"] == "dossier").sum()), written["ocel"]["cases"])
    print(f"exported: {written['xes']['cases']} dossiers, {written['xes']['events']} steps, as XES and OCEL")


def main(folder, data):
    folder.mkdir(parents=True, exist_ok=True)
    compare_exports(folder)
    chance = random.Random(SEED)
    dossiers = folder / "dossiers.xes"
    exporter.apply(made_up(chance), str(dossiers))
    others = sorted([*data.glob("*.xes"), *data.glob("*.xes.gz")]) if data else []
    if not others:
        print("NOT COMPARED: logs made by others are missing")
    for file in others:
        compare_figures(file.name, file)
    for file in [dossiers, *others]:
        name = file.name.split(".")[0]
        log = importer.apply(str(file))
        models = [file.parent / own for own in OWN.get(name, [])]
        for noise in (0.0, 0.2):
            net, start, end = pm4py.discover_petri_net_inductive(log, noise_threshold=noise)
            models.append(folder / f"{name}-{noise}.pnml")
            pm4py.write_pnml(net, start, end, str(models[-1]))
        models.append(folder / f"{name}.bpmn")
        pm4py.write_bpmn(pm4py.discover_bpmn_inductive(log), str(models[-1]), auto_layout=False)
        other = folder / f"{name}-altered.xes"
        other_log = altered(log, ALTERED.get(name, 80), chance)
        exporter.apply(other_log, str(other))
        for model in models:
            compare(name, log, file, model)
            compare(f"{name}, altered", other_log, other, model)
    for failure in failures:
        print(f"DIFFERENT: {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
