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

/** Slope and bend of the curve that is 0 at t = 0, `atFirst` at the first node and `atSecond` at the second. */
export const throughNodes = (
  nodes: CurveNodes,
  atFirst: number,
  atSecond: number,
): readonly [slope: number, bend: number] => {
  const { first, second } = nodes;
  const [u, v] = [atFirst / first, atSecond / second];
  const bend = (v - u) / (second - first);
  return [u - bend * first, bend];
};
