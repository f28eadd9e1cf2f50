"""The whole national run in numpy, cell by cell and factorised, on the arrays the benchmark wrote: one JSON line each.

Both work out users, staff needed, the nation's staff by cohort, its placing, heads and balance, and are held to the totals
of the engine before they are timed. `cell by cell` takes one service, year and profession at a time, as an array over
places, with no product shared between them; `factorised` shares every product it can and lets the matrix library do them.
"""
import json
import sys
import time

import numpy as np

folder = sys.argv[1]
shape = json.load(open(f"{folder}/shape.json"))
Y, M, S, K, P = (shape[k] for k in ("years", "places", "services", "sectors", "professions"))
R, KINDS = shape["regions"], shape["kinds"]
A, STAFF, FIRST = 106, 58, 17
read = lambda name, *dims: np.fromfile(f"{folder}/{name}.bin", dtype=np.float64).reshape(*dims)
persons = read("persons", -1, 2, A, M)[:Y]
user_rates, work_rates = read("userRates", S, 2, A), read("workRates", S, 2, A)
base, target, per_user = (read(n, S, M) for n in ("levelBase", "levelTarget", "workPerUser"))
fte_per_work, local = read("ftePerWork", S, M), read("local", -1, P, M)
at_work = read("atWork", K, P, M)
health = read("healthShift", Y)
rate, fte_per_user, mix = read("userRate", Y, S), read("ftePerUser", Y, S), read("mix", Y, S, P)
position, attendance, size = read("position", Y, P), read("attendance", Y, P), read("positionSize", P)
stock, exits, retirement = read("stock", P, 2, STAFF), read("exit", P, STAFF), read("retirement", STAFF)
late, deaths = read("retirementShift", P), read("deaths", -1, 2, STAFF)[:Y]
transfer, inflow, profile = read("transfer", P, STAFF), read("inflow", KINDS, -1, P)[:, :Y], read("profile", KINDS, P, 2, STAFF)
group, sector, feeder = shape["groupOf"], shape["sectorOf"], shape["feeder"]
region = np.array(shape["regionOf"])
indicator = (region[:, None] == np.arange(R)[None, :]).astype(np.float64)
from_age, origin = shape["shiftFromAge"], shape["originShare"]
rates = np.where(np.array(shape["workIsUsers"])[:, None, None] == 1, user_rates, work_rates)
neutral = np.array(shape["sexNeutral"]) == 1
rates[neutral, 1] = rates[neutral, 0]
shifted = np.array(shape["shifted"]) == 1
ages = np.arange(A)


def rates_of(y, s):
    """Rates of one service in one year, read younger by the health shift: straight lines between whole years."""
    if not shifted[s]:
        return rates[s]
    whole, part = int(np.floor(health[y])), health[y] - np.floor(health[y])
    low = np.where(ages < from_age, ages, np.maximum(from_age, ages - whole))
    high = np.where(ages < from_age, ages, np.maximum(from_age, ages - whole - 1))
    return (1 - part) * rates[s][:, low] + part * rates[s][:, high]


def national():
    """The nation's staff by cohort of entry: survivors and entered heads. Shapes [P][Y] and [P][s][y]."""
    staff_ages = np.arange(STAFF)
    retiring = np.stack([np.minimum(1, shape["retirementLevel"] * np.interp(staff_ages - late[p], staff_ages, retirement)) for p in range(P)])
    retiring[:, -1] = 1
    cohorts = np.zeros((Y, P, 2, STAFF))
    cohorts[0] = stock
    heads = np.zeros((Y, P, Y))
    heads[0, :, 0] = stock.sum(axis=(1, 2))
    entering = np.einsum("kyp,kpxa->ypxa", inflow, profile)
    for y in range(Y - 1):
        stay = (1 - deaths[y])[None] * ((1 - np.clip(exits, 0, 1)) * (1 - retiring))[:, None, :]
        cohorts[: y + 1, :, :, 1:] = (cohorts[: y + 1] * stay[None])[..., :-1]
        cohorts[: y + 1, :, :, 0] = 0
        total = cohorts[: y + 1].sum(axis=0)
        new = entering[y].copy()
        leaving = np.zeros((P, STAFF))
        for p in range(P):
            if feeder[p] < 0:
                continue
            share = np.clip(transfer[p], 0, 0.3)
            new[p] += share[None] * total[feeder[p]]
            leaving[feeder[p]] += share
        cohorts[: y + 1] *= (1 - leaving)[None, :, None, :]
        cohorts[y + 1] = new
        heads[: y + 2, :, y + 1] = cohorts[: y + 2].sum(axis=(2, 3))
    return heads.transpose(1, 0, 2)


def balance(need, fte, totals):
    """Supply, contracted FTE, heads and shortage of one cell's places in one or all years."""
    y, p, values = fte
    contracted = values * position[y, p]
    supply = contracted * attendance[y, p]
    totals["contracted"] += contracted.sum()
    totals["supply"] += supply.sum()
    totals["heads"] += values.sum() / size[p] if values.any() else 0
    totals["demand"] += need.sum()
    totals["short"] += np.maximum(0, need - supply).sum()


