"""Convenor beside balance, in one run: the same respondents weighted to the same six margins.

    compare.py FOLDER CONVENOR [RESPONDENTS]

Needs bench/weight/peers/requirements.txt. Convenor is measured as a whole: it reads the CSV, weights, and writes it with the weights. The peer is measured from
the moment when the table is in memory until it has the weights. Prints what each costs, the ratio of processor time, and how far the weights are apart.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

PEERS = Path(__file__).parent / "peers"
ROUNDS = 3


def run(words):
    """A command's output and what it cost: seconds on the clock, of processors, megabytes at its largest."""
    began = time.perf_counter()
    command = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    said = command.stdout.read()
    _, status, used = os.wait4(command.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(map(str, words))} failed")
    return said, time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    folder, convenor = Path(sys.argv[1]), sys.argv[2]
    respondents = sys.argv[3] if len(sys.argv) > 3 else "1000000"
    folder.mkdir(parents=True, exist_ok=True)
    run([sys.executable, PEERS / "sample.py", folder, respondents])
    files = ["--sample", folder / "sample.csv", "--targets", folder / "targets.csv"]
    runs = [run([convenor, "weight", *files, "--out", folder / "convenor.csv", "--no-trim", "--json"]) for _ in range(ROUNDS)]
    answer = json.loads(runs[0][0])
    apart = max(abs(one["after"] - one["target"]) for each in answer["variables"] for one in each["categories"])
    clock, processor, memory = sorted(cost for _, *cost in runs)[ROUNDS // 2]
    said, _, _, peer_memory = run([sys.executable, PEERS / "rake.py", folder])
    peer = json.loads(said.splitlines()[-1])
    print(f"{respondents} respondents, {len(answer['variables'])} margins; shares after weighting are at most {apart:.1e} from their targets")
    print("who       clock s  processor s  memory MB  design effect")
    print(f"convenor  {clock:7.2f} {processor:12.2f} {memory:10.0f} {answer['design_effect']:14.4f}")
    print(f"balance   {peer['clock_s']:7.2f} {peer['processor_s']:12.2f} {peer_memory:10.0f} {peer['design_effect']:14.4f}")
    print(f"processor / balance's: {processor / peer['processor_s']:.3f}")
    print(f"largest difference of a weight: {peer['apart']:.1e} of itself")


main()
