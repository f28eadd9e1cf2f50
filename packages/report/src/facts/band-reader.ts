import { at, type Result } from '@veivalg/core';
import {
  type BandRequest,
  bandQuantities,
  bandsOf,
  type Ensemble,
  type UncertainEffect,
} from '@veivalg/engine';
import type { Band } from './figure.ts';
import type { Reference, RunName } from './reference.ts';

/** Both read the same figure, each of its own run. */
const sameFigure = (one: Reference, other: Reference): boolean =>
  (['what', 'year', 'sector', 'service', 'profession', 'ages'] as const).every(
    (key) => one[key] === other[key],
  );

/**
 * Make the reader of 80 per cent bands for the figures of a case: need, supply, gap and coverage of its runs.
 *
 * Bands of the plan hold what its measures turn out to do, by the ranges that are published, as on the screen. A figure of one
 * run less the same figure of another has the band of the difference, draw by draw; other comparisons get no band here.
 *
 * @param places Positions of the case's places on the place axis.
 * @param effects Measures of the plan whose own size is uncertain.
 * @source docs/method/uncertainty.md Q1, Q3
 */
export const createBandReader = (
  ensemble: Ensemble,
  runs: Readonly<Partial<Record<RunName, Result>>>,
  places: readonly number[],
  effects: readonly UncertainEffect[],
): ((reference: Reference) => Band | undefined) => {
  const kept = new Map<string, Band | undefined>();
  const read = (reference: Reference): Band | undefined => {
    const { run, what, year, sector, service, profession, minus, over, growthFrom } = reference;
    const result = runs[run];
    const quantity = bandQuantities.find((known) => known === what);
    if (result === undefined || quantity === undefined) return undefined;
    if (over !== undefined || growthFrom !== undefined) return undefined;
    const against = minus === undefined ? undefined : runs[minus.run];
    if (minus !== undefined && (against === undefined || !sameFigure(reference, minus))) return undefined;
    const request: BandRequest = {
      result,
      quantity,
      selection: {
        ...(sector === undefined ? {} : { sector }),
        ...(service === undefined ? {} : { service }),
        ...(profession === undefined ? {} : { profession }),
      },
      targets: [{ year: year - result.firstYear, places }],
      ...(against === undefined ? {} : { against }),
      ...(run === 'plan' ? { effects } : {}),
    };
    const bands = bandsOf(ensemble, request);
    const [low, high] = [at(bands.p10, 0), at(bands.p90, 0)];
    return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : undefined;
  };
  return (reference) => {
    const key = JSON.stringify(reference);
    if (!kept.has(key)) kept.set(key, read(reference));
    return kept.get(key);
  };
};
