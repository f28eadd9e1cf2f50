import {
  type Municipality,
  type ParameterTable,
  type Profession,
  professions,
  type Result,
} from '@veivalg/core';
import { type DrawSettings, type Ensemble, everyPlace, reducedBandsOf } from '@veivalg/engine';

/** What every thread is given once. */
export interface ThreadFigures {
  /** The file that responses are kept in. */
  readonly responses: Uint8Array;
  readonly baseline: {
    readonly id: string;
    readonly parameters: ParameterTable;
    readonly municipalities: readonly Municipality[];
  };
  readonly result: Result;
  readonly settings: DrawSettings;
}

/** One profession in one year: every municipality's gap. */
export interface CellJob {
  readonly profession: Profession;
  /** Years since the base year. */
  readonly year: number;
}

/** Tenth, fiftieth and ninetieth percentile of the gap of every municipality. Shape [3][M]. Unit: FTE. */
export type CellBands = Float64Array<ArrayBuffer>;

/** Every profession in every year; years together, since what a year hangs on is made once. */
export const everyCell = (yearCount: number): readonly CellJob[] =>
  Array.from({ length: yearCount }, (_, year) =>
    professions.map((profession) => ({ profession, year })),
  ).flat();

/** Work out one job. @source docs/method/uncertainty.md Q3 */
export const cellBands = (ensemble: Ensemble, result: Result, { profession, year }: CellJob): CellBands => {
  const { p10, p50, p90 } = reducedBandsOf(ensemble, {
    result,
    selection: { profession },
    targets: everyPlace(result, year),
  });
  const bands = new Float64Array(3 * result.placeCount);
  [p10, p50, p90].forEach((part, i) => {
    bands.set(part, i * result.placeCount);
  });
  return bands;
};
