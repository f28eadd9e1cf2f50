import {
  at,
  fail,
  type Outcome,
  type Parameter,
  type ParameterTable,
  type Problem,
  parameterValue,
  problem,
  succeed,
} from '@veivalg/core';
import { type CorrelationBlock, correlationBlocks, statedCorrelations } from './correlation.ts';
import { normalQuantile, normalShare } from './normal-distribution.ts';
import { quantileOf } from './quantile-of.ts';
import { sobolPoints } from './sobol-points.ts';

/** How many draws, and where their numbers come from. */
export interface DrawSettings {
  readonly draws: number;
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
}

/** Fewest and most draws one may ask for: with fewer a P10 is no more than a guess, with more the memory runs out. */
export const drawLimits = { fewest: 16, most: 100_000 } as const;

/** Values of every uncertain parameter in every draw. */
export interface ParameterDraws {
  readonly names: readonly string[];
  readonly draws: number;
  /** Share of mass below the value, correlations included. Shape [N][D]. */
  readonly shares: Float64Array;
  /** Shape [N][D]. Unit: as each parameter. */
  readonly values: Float64Array;
}

/** Find what is wrong with the settings: V5001 for the number of draws, V5002 for the seed. */
export const drawProblems = ({ draws, seed }: DrawSettings): readonly Problem[] => {
  const problems: Problem[] = [];
  if (!Number.isInteger(draws) || draws < drawLimits.fewest || draws > drawLimits.most)
    problems.push(problem('V5001', 'draws', { draws: String(draws), ...drawLimits }));
  if (!Number.isSafeInteger(seed) || seed < 0)
    problems.push(problem('V5002', 'seed', { seed: String(seed) }));
  return problems;
};

const contradicts = ({ distribution: d, min, max, value }: Parameter): boolean => {
  switch (d.shape) {
    case 'fixed':
      return false;
    case 'triangular':
      return !(d.low <= d.mode && d.mode <= d.high && d.low < d.high && d.low >= min && d.high <= max);
    case 'normal':
      return !(d.sd > 0 && min < max && d.mean >= min && d.mean <= max);
    case 'logNormal':
      return !(d.sdLog > 0 && d.median > 0 && min < max && d.median >= min && d.median <= max);
    case 'beta':
      return !(
        d.a > 0 &&
        d.b > 0 &&
        d.min < d.max &&
        value >= d.min &&
        value <= d.max &&
        d.min < max &&
        d.max > min
      );
    default:
      return d satisfies never;
  }
};

/** Parameters with a distribution, by name in alphabetical order; the settings of the uncertainty itself are not drawn. */
export const uncertainParameters = (table: ParameterTable): readonly Parameter[] =>
  Object.keys(table)
    .sort()
    .flatMap((id) => {
      const parameter = table[id];
      return parameter !== undefined &&
        parameter.distribution.shape !== 'fixed' &&
        !id.startsWith('uncertainty.correlation.')
        ? [parameter]
        : [];
    });

/**
 * Check that every distribution can be drawn from and that the stated correlations can be had together.
 *
 * @returns Blocks of correlated parameters, or every problem: V5003 for a distribution that contradicts itself or its
 * bounds, V5004 and V5007 for correlations.
 * @source docs/method/uncertainty.md Q1
 */
export const checkUncertainty = (table: ParameterTable): Outcome<readonly CorrelationBlock[]> => {
  const problems = uncertainParameters(table)
    .filter(contradicts)
    .map(({ id, distribution, min, max }) =>
      problem('V5003', id, { id, shape: distribution.shape, min, max }),
    );
  const pairs = statedCorrelations(table);
  if (!pairs.ok) return fail([...problems, ...pairs.problems]);
  const blocks = correlationBlocks(pairs.value);
  if (!blocks.ok) return fail([...problems, ...blocks.problems]);
  return problems.length > 0 ? fail(problems) : blocks;
};

/** Replace the shares of correlated parameters by shares of correlated normal numbers, in place. */
const correlate = (
  names: readonly string[],
  shares: Float64Array,
  draws: number,
  blocks: readonly CorrelationBlock[],
): void => {
  for (const { names: members, root } of blocks) {
    const rows = members.map((name) => names.indexOf(name));
    const size = members.length;
    const normal = new Float64Array(size);
    for (let d = 0; d < draws; d++) {
      rows.forEach((row, i) => {
        normal[i] = normalQuantile(at(shares, row * draws + d));
      });
      rows.forEach((row, i) => {
        let value = 0;
        for (let j = 0; j <= i; j++) value += at(root, i * size + j) * at(normal, j);
        // The first of a block is as drawn, to the last digit.
        if (i > 0) shares[row * draws + d] = normalShare(value);
      });
    }
  }
};

/**
 * Draw every uncertain parameter.
 *
 * @param first Number of the first draw, so that workers can share the draws out.
 * @returns Shares and values, or the problems of the settings and of the distributions.
 * @source docs/method/uncertainty.md Q1–Q2
 */
export const drawParameters = (
  table: ParameterTable,
  settings: DrawSettings,
  first = 0,
): Outcome<ParameterDraws> => {
  const wrong = drawProblems(settings);
  const blocks = checkUncertainty(table);
  if (!blocks.ok) return fail([...wrong, ...blocks.problems]);
  if (wrong.length > 0) return fail(wrong);
  const { draws, seed } = settings;
  const parameters = uncertainParameters(table);
  const names = parameters.map(({ id }) => id);
  const shares = new Float64Array(names.length * draws);
  names.forEach((name, row) => {
    shares.set(sobolPoints(seed, name, draws, first), row * draws);
  });
  correlate(names, shares, draws, blocks.value);
  const mass = parameterValue(table, 'uncertainty.publishedMass');
  const values = new Float64Array(shares.length);
  parameters.forEach((parameter, row) => {
    const quantile = quantileOf(parameter, mass);
    for (let d = 0; d < draws; d++) values[row * draws + d] = quantile(at(shares, row * draws + d));
  });
  return succeed({ names, draws, shares, values });
};
