import { at, fail, type Outcome, type ParameterTable, type Problem, problem, succeed } from '@veivalg/core';

const prefix = 'uncertainty.correlation.';

/** A stated correlation between two parameters, on the scale of normal numbers (a Gaussian copula). */
export interface StatedCorrelation {
  readonly first: string;
  readonly second: string;
  readonly value: number;
}

const isDrawn = (table: ParameterTable, name: string): boolean => {
  const parameter = table[name];
  return parameter !== undefined && parameter.distribution.shape !== 'fixed';
};

/** Every pair of the parameters with a spread whose names begin with a group's name and a full stop. */
const pairsOfGroup = (table: ParameterTable, group: string, value: number): readonly StatedCorrelation[] => {
  const names = Object.keys(table)
    .filter((name) => name.startsWith(`${group}.`) && isDrawn(table, name))
    .sort();
  return names.flatMap((second, i) => names.slice(0, i).map((first) => ({ first, second, value })));
};

/** The pair a name states, when it splits into two different parameters with a spread. */
const pairOf = (table: ParameterTable, stated: string, value: number): readonly StatedCorrelation[] => {
  const words = stated.split('.');
  const [split] = words.flatMap((_, i) => {
    const [first, second] = [words.slice(0, i).join('.'), words.slice(i).join('.')];
    return table[first] !== undefined && table[second] !== undefined ? [{ first, second, value }] : [];
  });
  return split !== undefined &&
    split.first !== split.second &&
    isDrawn(table, split.first) &&
    isDrawn(table, split.second)
    ? [split]
    : [];
};

/**
 * Read the stated correlations: parameters named `uncertainty.correlation.<one parameter>.<another>`, or
 * `uncertainty.correlation.<group>` for every pair of parameters whose names begin with the group's.
 *
 * @returns The pairs, or V5007 where a name is neither two parameters with a spread nor a group of at least two.
 * @source docs/method/uncertainty.md Q1
 */
export const statedCorrelations = (table: ParameterTable): Outcome<readonly StatedCorrelation[]> => {
  const pairs: StatedCorrelation[] = [];
  const problems: Problem[] = [];
  for (const id of Object.keys(table).sort()) {
    if (!id.startsWith(prefix)) continue;
    const stated = id.slice(prefix.length);
    const value = table[id]?.value ?? 0;
    const pair = pairOf(table, stated, value);
    const own = pair.length > 0 ? pair : pairsOfGroup(table, stated, value);
    if (own.length === 0) problems.push(problem('V5007', id, { id }));
    else pairs.push(...own);
  }
  return problems.length > 0 ? fail(problems) : succeed(pairs);
};

/** Parameters that are correlated with each other, directly or through others, and the root that makes them so. */
export interface CorrelationBlock {
  readonly names: readonly string[];
  /** Lower triangle: correlated = root × independent. Shape [N][N]. */
  readonly root: Float64Array;
}

/** Lower triangular root of a symmetric matrix, or null where it is not positive definite. Shape [N][N]. */
export const triangularRoot = (matrix: Float64Array, size: number): Float64Array | null => {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let left = at(matrix, i * size + j);
      for (let k = 0; k < j; k++) left -= at(root, i * size + k) * at(root, j * size + k);
      if (i === j) {
        if (!(left > 1e-12)) return null;
        root[i * size + i] = Math.sqrt(left);
      } else root[i * size + j] = left / at(root, j * size + j);
    }
  return root;
};

const groupNames = (pairs: readonly StatedCorrelation[]): readonly (readonly string[])[] => {
  const groups: Set<string>[] = [];
  for (const { first, second } of pairs) {
    const touched = groups.filter((group) => group.has(first) || group.has(second));
    const joined = new Set([first, second, ...touched.flatMap((group) => [...group])]);
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map((group) => [...group].sort());
};

/**
 * Turn stated pairs into blocks with a root each. Pairs not stated are uncorrelated.
 *
 * @returns Blocks, or V5004 for a block that no set of numbers can have: not positive definite.
 * @source docs/method/uncertainty.md Q1
 */
export const correlationBlocks = (
  pairs: readonly StatedCorrelation[],
): Outcome<readonly CorrelationBlock[]> => {
  const problems: Problem[] = [];
  const blocks: CorrelationBlock[] = [];
  for (const names of groupNames(pairs)) {
    const size = names.length;
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
    for (const { first, second, value } of pairs) {
      const [i, j] = [names.indexOf(first), names.indexOf(second)];
      if (i < 0 || j < 0) continue;
      matrix[i * size + j] = value;
      matrix[j * size + i] = value;
    }
    const root = triangularRoot(matrix, size);
    if (root === null) problems.push(problem('V5004', names.join(', '), { names: names.join(', ') }));
    else blocks.push({ names, root });
  }
  return problems.length > 0 ? fail(problems) : succeed(blocks);
};
