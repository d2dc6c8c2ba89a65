"""Convenor beside DuckDB and Polars, in one run: the same export read, the same questions asked.

    compare.py read FOLDER CONVENOR        reads FOLDER/survey.csv (lake --folder FOLDER survey)
    compare.py ask FOLDER LAKE [OPTION …]  asks FOLDER's responses (lake --folder FOLDER write); options are the lake's, such as --memory-mib 4096

Needs bench/lake/peers/requirements.txt. Prints what each costs, and the ratio of processor time to DuckDB's.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEERS = Path(__file__).parent / "peers"
NAMES = ["duckdb", "polars"]
OPTIONS = sys.argv[4:]


def run(words):
    """A command's output and what it cost: seconds on the clock, of processors, megabytes at its largest."""
    began = time.perf_counter()
    command = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    said = command.stdout.read()
    _, status, used = os.wait4(command.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(map(str, words))} failed")
    return said, time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def read(folder, convenor):
    survey = folder / "survey.csv"
    with tempfile.TemporaryDirectory(dir=folder) as instance:
        command = [convenor, "responses", "import", survey, "--engagement", "new", "--data", instance, "--json"]
        said, clock, processor, memory = run(command)
        taken = json.loads(said)
        print(f"taken: {taken['new']} new, {taken['duplicate']} duplicate, {len(taken['rejected'])} rejected")
        costs = {"convenor": (clock, processor, memory)}
        for peer in NAMES:
            _, *costs[peer] = run([sys.executable, PEERS / "read.py", survey, peer, f"{instance}/{peer}.parquet"])
    print("who       clock s  processor s  memory MB  processor / DuckDB's")
    for who, (clock, processor, memory) in costs.items():
        print(f"{who:9} {clock:7.1f} {processor:12.1f} {memory:10.0f} {processor / costs['duckdb'][1]:9.2f}")


def ask(folder, lake):
    told = {"convenor": lines(run([lake, "--folder", folder, *OPTIONS, "ask"])[0])}
    for peer in NAMES:
        told[peer] = lines(run([sys.executable, PEERS / "ask.py", folder, peer])[0])
    print("question             convenor ms (processor)   duckdb           polars           / DuckDB's")
    total = dict.fromkeys(told, 0)
    for question in told["duckdb"]:
        answers = [told[who][question] for who in told]
        if any(one["answer"] != answers[0]["answer"] for one in answers):
            raise SystemExit(f"they do not agree on: {question}")
        for who in told:
            total[who] += told[who][question]["processor_ms"]
        shown = "  ".join(f"{one['clock_ms']:7} ({one['processor_ms']:6})" for one in answers)
        ratio = answers[0]["processor_ms"] / max(answers[1]["processor_ms"], 1)
        print(f"{question:20} {shown} {ratio:9.2f}")
    print(f"all, processor ms: {total}, ratio to DuckDB's {total['convenor'] / total['duckdb']:.2f}")


def lines(text):
    return {line["question"]: line for line in map(json.loads, text.splitlines())}


def main():
    what, folder, program = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    {"read": read, "ask": ask}[what](folder, program)


main()
