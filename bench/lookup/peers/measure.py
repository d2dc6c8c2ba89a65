"""What both peers share: reading the corpus and the questions, timing, and one line of figures."""

import json
import resource
import sys
import time
from pathlib import Path

WARM_UP = 50
BEST = 20
# Who takes seconds over a question is asked fewer of them.
ASKED_S_MAX = 300


def corpus(folder):
    """Yields (number, title, summary, text)."""
    with (Path(folder) / "corpus.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def questions(folder):
    """A list of (number sought or None, words)."""
    with (Path(folder) / "questions.tsv").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t", 1) for line in lines]
    return [(int(sought) if sought else None, words) for sought, words in rows]


def measure(name, asked, find, build_s, build_cpu_s, memory_mb=None, cpu=time.process_time):
    """Asks one question at a time, all of them if there is time, and prints a line of JSON."""
    began = time.perf_counter()
    for _, words in asked[:WARM_UP]:
        find(words)
        if time.perf_counter() - began > ASKED_S_MAX / 10:
            break
    times, places = [], []
    cpu_before, began = cpu(), time.perf_counter()
    for sought, words in asked:
        started = time.perf_counter()
        if started - began > ASKED_S_MAX:
            break
        found = find(words)
        times.append(time.perf_counter() - started)
        if sought is not None:
            places.append(found.index(sought) if sought in found else None)
    cpu_ms = (cpu() - cpu_before) * 1000 / len(times)
    times.sort()
    recall = lambda best: sum(place is not None and place < best for place in places) / len(places)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    line = {
        "name": name,
        "questions": len(times),
        "p50_ms": times[len(times) * 50 // 100] * 1000,
        "p99_ms": times[len(times) * 99 // 100] * 1000,
        "cpu_ms": cpu_ms,
        "recall_5": recall(5),
        "recall_20": recall(BEST),
        "build_s": build_s,
        "build_cpu_s": build_cpu_s,
        "memory_mb": memory_mb or peak_mb,
        "compares": True,
    }
    print(json.dumps(line), flush=True)


def note(text):
    """Tells how far it has come."""
    print(text, file=sys.stderr, flush=True)
