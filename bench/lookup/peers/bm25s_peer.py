"""The quickest BM25 in Python: bm25s, compiled and as it comes, stemmed, k1 1.2 and b 0.75."""

import gc
import sys
import time

import bm25s
import numpy
import Stemmer

from measure import BEST, corpus, measure, note, questions

# The same index answers with either: compiled by numba, or with numpy, as it comes.
BACKENDS = {"numba": "bm25s compiled, first 20", "numpy": "bm25s as it comes, first 20"}


def main(folder):
    stemmer = Stemmer.Stemmer("english")
    started = time.perf_counter()
    texts = [" ".join(row[1:]) for row in corpus(folder)]
    tokens = bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)
    del texts
    index = bm25s.BM25(k1=1.2, b=0.75, backend="numba")
    index.index(tokens, show_progress=False)
    del tokens
    gc.collect()
    build_s, build_cpu_s = time.perf_counter() - started, time.process_time()
    note(f"bm25s: indexed in {build_s:.0f} s")

    def find(words):
        asked = bm25s.tokenize([words], stopwords="en", stemmer=stemmer, show_progress=False)
        found, _ = index.retrieve(asked, k=BEST, show_progress=False, n_threads=1)
        return numpy.asarray(found)[0].tolist()

    for index.backend, name in BACKENDS.items():
        measure(name, questions(folder), find, build_s, build_cpu_s)


main(sys.argv[1])
