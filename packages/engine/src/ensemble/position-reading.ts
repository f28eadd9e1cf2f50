import { log, type ParameterTable } from '@veivalg/core';
import { positionTrend } from '../supply/supply-drivers.ts';
import { readSupplyParameters } from '../supply/supply-parameters.ts';
import type { LookUp } from './older-use.ts';

/** Parameters that the model makes the mean position of a group of professions from: how fast it grows, and how soon that stops (S3). */
const growth = { shift: 'supply.positionTrendShift', other: 'supply.positionTrendOther' } as const;
const damping = 'supply.positionTrendDamping';
type PositionGroup = keyof typeof growth;

/** What the growth of positions is read with: the model's own values. */
export interface PositionReading {
  readonly firstYear: number;
  /** Newest year of the observed trend. */
  readonly trendYear: number;
  readonly damping: number;
  /** Points a year. */
  readonly shift: number;
  readonly other: number;
  /** Mean position in the base year. Unit: per cent. */
  readonly levelShift: number;
  readonly levelOther: number;
}

/** Group whose growth a parameter carries; null for all others. */
export const positionGroupOf = (name: string): PositionGroup | null =>
  name === growth.shift ? 'shift' : name === growth.other ? 'other' : null;

/** Whether a parameter is how soon the growth stops, which is read together with the growth of both groups. */
export const dampsPositions = (name: string): boolean => name === damping;

/** Read the model's own values; null where one of the three has no width, so that no group can stand for the damping. */
export const positionReadingOf = (
  table: ParameterTable,
  firstYear: number,
  uncertain: readonly string[],
): PositionReading | null => {
  if (![growth.shift, growth.other, damping].every((name) => uncertain.includes(name))) return null;
  const values = readSupplyParameters(table);
  return {
    firstYear,
    trendYear: values.positionTrendYear,
    damping: values.positionTrendDamping,
    shift: values.positionTrendShift,
    other: values.positionTrendOther,
    levelShift: values.positionLevelShift,
    levelOther: values.positionLevelOther,
  };
};

/**
 * Log of the mean position of a group against what the model has in that year.
 *
 * @source docs/method/uncertainty.md Q3; docs/method/supply.md S3
 */
export const positionLog = (
  own: PositionReading,
  group: PositionGroup,
  lookUp: LookUp,
  year: number,
): number => {
  const at = (read: LookUp): number =>
    positionTrend(
      {
        positionTrendYear: own.trendYear,
        positionTrendDamping: read(damping) ?? own.damping,
        positionTrendShift: read(growth.shift) ?? own.shift,
        positionTrendOther: read(growth.other) ?? own.other,
        positionLevelShift: own.levelShift,
        positionLevelOther: own.levelOther,
      },
      group === 'shift',
      own.firstYear,
      year,
    );
  const [now, before] = [at(lookUp), at(() => undefined)];
  return now > 0 && before > 0 ? log(now / before) : 0;
};
