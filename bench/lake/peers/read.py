"""The same export read by DuckDB or Polars and written as Parquet, with two threads.

    read.py survey.csv duckdb|polars OUT.parquet

Prints one line of JSON with what it cost. Neither peer checks a row, takes out what tells who somebody is, or knows a duplicate.
"""

import json
import os
import resource
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "2"


def duckdb_reads(source, target):
    import duckdb

    link = duckdb.connect()
    link.execute("SET threads = 2")
    link.execute(f"COPY (SELECT * FROM read_csv('{source}')) TO '{target}' (FORMAT parquet)")
    return link.execute(f"SELECT COUNT(*) FROM '{target}'").fetchone()[0]


def polars_reads(source, target):
    import polars as pl

    pl.scan_csv(source).sink_parquet(target)
    return pl.scan_parquet(target).select(pl.len()).collect().item()


def main():
    source, peer, target = sys.argv[1:4]
    clock = time.perf_counter()
    rows = {"duckdb": duckdb_reads, "polars": polars_reads}[peer](source, target)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({
        "peer": peer,
        "rows": rows,
        "clock_s": round(time.perf_counter() - clock, 1),
        "processor_s": round(used.ru_utime + used.ru_stime, 1),
        "memory_mb": round(used.ru_maxrss / 1024),
    }))


main()
