import { normalQuantile } from '@veivalg/engine';
import { promised } from '../bands/spread-fit.ts';
import type { StaffBand } from './staff-bands.ts';

/**
 * The factor on the spread of inflow that would have let the band hold four in five of some outcomes, against the spread that
 * the parameters have now.
 *
 * @param bands At least one.
 * @source docs/method/uncertainty.md V1
 */
export const staffFactor = (bands: readonly StaffBand[]): number => {
  const reaches = bands.map(({ reach }) => Math.abs(reach)).sort((a, b) => a - b);
  return reaches[Math.ceil(promised * reaches.length) - 1] ?? Number.NaN;
};

/** Groups of outcomes that the rule is set on all but one of, and tried on the one. */
export const staffSplits = ['halves', 'starts', 'eachProfession', 'eachStart'] as const;
export type StaffSplit = (typeof staffSplits)[number];

/** How often the band held outcomes that had no part in setting it. */
export interface StaffSplitRow {
  readonly split: StaffSplit;
  readonly groups: number;
  /** Factors that the groups left in gave, least and most, against the spread the parameters have now. */
  readonly least: number;
  readonly most: number;
  /** Over all outcomes, each with a factor it had no part in. Unit: share. */
  readonly inside: number;
  /** Of the group it held least and most in. Unit: share. */
  readonly insideLeast: number;
  readonly insideMost: number;
}

/** Professions ranked by how many they are at their last count, every other one in each half. */
const halfOf = (bands: readonly StaffBand[]): ((band: StaffBand) => string) => {
  const heads = new Map<string, number>();
  for (const { profession, observed } of bands) heads.set(profession, observed);
  const ranked = [...heads].sort(([, a], [, b]) => a - b).map(([profession]) => profession);
  return ({ profession }) => String(ranked.indexOf(profession) % 2);
};

const groupOf = (split: StaffSplit, bands: readonly StaffBand[]): ((band: StaffBand) => string) => {
  switch (split) {
    case 'halves':
      return halfOf(bands);
    case 'starts': {
      const first = Math.min(...bands.map(({ start }) => start));
      return ({ start }) => (start === first ? 'first' : 'later');
    }
    case 'eachProfession':
      return ({ profession }) => profession;
    case 'eachStart':
      return ({ start }) => String(start);
    default:
      return split satisfies never;
  }
};

/**
 * Set the factor on all groups but one and try it on that one, for every group.
 *
 * @param bands By profession, without the sums.
 * @source docs/method/uncertainty.md V1
 */
export const tryStaffSplit = (bands: readonly StaffBand[], split: StaffSplit): StaffSplitRow => {
  const group = groupOf(split, bands);
  const names = [...new Set(bands.map(group))];
  const tried = names.map((name) => {
    const factor = staffFactor(bands.filter((band) => group(band) !== name));
    const own = bands.filter((band) => group(band) === name);
    const held = own.filter(({ reach }) => Math.abs(reach) <= factor).length;
    return { factor, held, share: held / own.length };
  });
  const factors = tried.map(({ factor }) => factor);
  const shares = tried.map(({ share }) => share);
  return {
    split,
    groups: names.length,
    least: Math.min(...factors),
    most: Math.max(...factors),
    inside: tried.reduce((sum, { held }) => sum + held, 0) / bands.length,
    insideLeast: Math.min(...shares),
    insideMost: Math.max(...shares),
  };
};

/** How much professions miss together from one start. */
export interface StaffTogether {
  readonly start: number;
  readonly professions: number;
  /** Mean product of two professions' misses over the mean square of all, on the scale of normal numbers. */
  readonly correlation: number;
}

/** A miss on the scale of normal numbers, at most three standard deviations: one profession must not decide alone. */
const normalMiss = ({ reach }: StaffBand): number => Math.max(-3, Math.min(3, reach * normalQuantile(0.9)));

/**
 * How much professions miss together: for each start, at its longest stretch.
 *
 * @param bands By profession, without the sums.
 * @source docs/method/uncertainty.md V1
 */
export const staffTogether = (bands: readonly StaffBand[]): readonly StaffTogether[] => {
  const square = bands.reduce((sum, band) => sum + normalMiss(band) ** 2, 0) / bands.length;
  return [...new Set(bands.map(({ start }) => start))].map((start) => {
    const last = Math.max(...bands.filter((band) => band.start === start).map(({ target }) => target));
    const misses = bands.filter((band) => band.start === start && band.target === last).map(normalMiss);
    const [sum, squares] = [misses.reduce((a, b) => a + b, 0), misses.reduce((a, b) => a + b * b, 0)];
    const pairs = misses.length * (misses.length - 1);
    return { start, professions: misses.length, correlation: (sum * sum - squares) / pairs / square };
  });
};
