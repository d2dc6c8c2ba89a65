"""PostgreSQL's full text search: a weighted tsvector with a GIN index, any of the words, ts_rank, first 20."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from measure import BEST, corpus, measure, note, questions

# Room for building the index and for sorting; two workers for the two cores. No network, only the socket.
SETTINGS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off "
    "-c shared_buffers=2GB -c maintenance_work_mem=1GB -c work_mem=256MB -c max_parallel_workers_per_gather=2 -c jit=off"
)
TABLE = """
create table record (
    number integer primary key,
    title text not null, summary text not null, body text not null,
    words tsvector not null generated always as (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B')
        || setweight(to_tsvector('english', body), 'D')) stored)
"""
FIND = """
with asked as (select replace(plainto_tsquery('english', %s)::text, '&', '|')::tsquery as words)
select number from record, asked where record.words @@ asked.words
order by ts_rank(record.words, asked.words, 1) desc, number limit %s
"""


def programs():
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if not folders:
        sys.exit("PostgreSQL was not found: install Debian's package postgresql (version 15 or newer)")
    return folders[-1]


def account():
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    for name in ("postgres", "nobody"):
        if subprocess.run(["id", "-u", name], capture_output=True).returncode == 0:
            return ["setpriv", "--reuid", name, "--clear-groups", "--"]
    sys.exit("PostgreSQL needs an account other than root to run as")


def start(folder):
    run_as = account()
    if run_as:
        shutil.chown(folder, run_as[2])
    run = lambda *words: subprocess.run([*run_as, *words], check=True, cwd="/", stdout=subprocess.DEVNULL)
    tools, data = programs(), f"{folder}/data"
    run(tools / "initdb", "--auth=trust", "--username=convenor", "--encoding=UTF8", "--no-sync", "--pgdata", data)
    options = f"{SETTINGS} -c unix_socket_directories='{folder}'"
    run(tools / "pg_ctl", "start", "--wait", "--silent", "--pgdata", data, "--log", f"{folder}/log", "--options", options)
    return lambda: run(tools / "pg_ctl", "stop", "--mode=immediate", "--pgdata", data)


def cpu(server):
    """Processor seconds of the server and all its processes, living or gone."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if stat.parent.name == server:
            ticks += sum(map(int, fields[11:15]))
        elif fields[1] == server:
            ticks += sum(map(int, fields[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def fill(database, folder):
    started = time.perf_counter()
    database.execute(TABLE)
    with database.cursor().copy("copy record (number, title, summary, body) from stdin") as copy:
        for number, *texts in corpus(folder):
            copy.write_row((int(number), *texts))
    note(f"PostgreSQL: filled in {time.perf_counter() - started:.0f} s")
    database.execute("create index record_words on record using gin (words)")
    database.execute("vacuum analyze record")
    build_s = time.perf_counter() - started
    note(f"PostgreSQL: indexed in {build_s:.0f} s")
    return build_s


def main(folder):
    with tempfile.TemporaryDirectory(prefix="convenor-pg-") as home:
        stop = start(home)
        try:
            with psycopg.connect(host=home, user="convenor", dbname="postgres", autocommit=True) as database:
                build_s = fill(database, folder)

                def find(words):
                    asked = re.sub(r"[^\w\s]", " ", words)
                    return [row[0] for row in database.execute(FIND, (asked, BEST)).fetchall()]

                size = database.execute("select pg_total_relation_size('record')").fetchone()[0]
                server = Path(f"{home}/data/postmaster.pid").read_text().split()[0]
                name, asked, spent = "PostgreSQL full text, first 20", questions(folder), lambda: cpu(server)
                measure(name, asked, find, build_s, spent(), size / 1e6, spent)
        finally:
            stop()


main(sys.argv[1])
