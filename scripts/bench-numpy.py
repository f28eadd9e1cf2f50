"""The demand side in numpy, cell by cell and factorised, on the arrays the benchmark wrote: one JSON line each."""
import json
import sys
import time

import numpy as np

folder = sys.argv[1]
shape = json.load(open(f"{folder}/shape.json"))
Y, M, A, S, P = (shape[k] for k in ("years", "places", "ages", "services", "professions"))
read = lambda name: np.fromfile(f"{folder}/{name}.bin", dtype=np.float64)
persons = read("persons")[: Y * 2 * A * M].reshape(Y, 2 * A, M)
rates = read("rates").reshape(S, 2 * A)
levels = read("levels").reshape(S, M)
mix = read("mix").reshape(Y, S, P)
local = read("local").reshape(-1, P, M)
groups = shape["groups"]


def cell_by_cell():
    """Every service, year and profession as an array over places, with no product shared between them."""
    total = 0.0
    for y in range(Y):
        for s in range(S):
            for p in range(P):
                users = (persons[y] * rates[s][:, None]).sum(axis=0) if p == 0 else users
                total += float((users * levels[s] * mix[y, s, p] * local[groups[s], p]).sum())
    return total


def factorised():
    """Users as one matrix product a year, staff as products of factors summed over services."""
    total = 0.0
    for y in range(Y):
        users = (rates @ persons[y]) * levels
        for g in range(local.shape[0]):
            rows = [s for s in range(S) if groups[s] == g]
            total += float(((mix[y, rows].T @ users[rows]) * local[g]).sum())
    return total


for name, work in (("cell by cell", cell_by_cell), ("factorised", factorised)):
    work()
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    times.sort()
    print(json.dumps({"name": f"numpy: {name}", "median": times[2], "p95": times[4], "unit": "ms"}))
