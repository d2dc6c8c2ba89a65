"""The texts that the look-up bench (`bench/lookup`) asks about, so that fitting can leave them out."""

import csv
import gzip
import json
from collections import Counter

GENERIC = {"nothing to improve", "everything was good/bad", "miscellaneous", "nothing was good", "surveying"}
WORDS_MIN = 5
COMMENTS_MIN = 20
NARRATIVE = (1500, 4500)
NARRATIVE_LENGTH_MIN = 4500


def comments(data):
    """Comments with their label: told apart by text, long enough, with a label that says something."""
    found = {}
    with gzip.open(data / "feedback/nhs_feedback_labelled.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text, label = row["feedback"].strip(), row["subcategory"].strip()
            if len(text.split()) >= WORDS_MIN and label.lower() not in GENERIC:
                found.setdefault(text, label)
    sizes = Counter(found.values())
    return [(text, label) for text, label in found.items() if sizes[label] >= COMMENTS_MIN]


def narratives(data):
    """Titles of long cases with the stretch of their narrative that is searched."""
    start, end = NARRATIVE
    with gzip.open(data / "engagement/participedia_2016_structured_cases.jsonl.gz", "rt", encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    return [(case["title"], case["body"][start:end]) for case in cases if len(case["body"] or "") > NARRATIVE_LENGTH_MIN]
