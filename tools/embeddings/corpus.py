"""Gathers the unlabelled text that the table is fitted on, one JSON object a line: source and text.

Left out: every comment that the look-up bench asks about, and the stretch of each long narrative that it searches.
"""

import csv
import gzip
import json
import random
import re
from pathlib import Path

import bench_sets
import made_up

WORDS_MAX = 120
GLOSSES_MAX = 60_000


def sentences(text):
    """Sentences of a text, without addresses of pages and runs of spaces."""
    text = re.sub(r"https?://\S+", " ", text or "")
    for part in re.split(r"(?<=[.!?])\s+|\n+", text):
        part = " ".join(part.split())
        if len(part) > 2:
            yield part[:1200]


def passages(text, chance):
    """Runs of one to six sentences that follow one another."""
    waiting = list(sentences(text))
    while waiting:
        size = chance.choice([1, 1, 2, 3, 6])
        yield " ".join(" ".join(waiting[:size]).split()[:WORDS_MAX])
        waiting = waiting[size:]


def table(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def comments(data):
    kept_out = {text for text, _ in bench_sets.comments(data)}
    for row in table(data / "feedback/nhs_feedback_labelled.csv.gz"):
        if row["feedback"].strip() not in kept_out:
            yield row["feedback"]


def general_practice(data):
    for row in table(data / "feedback/gp_fft_free_text_2023_onwards.csv.gz"):
        yield row["free_text"]
        yield row["do_better"]


def statements(data):
    for path in sorted((data / "engagement/polis").glob("*.comments.csv")):
        for row in table(path):
            yield row["comment-body"]


def consultations(data):
    for row in table(data / "engagement/eu_have_your_say_consultations_2016_2026.csv"):
        yield row["initiative_name"]
        yield row["topic"]


def government(data):
    for path in sorted((data / "engagement/govuk_consultation_examples").glob("*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        details = item.get("details", {})
        parts = [item.get("title"), item.get("description"), details.get("body"), details.get("final_outcome_detail")]
        yield from (re.sub(r"<[^>]+>", " ", part) for part in parts if part)


def cases(data, chance):
    for case in lines(data / "engagement/participedia_cases.jsonl.gz"):
        yield case["title"]
        yield from passages(case["description"], chance)
    start, end = bench_sets.NARRATIVE
    for case in lines(data / "engagement/participedia_2016_structured_cases.jsonl.gz"):
        body = case["body"] or ""
        searched = len(body) > bench_sets.NARRATIVE_LENGTH_MIN
        parts = [body[:start], body[end:]] if searched else [body]
        for part in parts:
            yield from passages(part, chance)


def glosses(wordnet):
    """Each meaning of WordNet as `words: gloss`, as gloss alone or as words alone; examples as they are."""
    for kind in ("noun", "verb", "adj", "adv"):
        for line in Path(wordnet, f"data.{kind}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            head, gloss = line.split(" | ", 1)
            fields = head.split()
            names = [name.split("(")[0].replace("_", " ") for name in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
            if all(name[0].isupper() for name in names):
                continue  # People and places: their names say little here.
            meaning = re.split(r'[;:] "', gloss)[0].strip()
            yield from (f"{', '.join(names)}: {meaning}", meaning)
            yield from re.findall(r'"([^"]{12,})"', gloss)


def spans(texts, count, chance):
    """Stretches of three to twenty-five words out of the texts, some of two texts together."""
    for _ in range(count):
        parts = []
        for _ in range(chance.choice([1, 1, 2])):
            words = chance.choice(texts).split()
            size = chance.randint(3, 25)
            start = chance.randrange(max(1, len(words) - size + 1))
            parts.append(" ".join(words[start : start + size]))
        yield " ".join(parts)


def gather(data, vocabularies, wordnet, seed=1):
    """All training text: pairs of source and text, each text once."""
    chance = random.Random(seed)
    named = [
        ("comments", comments(data)), ("general practice", general_practice(data)), ("statements", statements(data)),
        ("consultations", consultations(data)), ("cases", cases(data, chance)),
        ("government", (part for text in government(data) for part in passages(text, chance))),
        ("vocabularies", names(vocabularies)), ("made up", made_up.sentences(20_000, seed)),
    ]
    near = {" ".join(text.split()): source for source, texts in named for text in texts if text and text.strip()}
    own = [text for text, source in near.items() if source not in ("made up", "vocabularies")]
    said = [text for text, source in near.items() if source in ("comments", "general practice", "statements")]
    said += [text for text, source in near.items() if source == "made up"][:1500]
    near |= {text: "spans" for text in spans(own, 25_000, chance) if text not in near}
    wide = list(dict.fromkeys(text for text in glosses(wordnet) if text not in near))
    random.Random(0).shuffle(wide)
    near |= {text: "glosses" for text in wide[:GLOSSES_MAX]}
    near |= {text: "spans said" for text in spans(said, 28_000, random.Random(7)) if text not in near}
    return [(source, text) for text, source in near.items()]


def names(vocabularies):
    for path in sorted(Path(vocabularies).glob("*.yaml")):
        for found in re.findall(r'(?:name|also): (.+)', path.read_text(encoding="utf-8")):
            yield from (name for name in re.findall(r'"([^"]+)"', found))
