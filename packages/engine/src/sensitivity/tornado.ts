import type { TargetFunction, TargetQuantity } from './target-value.ts';

/** What one parameter does alone, over its band. */
export interface TornadoBar {
  readonly name: string;
  /** Value of the parameter at its tenth and ninetieth percentile. Unit: as the parameter. */
  readonly lowValue: number;
  readonly highValue: number;
  /** The quantity there, all else on the central path. Unit: FTE for a gap, share for coverage. */
  readonly atLow: number;
  readonly atHigh: number;
}

const [lowShare, highShare] = [0.1, 0.9] as const;

/**
 * Move one parameter at a time to the ends of its 80 per cent band.
 *
 * @returns Bars, the longest first; parameters that move nothing are left out.
 * @source docs/method/uncertainty.md Q4
 */
export const tornado = (target: TargetFunction, quantity: TargetQuantity = 'gap'): readonly TornadoBar[] => {
  const bars = target.names.map((name, i) => {
    const at = (share: number): readonly [number, number] => {
      const values = target.central.slice();
      const value = target.quantile(i, share);
      values[i] = value;
      return [value, target[quantity](values)];
    };
    const [[lowValue, atLow], [highValue, atHigh]] = [at(lowShare), at(highShare)];
    return { name, lowValue, highValue, atLow, atHigh };
  });
  const length = ({ atLow, atHigh }: TornadoBar): number => Math.abs(atHigh - atLow);
  return bars
    .filter((bar) => length(bar) > (quantity === 'gap' ? 1e-6 : 1e-9))
    .sort((a, b) => length(b) - length(a));
};
