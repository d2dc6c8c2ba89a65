"""Writes the table in the form that the product reads, and golden sentences that prove that it reads them right."""

import hashlib
import json
import struct

import numpy as np

import pieces as cutting

MAGIC = b"CVNTOK01"
GOLDEN_VALUES = 8

GOLDEN = [
    "How do young carers feel about direct payments?",
    "GP ACCESS: getting a doctor’s appointment at 8 a.m.!!",
    "Café breaks at the day-centre were a lovely touch.",
    "We asked 1,204 people in 3 wards; 57% said \"not yet\".",
    "don't, won't, can't, shouldn't've",
    "Co-production with people who have lived experience",
    "E-mail us at hello@example.org or ring 0300 123 4567.",
    "Long COVID clinic 😀 thumbs 👍🏽 up",
    "Electroencephalographically speaking, otorhinolaryngology is long.",
    "naïve résumé coöperate façade Zoë",
    "Ångström øre straße þorn Łódź",
    "Tea/coffee & biscuits (gluten-free) – 50p each…",
    "ﬁrst ligature, ½ portion, m² of space, 20 °C",
    "Multiple    spaces\tand\nnew lines",
    "non\u00a0breaking\u2003and zero\u200bwidth\u00adsoft hyphen",
    "I waited 3½ hours in A&E with my mum",
    "Listening event: dementia, memory loss and day care",
    "Deaf people need BSL interpreters, not written notes.",
    "What matters most to you? Being heard.",
    "snake_case and CamelCase and kebab-case",
    "£12.50 a day for parking; €3; $4; 5¢",
    "“Curly quotes” ‘single’ «angled» „low“",
    "x" * 101 + " is too long to be a word",
    "y" * 100 + " is just short enough",
    "Привет мир means hello world",
    "你好 stands alone, 日本語 too",
    "مرحبا and שלום",
    "e\u0301 with a combining accent, and e with one: é",
    "İstanbul and the dotless ı",
    "The nurse's hands weren't washed, sadly.",
    "antidepressants, physiotherapy, chemotherapy, dialysis",
    "Housing – damp, mould, overcrowding",
    "¿Qué tal? ¡Muy bien!",
    "a",
    "…",
    "Personal budgets @ home #care ^ ~ ` | \\ / <b>bold</b>",
    "Self-harm support for under-18s (CAMHS)",
    "Ramadan, Diwali, Passover and Christmas meals",
    "Blue Badge bays were full: 09:15–10:45",
    "Reablement, respite, hospice-at-home, end-of-life care",
]


def quantised(table):
    """Scales and rows of whole numbers from -127 to 127."""
    scale = np.abs(table).max(1) / 127
    rows = np.round(table / np.where(scale > 0, scale, 1)[:, None]).astype(np.int8)
    return scale.astype("<f4"), rows


def write(folder, pieces, table, offset):
    """Writes `pieces.txt`, `table.bin` and `golden.json`; gives the table's SHA-256."""
    scale, rows = quantised(table)
    head = MAGIC + struct.pack("<II", *rows.shape) + offset.astype("<f4").tobytes()
    data = head + scale.tobytes() + rows.tobytes()
    (folder / "table.bin").write_bytes(data)
    (folder / "pieces.txt").write_text("".join(piece + "\n" for piece in pieces), encoding="utf-8")
    golden = [check(text, pieces, scale[:, None] * rows, offset) for text in GOLDEN]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in golden)
    (folder / "golden.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return hashlib.sha256(data).hexdigest()


def check(text, pieces, table, offset):
    """What the product should make of a text: rows of pieces in order, and the first values of its vector."""
    rows = cutting.tokenizer(pieces).encode(text).ids
    known = [row for row in rows if row]
    mean = table[known].mean(0) + offset if known else np.zeros_like(offset)
    length = np.linalg.norm(mean)
    vector = mean / length if length > 0 else mean
    values = [round(float(value), 6) for value in vector[:GOLDEN_VALUES]]
    return {"text": text, "rows": rows, "vector": values}
