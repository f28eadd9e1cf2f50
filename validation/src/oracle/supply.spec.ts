import { type Baseline, exitBands, f64, professions, type SupplyDrivers, sectors } from '@veivalg/core';
import { neutralSupplyDrivers, placeWorkforce, prepareWorkforce, projectWorkforce } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { observedMortality } from '../supply/report.ts';
import { shippedBaseline } from '../whole/shipped.ts';
import { plainBaseStock } from './base-stock.ts';
import { type PlainPlacement, plainSupply, plainWorkforce } from './supply.ts';

const years = 9;
const size = professions.length;
const baseline: Baseline = shippedBaseline();
const mortality = observedMortality(baseline, 2024);
const workforce = prepareWorkforce(baseline.workforce, mortality, baseline.parameters);

/** Every driver moved, differently by year and profession, by a fixed sequence. */
const movedDrivers = (start: number): SupplyDrivers => {
  let state = start;
  const draw = (): number => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const drivers = neutralSupplyDrivers(years);
  for (let i = 0; i < years * size; i++) {
    drivers.intake[i] = 0.5 + draw();
    drivers.completion[i] = 0.8 + 0.4 * draw();
    drivers.entryShare[i] = 0.8 + 0.4 * draw();
    drivers.addedEntrants[i] = 200 * draw() - 50;
    drivers.retirementDelay[i] = 3 * draw() - 1;
    for (let b = 0; b < exitBands.length; b++) drivers.exitRate[i * exitBands.length + b] = 0.5 + draw();
    drivers.position[i] = i < size ? 1 : 0.9 + 0.3 * draw();
    drivers.attendance[i] = i < size ? 1 : 0.95 + 0.1 * draw();
    drivers.municipalPull[i] = 0.4 * draw() - 0.2;
    drivers.attractiveness[i] = 0.5 + 1.5 * draw();
  }
  return drivers;
};

const pair = [movedDrivers(7), movedDrivers(11)] as const;
const paths = [
  projectWorkforce(workforce, pair[0], years),
  projectWorkforce(workforce, pair[1], years),
] as const;
const plain = [plainWorkforce(workforce, pair[0], years), plainWorkforce(workforce, pair[1], years)] as const;

describe('the plain calculation of supply', () => {
  it('agrees with the engine on the stock of the base year, in every cell', () => {
    const stock = plainBaseStock(baseline.workforce, mortality, baseline.parameters, baseline.baseYear);
    professions.forEach((profession, p) => {
      for (let x = 0; x < 2; x++)
        for (let a = 0; a < 58; a++) {
          const mine = f64(workforce.stock, (p * 2 + x) * 58 + a);
          const other = stock.get(profession)?.[x === 0 ? 0 : 1][a] ?? Number.NaN;
          expect(Math.abs(mine - other), `${profession} ${x} ${17 + a}`).toBeLessThan(
            1e-9 * Math.max(1, other),
          );
        }
    });
  });

  it('agrees with the engine on the nation’s staff, by year of entry too', () => {
    for (let reach = 0; reach < 2; reach++)
      for (let y = 0; y < years; y++)
        professions.forEach((profession, p) => {
          const path = paths[reach === 0 ? 0 : 1];
          const staff = plain[reach === 0 ? 0 : 1][y]?.get(profession);
          const near = (mine: number, other: number): void =>
            expect(Math.abs(mine - other), `${profession} ${y}`).toBeLessThan(1e-9 * Math.max(1, other));
          near(f64(path.heads, y * size + p), staff?.heads ?? Number.NaN);
          near(f64(path.survivors, y * size + p), staff?.byEntry.get('base') ?? Number.NaN);
          for (let s = 0; s < y; s++)
            near(f64(path.cohorts, (p * years + s) * years + y), staff?.byEntry.get(s) ?? 0);
        });
  });

  it('agrees with the engine on the staff of every sector and place of a small country', () => {
    // Ten places of the real list: three regions, one place alone in its region.
    const municipalities = baseline.municipalities.slice(0, 40).filter((_, m) => m % 4 === 0);
    const places = municipalities.length;
    let state = 3;
    const draw = (): number => {
      state = (state * 16_807) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const fill = (length: number): Float64Array =>
      Float64Array.from({ length }, () => (draw() < 0.3 ? 0 : 100 * draw()));
    const cell = sectors.length * size * places;
    const baseFte = fill(cell);
    const demand = fill(years * cell);
    // One profession that no one needs, and one that only hospitals need.
    for (let y = 0; y < years; y++)
      for (let k = 0; k < sectors.length; k++)
        for (let m = 0; m < places; m++) {
          demand[((y * sectors.length + k) * size + 13) * places + m] = 0;
          if (k === 0) demand[((y * sectors.length + k) * size + 11) * places + m] = 0;
        }
    const youngAdults = Float64Array.from({ length: years * places }, () => 100 + 5000 * draw());
    const reached = Uint8Array.from(municipalities, (_, m) => (m % 3 === 0 ? 1 : 0));
    const placed = placeWorkforce({
      baseFte,
      demand,
      youngAdults,
      municipalities,
      paths,
      drivers: pair,
      reached,
      positionSize: new Float64Array(size).fill(0.8),
      originShare: 0.4,
    });
    const given: PlainPlacement = {
      base: (k, p, m) => f64(baseFte, (k * size + p) * places + m),
      demand: (y, k, p, m) => f64(demand, ((y * sectors.length + k) * size + p) * places + m),
      young: (y, m) => f64(youngAdults, y * places + m),
      municipalities,
      staff: plain,
      drivers: pair,
      reached: (m) => reached[m] === 1,
      originShare: 0.4,
    };
    for (const y of [0, 1, 4])
      for (let k = 0; k < sectors.length; k++)
        for (let p = 0; p < size; p++)
          for (let m = 0; m < places; m++) {
            const mine = f64(placed.supply, ((y * sectors.length + k) * size + p) * places + m);
            const other = plainSupply(given, y, k, p, m);
            expect(Math.abs(mine - other), `${y} ${k} ${p} ${m}`).toBeLessThan(1e-9 * Math.max(1, other));
          }
  });
});
