import type { Distribution, Parameter } from '@veivalg/core';
import { exp, log, power } from '@veivalg/core';
import { betaQuantile, betaShare } from './beta-distribution.ts';
import { normalQuantile, normalShare } from './normal-distribution.ts';

/** A distribution ready to be read both ways. */
interface Shape {
  readonly share: (x: number) => number;
  readonly quantile: (share: number) => number;
}

/**
 * Widen a published range so that it holds a stated share of the mass: as much outside on either side.
 *
 * The sides of the wider triangle solve (A − a)² = α·A·(A + B) and (B − b)² = α·B·(A + B), a and b being the published
 * sides and α half of what is left out; found by repeating, which closes in since α is small. A side of no width stays so.
 *
 * @param mass Share inside the published range, above 0.5 and at most 1.
 * @returns Low and high end of the wider triangle. Unit: as the range.
 * @source docs/method/uncertainty.md Q1
 */
export const widenTriangle = (
  low: number,
  mode: number,
  high: number,
  mass: number,
): { readonly low: number; readonly high: number } => {
  const alpha = (1 - mass) / 2;
  const [left, right] = [mode - low, high - mode];
  let [a, b] = [left, right];
  for (let i = 0; i < 200; i++) {
    const next = left === 0 ? 0 : left + Math.sqrt(alpha * a * (a + b));
    b = right === 0 ? 0 : right + Math.sqrt(alpha * b * (a + b));
    a = next;
  }
  return { low: mode - a, high: mode + b };
};

/** A triangular distribution. */
export const triangle = (low: number, mode: number, high: number): Shape => {
  const width = high - low;
  const turn = (mode - low) / width;
  return {
    share: (x) =>
      x <= low
        ? 0
        : x >= high
          ? 1
          : x < mode
            ? power(x - low, 2) / (width * (mode - low))
            : 1 - power(high - x, 2) / (width * (high - mode)),
    quantile: (share) =>
      share < turn
        ? low + Math.sqrt(share * width * (mode - low))
        : high - Math.sqrt((1 - share) * width * (high - mode)),
  };
};

const shapeOf = (distribution: Exclude<Distribution, { shape: 'fixed' }>, publishedMass: number): Shape => {
  switch (distribution.shape) {
    case 'triangular': {
      const wide = widenTriangle(distribution.low, distribution.mode, distribution.high, publishedMass);
      return triangle(wide.low, distribution.mode, wide.high);
    }
    case 'normal': {
      const { mean, sd } = distribution;
      return {
        share: (x) => normalShare((x - mean) / sd),
        quantile: (share) => mean + sd * normalQuantile(share),
      };
    }
    case 'logNormal': {
      const { median, sdLog } = distribution;
      return {
        share: (x) => (x <= 0 ? 0 : normalShare(log(x / median) / sdLog)),
        quantile: (share) => median * exp(sdLog * normalQuantile(share)),
      };
    }
    case 'beta': {
      const { a, b, min, max } = distribution;
      return {
        share: (x) => betaShare((x - min) / (max - min), a, b),
        quantile: (share) => min + (max - min) * betaQuantile(share, a, b),
      };
    }
    default:
      return distribution satisfies never;
  }
};

/**
 * Make the function from a share of mass to a value of a parameter, kept inside what the parameter may never pass:
 * the mass outside is cut off, not piled up at the bounds.
 *
 * @param publishedMass Share of the mass that a triangle's published low–high holds.
 * @returns Share strictly between 0 and 1 → value. Unit: as the parameter.
 * @source docs/method/uncertainty.md Q1
 */
export const quantileOf = (parameter: Parameter, publishedMass: number): ((share: number) => number) => {
  const { distribution, min, max } = parameter;
  if (distribution.shape === 'fixed') return () => parameter.value;
  const shape = shapeOf(distribution, publishedMass);
  const [below, above] = [shape.share(min), shape.share(max)];
  return (share) => Math.min(max, Math.max(min, shape.quantile(below + (above - below) * share)));
};
