import { f64, professions, type RunFigures, sectors } from '@veivalg/core';
import type { ColumnPlan } from './ensemble-rows.ts';
import { firstLayer, type Responses } from './responses.ts';

const size = professions.length;
const cells = sectors.length * size;

/** How the people of a plan are shared between employers, against how the responses were measured. Shape [K][P] each. */
export interface EmployerShares {
  /** Each employer's share of a profession's staff without measures. */
  readonly base: Float64Array;
  /** That share over the share of the plan's people. */
  readonly ratio: Float64Array;
}

/** Staff of one employer and profession in the country, as many as they were before measures moved how much they work. */
const peopleOf = (run: RunFigures, year: number, cell: number): number => {
  const { supply, placeCount, yearCount } = run;
  const worked = run.cells.ties?.worked;
  const of = (reach: number): number => worked?.[(reach * yearCount + year) * cells + cell] ?? 1;
  const [outside, inside] = [of(0), of(1)];
  const row = (year * cells + cell) * placeCount;
  let [rest, there] = [0, 0];
  if (outside === inside) for (let m = 0; m < placeCount; m++) rest += supply[row + m] as number;
  else
    for (let m = 0; m < placeCount; m++)
      if (run.cells.reached[m] === 1) there += supply[row + m] as number;
      else rest += supply[row + m] as number;
  return (outside > 0 ? rest / outside : 0) + (inside > 0 ? there / inside : 0);
};

const sharesIn = (responses: Responses, run: RunFigures, year: number): EmployerShares => {
  const { layers, shares } = responses;
  const first = year * layers.reduce((a, b) => a + b, 0) + firstLayer(layers, 'supply');
  const found = { base: new Float64Array(cells), ratio: new Float64Array(cells).fill(1) };
  for (let p = 0; p < size; p++) {
    let [before, now] = [0, 0];
    const people = sectors.map((_, k) => {
      const share = shares[first + k * size + p] as number;
      const fte = share > 0 ? peopleOf(run, year, k * size + p) : 0;
      before += share;
      now += fte;
      return fte;
    });
    sectors.forEach((_, k) => {
      const share = shares[first + k * size + p] as number;
      const cell = k * size + p;
      found.base[cell] = before > 0 ? share / before : 0;
      const fte = people[k] ?? 0;
      if (fte > 0) found.ratio[cell] = (f64(found.base, cell) * now) / fte;
    });
  }
  return found;
};

/** Plans remembered: one, and the one it is held against. */
const remembered = 2;

/** Make the reader of how a plan's people are shared between employers; null where the plan has no measures. */
export const employerKeeper = (
  responses: Responses,
): ((run: RunFigures, year: number) => EmployerShares | null) => {
  const known = new Map<object, EmployerShares[]>();
  return (run, year) => {
    const { ties } = run.cells;
    if (ties === undefined) return null;
    const years = known.get(ties) ?? [];
    if (years.length === 0) {
      const [oldest] = known.keys();
      if (known.size >= remembered && oldest !== undefined) known.delete(oldest);
      known.set(ties, years);
    }
    const shares = years[year] ?? sharesIn(responses, run, year);
    years[year] = shares;
    return shares;
  };
};

/**
 * Let the people of a plan be moved between employers by draws as they are without it: what one employer gains, others lose,
 * and that hangs on how many there are of them. How much a profession is moved in all follows the plan's own staff.
 *
 * @param values Staff of one employer and profession by place. Unit: FTE.
 * @param columnOf What is added to a column, a number for each place; null where the column is not asked for. Unit: FTE.
 * @source docs/method/uncertainty.md Q3; docs/method/supply.md S4
 */
export const eachEmployerTie = (
  { supply }: ColumnPlan,
  shares: EmployerShares | null,
  cell: number,
  values: ArrayLike<number>,
  columnOf: (column: number) => Float64Array | Float32Array | null,
): void => {
  if (shares === null) return;
  const apart = 1 - f64(shares.ratio, cell);
  if (apart === 0) return;
  for (let other = cell % size; other < cells; other += size) {
    const part = apart * (f64(shares.base, other) - (other === cell ? 1 : 0));
    const column = supply[other] as number;
    const out = part === 0 || column < 0 ? null : columnOf(column);
    if (out === null) continue;
    for (let n = 0; n < values.length; n++) out[n] = (out[n] as number) + part * (values[n] as number);
  }
};
