import { fadingShare } from '../use/users-of-services.ts';
import { type LookUp, type OlderUse, olderUseLog, olderUsePartOf } from './older-use.ts';
import { dampsPositions, type PositionReading, positionGroupOf, positionLog } from './position-reading.ts';
import type { CurveNodes } from './response-curve.ts';

/**
 * How the model reads a parameter in a given year, where that is known exactly: what is read moves the answer in a straight
 * line, and the parameter itself with a kink.
 *
 * - `value`: as it is, the same every year;
 * - `fadingShare`: years until something has faded, read as the share that is left: this year for demand, and over the years
 *   so far for supply, which was placed by the demand of those years;
 * - `olderUse`: with others, as the one number that the model makes of them (`older-use.ts`);
 * - `position`: growth in position size with its damping, as the mean position that the model makes of them (`position-reading.ts`);
 * - `withCarrier`: by the one or two that stand for it.
 */
export type ParameterReading = 'value' | 'fadingShare' | 'olderUse' | 'position' | 'withCarrier';

/** What the parameters are read with, beside their values. */
export interface ReadingFrame extends OlderUse {
  /** Null where positions are read parameter by parameter. */
  readonly positions: PositionReading | null;
}

/** How the model reads a parameter. @source docs/method/use.md U2–U4; docs/method/supply.md S3 */
export const readingOf = (name: string, { carriers, positions }: ReadingFrame): ParameterReading => {
  if (name === 'use.levelFadeYears') return 'fadingShare';
  if (positions !== null && dampsPositions(name)) return 'withCarrier';
  if (positions !== null && positionGroupOf(name) !== null) return 'position';
  const part = olderUsePartOf(name);
  if (part === null) return 'value';
  return name === carriers[part] ? 'olderUse' : 'withCarrier';
};

/** Mean share left over the years before a year; the share left at once in the first. */
const meanFading = (year: number, fadeYears: number): number => {
  let total = 0;
  for (let y = 0; y < year; y++) total += fadingShare(y, fadeYears);
  return year > 0 ? total / year : 1;
};

/**
 * The two powers that a parameter's answer is a sum of: t and t², zero at the model's own value, or what the model reads.
 *
 * @param year Years since the base year.
 * @source docs/method/uncertainty.md Q3
 */
export const powersOf = (
  name: string,
  { middle, scale }: CurveNodes,
  frame: ReadingFrame,
  lookUp: LookUp,
  year: number,
): readonly [first: number, second: number] => {
  const reading = readingOf(name, frame);
  const value = lookUp(name) ?? middle;
  switch (reading) {
    case 'value': {
      const t = (value - middle) / scale;
      return [t, t * t];
    }
    case 'fadingShare':
      return [
        fadingShare(year, value) - fadingShare(year, middle),
        meanFading(year, value) - meanFading(year, middle),
      ];
    case 'olderUse': {
      const t = olderUseLog(frame, olderUsePartOf(name) ?? 'trend', lookUp, year);
      return [t, t * t];
    }
    case 'position': {
      const group = positionGroupOf(name);
      const t =
        frame.positions === null || group === null ? 0 : positionLog(frame.positions, group, lookUp, year);
      return [t, t * t];
    }
    case 'withCarrier':
      return [0, 0];
    default:
      return reading satisfies never;
  }
};
