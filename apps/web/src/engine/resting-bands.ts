import { type LeverSetting, type MeasureLibrary, professions, type Result, services } from '@veivalg/core';
import {
  type BandQuantity,
  type BandSelection,
  type BandTarget,
  bandsOf,
  type EffectSpread,
  type Ensemble,
  effectChange,
  effectSpreadOf,
  everyYear,
  type UncertainEffect,
} from '@veivalg/engine';
import type { Scope } from '../state/view.ts';

/** Tenth, fiftieth and ninetieth percentile. Each of the shape said where it is used. */
export interface Spread3 {
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
}

/** Bands of all that is said of an area, with what the plan's measures may turn out to do. Unit: FTE, or share for coverage. */
export interface RestingBands {
  /** Each of shape [Y]. */
  readonly demand: Spread3;
  readonly supply: Spread3;
  readonly gap: Spread3;
  readonly coverage: Spread3;
  /** What the plan changes in gap and in coverage, on the same draws; null without a plan. Each of shape [Y]. */
  readonly gapChange: Spread3 | null;
  readonly coverageChange: Spread3 | null;
  /** Gap in the year looked at. Shapes [P] and [S]; NaN for what is outside of the scope. */
  readonly gapByProfession: Spread3;
  readonly gapByService: Spread3;
  /** Measures of the plan whose own published size is drawn. */
  readonly drawnMeasures: readonly string[];
}

export interface RestingQuestion {
  readonly result: Result;
  /** The run that the plan is held against; null without a plan. */
  readonly reference: Result | null;
  readonly members: readonly number[];
  readonly scope: Scope;
  /** Years since the base year. */
  readonly year: number;
}

export interface RestingReader {
  /** Read what a measure does out of the run without it. */
  take(lever: LeverSetting, without: Result): void;
  /** Work the bands out bit by bit: a generator of the share done that ends with them. */
  steps(): Generator<number, RestingBands>;
}

/** What is read: name of the answer's part, what is counted, and where. */
interface Reading {
  readonly selection: BandSelection;
  readonly targets: readonly BandTarget[];
  readonly effects: UncertainEffect[];
}

/**
 * Make the reader of an area's bands when nothing is moving: paths, professions, services and what the plan changes.
 *
 * Runs without a measure are handed over one at a time, so that no more than one need be kept.
 *
 * @source docs/method/uncertainty.md Q1, Q3
 */
export const restingReader = (
  ensemble: Ensemble,
  library: MeasureLibrary,
  { result, reference, members, scope, year }: RestingQuestion,
): RestingReader => {
  const sector = scope === 'all' ? {} : { sector: scope };
  const here = [{ year, places: members }];
  const reading = (selection: BandSelection, targets: readonly BandTarget[]): Reading => ({
    selection,
    targets,
    effects: [],
  });
  const path = reading(sector, everyYear(result, members));
  const byProfession = professions.map((profession) => reading({ ...sector, profession }, here));
  const byService = services.map((service) => reading({ ...sector, service }, here));
  const all = [path, ...byProfession, ...byService];
  const drawn: EffectSpread[] = [];

  const read = (
    { selection, targets, effects }: Reading,
    quantity: BandQuantity,
    against: Result | null = null,
  ): Spread3 => {
    const { p10, p50, p90 } = bandsOf(ensemble, {
      result,
      selection,
      targets,
      quantity,
      effects,
      ...(against === null ? {} : { against }),
    });
    return { low: p10, median: p50, high: p90 };
  };
  function* each(readings: readonly Reading[], from: number): Generator<number, Spread3> {
    const out = {
      low: new Float64Array(readings.length),
      median: new Float64Array(readings.length),
      high: new Float64Array(readings.length),
    };
    for (let i = 0; i < readings.length; i++) {
      yield (from + i) / (all.length + 6);
      const one = read(readings[i] as Reading, 'gap');
      for (const key of ['low', 'median', 'high'] as const) out[key][i] = one[key][0] ?? Number.NaN;
    }
    return out;
  }
  return {
    take: (lever, without) => {
      const measure =
        result.plan.ownMeasures.find(({ id }) => id === lever.measure) ??
        library.measures.find(({ id }) => id === lever.measure);
      const spread = measure === undefined || lever.reach === 0 ? null : effectSpreadOf(measure, lever.value);
      if (spread === null) return;
      drawn.push(spread);
      for (const one of all)
        one.effects.push({ spread, change: effectChange(result, without, one.selection, one.targets) });
    },
    *steps() {
      const paths: Spread3[] = [];
      for (const quantity of ['demand', 'supply', 'gap', 'coverage'] as const) {
        yield paths.length / (all.length + 6);
        paths.push(read(path, quantity));
      }
      const [demand, supply, gap, coverage] = paths as [Spread3, Spread3, Spread3, Spread3];
      yield 4 / (all.length + 6);
      const gapChange = reference === null ? null : read(path, 'gap', reference);
      yield 5 / (all.length + 6);
      const coverageChange = reference === null ? null : read(path, 'coverage', reference);
      const gapByProfession = yield* each(byProfession, 6);
      const gapByService = yield* each(byService, 6 + byProfession.length);
      return {
        demand,
        supply,
        gap,
        coverage,
        gapChange,
        coverageChange,
        gapByProfession,
        gapByService,
        drawnMeasures: drawn.map(({ name }) => name),
      };
    },
  };
};
