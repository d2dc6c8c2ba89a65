"""Convenor beside PyPI sortition-algorithms, in one run: the same pools, the same quotas, the same algorithm.

    compare.py POOLS CONVENOR [POOL ...]

Needs bench/lottery/peers/requirements.txt. POOLS is a folder of folders, each with respondents.csv and categories.csv or targets.csv; a folder's name ends in
the seats of a panel. Convenor is measured as a whole command: it reads the files, finds the chances, numbers 1,000 panels, draws one and writes the result; then
`convenor lottery verify` checks it. The peer is measured from the moment when people and quotas are in memory until it has the chances. It is given five minutes
for each pool. Prints what each costs, the smallest chance of each, and the ratio of processor time.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = Path(__file__).parent / "peers" / "draw.py"
PEER_SECONDS = 300


def run(words, seconds=None):
    """A command's output and what it cost: seconds on the clock, of processors, megabytes at its largest; None when it ran out of time or failed."""
    began = time.perf_counter()
    command = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = []
    if seconds:
        try:
            said.append(command.communicate(timeout=seconds)[0])
        except subprocess.TimeoutExpired:
            command.kill()
            command.communicate()
            return None
        return said[0] if command.returncode == 0 else None
    text = command.stdout.read()
    _, status, used = os.wait4(command.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(map(str, words))} failed")
    return text, time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def quotas(pool):
    return next(pool / name for name in ("categories.csv", "targets.csv") if (pool / name).exists())


def ours(convenor, pool, seats, algorithm):
    with tempfile.TemporaryDirectory() as folder:
        out = f"{folder}/result"
        words = [convenor, "lottery", "draw", "--pool", pool / "respondents.csv", "--quotas", quotas(pool), "--size", seats]
        _, _, processor, memory = run([*words, "--algorithm", algorithm, "--seed", "1", "--out", out, "--json"])
        _, _, checking, _ = run([convenor, "lottery", "verify", out, "--json"])
        with open(f"{out}/probabilities.csv", encoding="utf-8") as rows:
            smallest = min(float(row["probability"]) for row in csv.DictReader(rows))
    return processor, checking, memory, smallest


def peer(pool, seats, algorithm):
    said = run([sys.executable, PEER, pool / "respondents.csv", quotas(pool), seats, algorithm], PEER_SECONDS)
    told = json.loads(said.splitlines()[-1]) if said else {}
    return told.get("processor_s"), told.get("smallest")


def shown(number, form):
    return format(number, form) if number is not None else "not done"


def main():
    folder, convenor, chosen = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    pools = [folder / name for name in chosen] or sorted(path for path in folder.iterdir() if path.is_dir())
    print("processor seconds        algorithm  convenor (verify)  memory MB   smallest    peer      smallest    convenor / peer's")
    for pool in pools:
        seats = pool.name.rsplit("_", 1)[-1]
        for algorithm in ("leximin", "maximin"):
            processor, checking, memory, smallest = ours(convenor, pool, seats, algorithm)
            told, least = peer(pool, seats, algorithm)
            ratio = f"{processor / told:.3f}" if told else ""
            print(
                f"{pool.name:24} {algorithm:9} {processor:9.2f} ({checking:5.2f}) {memory:10.0f}   {smallest:.6f} "
                f"{shown(told, '9.2f'):>9}   {shown(least, '.6f'):>9}    {ratio}",
                flush=True,
            )


main()
