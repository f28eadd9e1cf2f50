import { leverSpan, type Measure, professions, services, standingOf } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import {
  benchContext,
  columnsOfDriver,
  flatDrivers,
  movedColumns,
  setting,
  shippedCatalogue,
  tryLevers,
} from './lever-bench.ts';

const { library, parameters } = shippedCatalogue('data');
const context = benchContext(library, parameters);
const none = tryLevers(context, []);
const levers = library.measures.filter((measure) => measure.treatment === 'lever');

/** Change in FTE needed when all services are of one size and demand is use × FTE per user. */
const demandChange = (measure: Measure, value: number): number => {
  const { drivers } = tryLevers(context, [setting(measure, value, { rampYears: 0 })]);
  const y = context.yearCount - 1;
  let total = 0;
  for (let s = 0; s < services.length; s++) {
    const i = y * services.length + s;
    total += (drivers.demand.userRate[i] as number) * (drivers.demand.ftePerUser[i] as number) - 1;
  }
  const shift = (drivers.demand.healthShift[y] as number) - (flatDrivers().demand.healthShift[y] as number);
  return total - shift;
};

const last = (array: Float64Array, size: number): readonly number[] => [...array.slice(-size)];
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Change in supply with a plus for more: a weighing of all supply columns, enough to see the direction. */
const supplyChange = (measure: Measure, value: number): number => {
  const { drivers, paths } = tryLevers(context, [setting(measure, value, { rampYears: 0 })]);
  const p = professions.length;
  const { supply } = drivers;
  const over = (array: Float64Array, size: number): number => sum(last(array, size).map((x) => x - 1));
  return (
    over(supply.intake, p) +
    over(supply.completion, p) +
    over(supply.entryShare, p) +
    sum(last(supply.addedEntrants, p)) -
    over(supply.exitRate, p * 3) +
    sum(last(supply.retirementDelay, p)) +
    sum(last(supply.municipalPull, p)) +
    over(supply.attractiveness, p) +
    over(paths.position, p * 3) +
    over(paths.attendance, p * 3) +
    over(paths.hours, p * 3)
  );
};

describe('every lever of the catalogue, from lowest to highest', () => {
  it.each(levers.map((measure) => [measure.id, measure] as const))(
    '%s moves what it says and nothing else',
    (_, measure) => {
      const span = leverSpan(measure);
      if (span === null) throw new Error(measure.id);
      const allowed = new Set(measure.moves.flatMap((move) => columnsOfDriver[move.driver]));
      for (const value of [span.min, span.max, (span.min + span.max) / 2]) {
        const moved = movedColumns(tryLevers(context, [setting(measure, value)]), none);
        expect(moved.filter((name) => !allowed.has(name))).toEqual([]);
        if (value !== span.neutral) expect(moved.length).toBeGreaterThan(0);
      }
      expect(movedColumns(tryLevers(context, [setting(measure, span.neutral)]), none)).toEqual([]);
    },
  );

  it.each(levers.map((measure) => [measure.id, measure] as const))(
    '%s goes the way its effect says',
    (_, measure) => {
      const span = leverSpan(measure);
      if (span === null || measure.effect === null || span.max === span.neutral) return;
      const { direction } = measure.effect;
      if (direction === 'lowersDemand') expect(demandChange(measure, span.max)).toBeLessThan(0);
      if (direction === 'raisesDemand') expect(demandChange(measure, span.max)).toBeGreaterThan(0);
      if (direction === 'raisesSupply') expect(supplyChange(measure, span.max)).toBeGreaterThan(0);
      if (direction === 'movesBetweenLevels') {
        expect(demandChange(measure, span.max)).toBe(0);
        expect(supplyChange(measure, span.max)).toBe(0);
      }
    },
  );

  it.each(levers.map((measure) => [measure.id, measure] as const))(
    '%s keeps every mix at one',
    (_, measure) => {
      const span = leverSpan(measure);
      if (span === null) return;
      const { mix } = tryLevers(context, [setting(measure, span.max)]).drivers.demand;
      for (let row = 0; row < mix.length; row += professions.length)
        expect(sum([...mix.slice(row, row + professions.length)])).toBeCloseTo(1, 12);
    },
  );

  it('starts at no effect where nothing is published, and says whose number it is', () => {
    for (const measure of levers) {
      const span = leverSpan(measure);
      if (span === null) throw new Error(measure.id);
      expect(span.neutral).toBeGreaterThanOrEqual(span.min);
      expect(span.neutral).toBeLessThanOrEqual(span.max);
      expect(span.min).toBeLessThan(span.max);
      const published =
        measure.effect?.use === 'default' &&
        measure.effect.central !== null &&
        measure.ownSpan === null &&
        measure.personnelEvidence !== 'none' &&
        !measure.trendInBaseline;
      if (!published) expect(span.start, measure.id).toBe(span.neutral);
      if (measure.effect === null || measure.ownSpan !== null)
        expect(standingOf(measure, span.max)).toBe('own');
    }
  });
});
