import type { BalanceFigures } from '../facts/case-facts.ts';
import { type Band, type Figure, magnitude, roundFigure } from '../facts/figure.ts';

/** A gap or a change below this share of the need is called no clear difference: smaller than the rounding of the sources. */
const evenShare = 0.005;

/** What a difference comes to in words. */
export type Finding = 'shortage' | 'surplus' | 'even';

/**
 * Call a gap a shortage, a surplus or no clear difference.
 *
 * No clear difference: inside the band, or smaller than the rounding of the sources, or rounded to nothing.
 */
export const findingOf = (gap: Figure, demand: Figure | null): Finding => {
  const inside = gap.band !== undefined && gap.band.low < 0 && gap.band.high > 0;
  const small = Math.abs(gap.value) < evenShare * Math.abs(demand?.value ?? 0);
  if (inside || small || gap.shown === 0) return 'even';
  return gap.shown > 0 ? 'shortage' : 'surplus';
};

/** The finding of a balance that is known to have no hole. */
export const balanceFinding = ({ gap, demand }: BalanceFigures): Finding =>
  gap === null ? 'even' : findingOf(gap, demand);

/** Which way a change goes, as its readers see it; `same` when the figures read the same. */
export const direction = (now: Figure, later: Figure): 'up' | 'down' | 'same' =>
  later.shown === now.shown ? 'same' : later.shown > now.shown ? 'up' : 'down';

/** The finding of the middle alone, as if there were no band. */
export const middleFinding = (figure: Figure, demand: Figure | null): Finding => {
  const { band: _, ...middle } = figure;
  return findingOf(middle, demand);
};

/** Which side of zero a whole band is on. */
export type BandSide = 'shortage' | 'surplus' | 'aroundZero';

/** A band of a gap, or of a change in one, is a shortage, a surplus or on both sides. Unit: as the figure. */
export const bandSide = ({ low, high }: Band): BandSide => {
  if (low < 0 && high > 0) return 'aroundZero';
  return high <= 0 ? 'surplus' : 'shortage';
};

/** A finding in words, where a gap that its own band does not settle is told by its middle and called unsure. */
export type ToldFinding = Finding | 'unsureShortage' | 'unsureSurplus';

/** The finding as a sentence tells it: a band around zero makes a gap unsure, never even. */
export const toldFinding = (balance: BalanceFigures): ToldFinding => {
  const { gap, demand } = balance;
  const finding = balanceFinding(balance);
  if (finding !== 'even' || gap?.band === undefined) return finding;
  const told = middleFinding(gap, demand);
  if (told === 'even') return told;
  return told === 'shortage' ? 'unsureShortage' : 'unsureSurplus';
};

/** The ends of a band as figures with the rounding the band calls for. Null without a band. */
export const bandEnds = (figure: Figure): { readonly low: Figure; readonly high: Figure } | null => {
  if (figure.band === undefined) return null;
  const { low, high } = figure.band;
  const end = (value: number): Figure => ({
    ...figure,
    value,
    ...roundFigure(value, figure.rounding, high - low),
  });
  return { low: magnitude(end(low)), high: magnitude(end(high)) };
};
