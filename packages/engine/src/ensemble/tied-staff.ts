import { exitBands, exp, f64, professions, type RunFigures } from '@veivalg/core';
import type { ColumnPlan } from './ensemble-rows.ts';
import { firstLayer, type Responses } from './responses.ts';

/** Parameters that move all staff alike, whoever they are: how much they work. */
const common = ['supply.positionTrendShift', 'supply.positionTrendOther', 'supply.sickLeave'];
/** How many leave at each age, and of all ages among those without health education. */
const leaving = ['supply.leavingUnder35', 'supply.leaving35to54', 'supply.leavingFrom55'] as const;
const leavingUntrained = 'supply.leavingUntrained';
const untrained = professions.indexOf('withoutHealthEducation');

/** Columns for how many leave: one for each age, and one for those without health education. */
export const leavingColumns = exitBands.length + 1;

/** What staff that follow draws otherwise are moved by in one draw. */
export interface StaffTieAt {
  /** Multiplier less 1 of staff that no draw of who comes and who leaves moves. */
  readonly apart: number;
  /** How many more leave, as a share, times what all staff are multiplied by. Shape [leavingColumns]. */
  readonly leaving: Float64Array;
}

/**
 * Make the function that reads what moves staff that follow draws otherwise, from the powers of the parameters.
 *
 * @param power Value of a power by its position.
 * @source docs/method/uncertainty.md Q3
 */
export const staffTieAt = (
  { parameters, shares, layers }: Pick<Responses, 'parameters' | 'shares' | 'layers'>,
  year: number,
): ((power: (position: number) => number) => StaffTieAt) => {
  const width = layers.reduce((a, b) => a + b, 0);
  const first = year * width + firstLayer(layers, 'supply');
  const end = (year + 1) * width;
  const curves = parameters.flatMap(({ name, country }, j) => {
    if (!common.includes(name)) return [];
    let [slope, bend] = [0, 0];
    for (let at = first; at < end; at++) {
      const share = shares[at] as number;
      slope += share * (country[at * 2] as number);
      bend += share * (country[at * 2 + 1] as number);
    }
    return [{ j, slope, bend }];
  });
  const rates = [...leaving, leavingUntrained].flatMap((id, column) => {
    const j = parameters.findIndex(({ name }) => name === id);
    const nodes = parameters[j]?.nodes;
    return nodes === undefined || nodes.middle === 0
      ? []
      : [{ column, j, scale: nodes.scale / nodes.middle }];
  });
  const moved = new Float64Array(leavingColumns);
  return (power) => {
    let logOf = 0;
    for (const { j, slope, bend } of curves) logOf += slope * power(j * 2) + bend * power(j * 2 + 1);
    const factor = exp(logOf);
    for (const { column, j, scale } of rates) moved[column] = scale * power(j * 2) * factor;
    return { apart: factor - 1, leaving: moved };
  };
};

/**
 * Let the staff of a plan answer as they do: what measures bring or keep follows neither who comes nor who leaves as the
 * staff without the plan do, and is moved from the column of its employer and profession to those of its own.
 *
 * @param values Staff of one employer and profession by place. Unit: FTE.
 * @param column Column of that employer and profession.
 * @param columnOf What is added to a column, a number for each place; null where the column is not asked for. Unit: FTE.
 * @source docs/method/uncertainty.md Q3; docs/method/supply.md S2
 */
export const eachStaffTie = (
  columns: ColumnPlan,
  result: RunFigures,
  year: number,
  p: number,
  column: number,
  values: ArrayLike<number>,
  places: readonly number[],
  columnOf: (column: number) => Float64Array | Float32Array | null,
): void => {
  const { ties, reached } = result.cells;
  const staff = ties?.staff ?? null;
  if (staff === null) return;
  const size = professions.length;
  const bands = exitBands.length;
  const rest = year * size + p;
  const there = (result.yearCount + year) * size + p;
  // A column at a time, since this runs for every employer and profession of every year of a picture.
  const addAll = (to: number, ofRest: number, ofReached: number): void => {
    if (ofRest === 0 && ofReached === 0) return;
    const out = columnOf(to);
    if (out === null) return;
    for (let n = 0; n < places.length; n++) {
      const share = reached[places[n] as number] === 1 ? ofReached : ofRest;
      out[n] = (out[n] as number) + share * (values[n] as number);
    }
  };
  const [apartOfRest, apartThere] = [f64(staff.apart, rest), f64(staff.apart, there)];
  if (column >= 0) addAll(column, -apartOfRest, -apartThere);
  addAll(columns.apart, apartOfRest, apartThere);
  let [allOfRest, allThere] = [0, 0];
  for (let b = 0; b < bands; b++) {
    const [ofRest, ofReached] = [f64(staff.leaving, rest * bands + b), f64(staff.leaving, there * bands + b)];
    if (p !== untrained) addAll(columns.leaving + b, ofRest, ofReached);
    allOfRest += ofRest;
    allThere += ofReached;
  }
  if (p === untrained) addAll(columns.leaving + bands, allOfRest, allThere);
};
