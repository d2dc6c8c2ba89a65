"""Made-up respondents who are not the population, and the population's shares in ten-thousandths: sample.py FOLDER RESPONDENTS."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

CATEGORIES = {"age": 7, "sex": 2, "ethnic_group": 6, "deprivation": 10, "disability": 5, "board": 42}
PARTS = 10_000


def make(folder, respondents):
    random = np.random.default_rng(7)
    sample, targets = {}, []
    for name, size in CATEGORIES.items():
        population = random.dirichlet(np.full(size, 8.0))
        parts = np.maximum(1, np.floor(population * PARTS)).astype(int)
        parts[parts.argmax()] += PARTS - parts.sum()
        answered = population * np.exp(random.normal(0, 0.5, size))
        labels = np.array([f"{name} {number}" for number in range(size)])
        sample[name] = labels[random.choice(size, size=respondents, p=answered / answered.sum())]
        targets += [(name, label, part / PARTS) for label, part in zip(labels, parts)]
    table = pd.DataFrame({"id": np.arange(respondents), **sample})
    table.to_csv(folder / "sample.csv", index=False)
    pd.DataFrame(targets, columns=["variable", "category", "share"]).to_csv(folder / "targets.csv", index=False)


make(Path(sys.argv[1]), int(sys.argv[2]))
