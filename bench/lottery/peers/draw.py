"""The peer's chances for one pool: draw.py RESPONDENTS QUOTAS SEATS leximin|maximin. Prints its processor seconds and smallest chance as JSON."""

import csv
import json
import random
import sys
import time

from sortition_algorithms import committee_generation
from sortition_algorithms.features import read_in_features
from sortition_algorithms.people import read_in_people
from sortition_algorithms.settings import Settings


def table(path):
    with open(path, encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        return list(rows.fieldnames), list(rows)


def features(path):
    """Quotas under the headings that the peer asks for."""
    headings, rows = table(path)
    feature, value = ("category", "name" if "name" in headings else "feature") if "category" in headings else ("feature", "value")
    rows = [{"feature": row[feature], "value": row[value], "min": row["min"], "max": row["max"]} for row in rows]
    return read_in_features(["feature", "value", "min", "max"], rows)[0]


def main():
    random.seed(1)
    quotas = features(sys.argv[2])
    headings, rows = table(sys.argv[1])
    for place, row in enumerate(rows):
        row["__id"] = f"p{place}"
    settings = Settings(id_column="__id", columns_to_keep=[], check_same_address=False, check_same_address_columns=[])
    people, _ = read_in_people(["__id", *headings], rows, quotas, settings)
    find = {"leximin": committee_generation.find_distribution_leximin, "maximin": committee_generation.find_distribution_maximin}
    began = time.process_time()
    panels, shares, _ = find[sys.argv[4]](quotas, people, int(sys.argv[3]), [], "highspy")
    processor = time.process_time() - began
    chances = dict.fromkeys(people, 0.0)
    for panel, share in zip(panels, shares, strict=True):
        for person in panel:
            chances[person] += share
    print(json.dumps({"processor_s": processor, "smallest": min(chances.values())}))


main()
