"""The same sample weighted by balance's `rake`: rake.py FOLDER. Prints one line of JSON: what it cost, and how far its weights are
from those in FOLDER/convenor.csv."""

import json
import logging
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

logging.disable(logging.WARNING)
warnings.filterwarnings("ignore")

from balance.weighting_methods.rake import rake  # noqa: E402

PARTS = 10_000


def main():
    folder = Path(sys.argv[1])
    sample = pd.read_csv(folder / "sample.csv", dtype=str)
    shares = pd.read_csv(folder / "targets.csv")
    names = list(shares["variable"].unique())
    # balance takes a target as people: ten thousand whose margins are exactly the shares.
    population = {
        name: np.repeat(of["category"], np.round(of["share"] * PARTS).astype(int)).to_numpy()
        for name, of in shares.groupby("variable", sort=False)
    }
    target = pd.DataFrame(population)
    ones = [pd.Series(np.ones(len(table))) for table in (sample, target)]
    clock, processor = time.perf_counter(), time.process_time()
    made = rake(
        sample[names], ones[0], target, ones[1], variables=names, transformations=None, convergence_rate=1e-9
    )
    cost = {"clock_s": time.perf_counter() - clock, "processor_s": time.process_time() - processor}
    weights = made["weight"].to_numpy()
    weights = weights / weights.mean()
    ours = pd.read_csv(folder / "convenor.csv", usecols=["weight"])["weight"].to_numpy()
    apart = float(np.max(np.abs(ours - weights) / weights))
    print(json.dumps({**cost, "design_effect": float(np.mean(weights**2)), "apart": apart}))


main()
