"""The same table and the same people through the package of the Office for National Statistics.

Usage: cell_key.py TABLE.csv PEOPLE.csv THRESHOLD. Prints a line of CSV a cell: area, age, people, cell key, count as it is told (empty
where it is hidden).
"""

import contextlib
import sys

import pandas
from cell_key_perturbation.create_perturbed_table import create_perturbed_table

table, people, threshold = pandas.read_csv(sys.argv[1]), pandas.read_csv(sys.argv[2]), int(sys.argv[3])
with contextlib.redirect_stdout(sys.stderr):  # It says how it gets on.
    told = create_perturbed_table(
        data=people, ptable=table, geog=["area"], tab_vars=["age"], record_key="record_key", threshold=threshold
    )
told[["area", "age", "pre_sdc_count", "ckey", "count"]].to_csv(sys.stdout, index=False, header=False)
