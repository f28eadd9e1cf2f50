/**
 * The three values of a parameter that its response is measured at, and the curve through them.
 *
 * A parameter is read as t = (value − middle) ÷ scale; the answer of the model, on a log scale, as slope·t + bend·t²,
 * zero at the middle, where the model stands.
 *
 * @source docs/method/uncertainty.md Q3
 */
export interface CurveNodes {
  /** The value the model uses. */
  readonly middle: number;
  readonly scale: number;
  /** The two other values, as t. */
  readonly first: number;
  readonly second: number;
}

/**
 * Choose where to measure: at the ends given, or, where the middle lies (nearly) at an end, half-way to the other.
 *
 * @param low Below or at `middle`. Unit: as the parameter, as the others.
 * @returns Nodes, or null where the ends are the middle.
 */
export const curveNodes = (low: number, middle: number, high: number): CurveNodes | null => {
  const scale = (high - low) / 2;
  if (!(scale > 0)) return null;
  const [a, b] = [(low - middle) / scale, (high - middle) / scale];
  const near = 0.2;
  if (a > -near) return { middle, scale, first: b / 2, second: b };
  if (b < near) return { middle, scale, first: a, second: a / 2 };
  return { middle, scale, first: a, second: b };
};

/** The two powers of a parameter at a node. */
export type NodePowers = readonly [first: number, second: number];

/** Two nodes whose powers are nearer to being in step than this say one thing and not two. */
const inStep = 1e-9;

/**
 * What the two powers are multiplied by for the sum to be `atFirst` at the first node and `atSecond` at the second; 0 where
 * both powers are 0.
 *
 * Where the nodes say only one thing, it is laid on the power that is largest.
 */
export const throughNodes = (
  [[a, b], [c, d]]: readonly [NodePowers, NodePowers],
  atFirst: number,
  atSecond: number,
): readonly [slope: number, bend: number] => {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) > inStep)
    return [(atFirst * d - b * atSecond) / determinant, (a * atSecond - atFirst * c) / determinant];
  const [one, two] = [a * a + c * c, b * b + d * d];
  if (one === 0 && two === 0) return [0, 0];
  return one >= two ? [(a * atFirst + c * atSecond) / one, 0] : [0, (b * atFirst + d * atSecond) / two];
};
