"""The same questions as `lake ask`, by DuckDB and Polars, on the same file and with two threads.

    ask.py FOLDER duckdb|polars

Prints one line of JSON a question, as `lake ask` does. Neither peer checks the file or its control totals.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

os.environ["POLARS_MAX_THREADS"] = "2"
SEVERAL = ["Bus", "Train", "Car", "Walking", "Bicycle", "Taxi", "Community transport", "Somebody drives me"]
OLD = ["age-65-74", "age-75-plus"]


def processor_ms():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return round((used.ru_utime + used.ru_stime) * 1000)


def measure(question, answer):
    clock, processor = time.perf_counter(), processor_ms()
    answered = answer()
    clock_ms = round((time.perf_counter() - clock) * 1000)
    print(json.dumps({"question": question, "clock_ms": clock_ms, "processor_ms": processor_ms() - processor, "answer": answered}))


def in_order(rows):
    """Counts as the lake tells them: the most frequent first, then those who said nothing."""
    said = sorted(([text, count] for text, count in rows if text is not None), key=lambda row: (-row[1], row[0]))
    return [[said, sum(count for text, count in rows if text is None)]]


def duckdb_answers(path):
    import duckdb

    link = duckdb.connect()
    link.execute("SET threads = 2")
    link.execute(f"CREATE VIEW r AS SELECT * FROM read_parquet('{path}')")
    ask = lambda sql: link.execute(sql).fetchall()
    chosen = ", ".join(f"SUM(CASE WHEN contains(q2, chr(31) || '{text}' || chr(31)) THEN 1 ELSE 0 END)" for text in SEVERAL)
    several = lambda row: in_order([*zip(SEVERAL, map(int, row[:-1])), (None, int(row[-1]))])
    ages = ", ".join(f"'{age}'" for age in OLD)
    return {
        "count": lambda: ask("SELECT COUNT(*) FROM r")[0][0],
        "closed": lambda: in_order(ask("SELECT q1, COUNT(*) FROM r GROUP BY q1")),
        "several": lambda: several(ask(f"SELECT {chosen}, SUM(CASE WHEN q2 IS NULL THEN 1 ELSE 0 END) FROM r")[0]),
        "closed of the old": lambda: in_order(ask(f"SELECT q1, COUNT(*) FROM r WHERE d_age IN ({ages}) GROUP BY q1")),
        "people": lambda: in_order(ask("SELECT d_age, COUNT(*) FROM r GROUP BY d_age")),
        "crossed": lambda: crossed(ask("SELECT d_age, q1, COUNT(*) FROM r GROUP BY d_age, q1")),
        "numbers": lambda: list(ask("SELECT COUNT(q3), quantile_disc(q3, [0.25, 0.5, 0.75]) FROM r")[0]),
        "areas": lambda: len(ask("SELECT area, COUNT(*) FROM r GROUP BY area")),
        "months": lambda: len(ask("SELECT date_trunc('month', given_on), COUNT(*) FROM r GROUP BY 1")),
        "voices": lambda: ask("SELECT COUNT(DISTINCT person) FROM r")[0][0],
    }


def crossed(rows):
    return [len({row[0] for row in rows}), sum(row[2] for row in rows)]


def polars_answers(path):
    import polars as pl

    rows = pl.scan_parquet(path)
    take = lambda frame: frame.collect(engine="streaming")
    by = lambda frame, *columns: take(frame.group_by(*columns).len()).rows()
    flags = [pl.col("q2").str.contains("\x1f" + text + "\x1f", literal=True).sum().alias(text) for text in SEVERAL]
    several = lambda row: in_order([*zip(SEVERAL, row[:-1]), (None, row[-1])])
    quartile = lambda share: pl.col("q3").quantile(share, "lower").alias(str(share))
    numbers = lambda row: [row[0], list(row[1:])]
    return {
        "count": lambda: take(rows.select(pl.len())).item(),
        "closed": lambda: in_order(by(rows, "q1")),
        "several": lambda: several(take(rows.select(*flags, pl.col("q2").is_null().sum().alias("none"))).row(0)),
        "closed of the old": lambda: in_order(by(rows.filter(pl.col("d_age").is_in(OLD)), "q1")),
        "people": lambda: in_order(by(rows, "d_age")),
        "crossed": lambda: crossed(by(rows, "d_age", "q1")),
        "numbers": lambda: numbers(take(rows.select(pl.col("q3").count(), *map(quartile, (0.25, 0.5, 0.75)))).row(0)),
        "areas": lambda: len(by(rows, "area")),
        "months": lambda: len(by(rows.select(pl.col("given_on").dt.truncate("1mo")), "given_on")),
        "voices": lambda: take(rows.select(pl.col("person").drop_nulls().n_unique())).item(),
    }


def main():
    folder, peer = Path(sys.argv[1]), sys.argv[2]
    path = folder / json.loads((folder / "manifest.json").read_text())[0]["path"]
    answers = {"duckdb": duckdb_answers, "polars": polars_answers}[peer](path)
    answers["count"]()  # The first question pays for loading the program.
    for question, answer in answers.items():
        measure(question, answer)


main()