def empty():
    return {name: 0.0 for name in ("demand", "supply", "contracted", "heads", "short")}


def cell_by_cell():
    totals = empty()
    need = np.zeros((Y, K, P, M))
    for y in range(Y):
        own = max(0, 1 - y / shape["fadeYears"])
        for s in range(S):
            users = (persons[y] * rates_of(y, s)[:, :, None]).sum(axis=(0, 1))
            work = users * (target[s] + (base[s] - target[s]) * own) * rate[y, s] * per_user[s]
            fte = work * fte_per_work[s] * fte_per_user[y, s]
            norm = np.zeros(M)
            for p in range(P):
                norm += mix[y, s, p] * local[group[s], p]
            for p in range(P):
                need[y, sector[s], p] += fte * mix[y, s, p] * local[group[s], p] / norm
    heads = national()
    shares = np.zeros((Y, K, P, M))
    for y in range(Y - 1):
        young = np.bincount(region, persons[y, :, 20:40].sum(axis=(0, 1)), R)
        everyone = np.bincount(region, need[y].sum(axis=(0, 1)), R)
        for p in range(P):
            here = np.bincount(region, need[y, :, p].sum(axis=0), R)
            if here.sum() <= 0:
                continue
            home = np.divide(young * here, everyone, out=np.zeros(R), where=everyone > 0)
            wanted = origin * home / home.sum() + (1 - origin) * here / here.sum()
            per = np.divide(wanted, here, out=np.zeros(R), where=here > 0)[region]
            for k in range(K):
                shares[y, k, p] = need[y, k, p] * per
    for p in range(P):
        per_head = at_work[:, p].sum() / heads[p, 0, 0] if heads[p, 0, 0] > 0 else 0
        for k in range(K):
            for y in range(Y):
                fte = at_work[k, p] * (heads[p, 0, y] / heads[p, 0, 0])
                for s in range(y):
                    fte = fte + per_head * heads[p, s + 1, y] * shares[s, k, p]
                balance(need[y, k, p], (y, p, fte), totals)
    return totals


people = persons.reshape(Y, 2 * A, M)
groups = [[s for s in range(S) if group[s] == g] for g in range(local.shape[0])]


def factorised():
    totals = empty()
    need = np.zeros((Y, K, P, M))
    own = np.maximum(0, 1 - np.arange(Y) / shape["fadeYears"])
    norm = None
    for y in range(Y):
        table = np.stack([rates_of(y, s).reshape(-1) for s in range(S)])
        users = table @ people[y]
        work = users * (target + (base - target) * own[y]) * rate[y][:, None] * per_user
        fte = work * fte_per_work * fte_per_user[y][:, None]
        if norm is None or (mix[y] != mix[y - 1]).any():
            norm = np.concatenate([mix[y, rows] @ local[g] for g, rows in enumerate(groups)])
        volume = fte / norm
        for g, rows in enumerate(groups):
            need[y, sector[rows[0]]] += (mix[y, rows].T @ volume[rows]) * local[g]
    heads = national()
    young = persons[:, :, 20:40].sum(axis=(1, 2)) @ indicator
    everyone = need.sum(axis=(1, 2)) @ indicator
    by_place = np.divide(young, everyone, out=np.zeros((Y, R)), where=everyone > 0)[:, region]
    of_all = need.sum(axis=1)
    home = np.einsum("ypm,ym->yp", of_all, by_place)
    work_sum = of_all.sum(axis=2)
    safe = lambda a, b: np.divide(a, b, out=np.zeros_like(b), where=b > 0)
    by_home, by_work = safe(np.full_like(home, origin), home), safe(np.full_like(home, 1 - origin), work_sum)
    shares = need * (by_home[:, None, :, None] * by_place[:, None, None, :] + by_work[:, None, :, None])
    fte = np.empty((Y, K, P, M))
    for p in range(P):
        first = heads[p, 0, 0]
        per_head = at_work[:, p].sum() / first if first > 0 else 0
        for k in range(K):
            if not (at_work[k, p].any() or need[:, k, p].any()):
                fte[:, k, p] = 0
                continue
            fte[:, k, p] = per_head * (heads[p, 1:].T @ shares[: Y - 1, k, p]) + np.outer(heads[p, 0] / first, at_work[k, p])
    contracted = fte * position[:, None, :, None]
    supply = contracted * attendance[:, None, :, None]
    totals["demand"], totals["supply"], totals["contracted"] = need.sum(), supply.sum(), contracted.sum()
    totals["heads"] = (fte / np.where(np.isnan(size), 1, size)[None, None, :, None]).sum()
    totals["short"] = np.maximum(0, need - supply).sum()
    return totals


truth = shape["totals"]
for name, work in (("cell by cell", cell_by_cell), ("factorised", factorised)):
    found = work()
    for part, expected in truth.items():
        assert abs(found[part] - expected) <= 1e-9 * expected, (name, part, found[part], expected)
    times = []
    for _ in range(5 if name == "cell by cell" else 15):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    times.sort()
    print(json.dumps({"name": f"numpy: {name}", "median": times[len(times) // 2], "p95": times[-1], "unit": "ms"}))
