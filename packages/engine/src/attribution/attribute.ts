import { at, invariant } from '@veivalg/core';

/** Worth of a set of causes; `present[i]` says whether cause i is in it. */
export type WorthOf = (present: readonly boolean[]) => number;

/** How a change is split. */
export interface Attribution {
  readonly names: readonly string[];
  /** Part of each cause, in the order of `names`; they sum to `total`. Unit: as the worth. */
  readonly parts: Float64Array;
  /** What each cause would do alone. Unit: as the worth. */
  readonly alone: Float64Array;
  /** Sum of what each would do alone, less the total: positive where causes overlap, negative where they help each other. */
  readonly interaction: number;
  /** Worth with all causes less worth with none. */
  readonly total: number;
  /** Standard error of each part; zero when the split is exact. */
  readonly standardError: Float64Array;
  readonly exact: boolean;
  /** How many times the worth was worked out. */
  readonly evaluations: number;
}

/** How far to go. */
export interface AttributionOptions {
  /** Exact for so many causes; sampled beyond. */
  readonly exactUpTo: number;
  /** Pairs of orders when sampled: each order and its reverse. */
  readonly pairs: number;
  readonly seed: number;
}

/** Exact up to ten causes (1,024 worths), else 64 pairs of orders. */
export const attributionDefaults: AttributionOptions = { exactUpTo: 10, pairs: 64, seed: 20261121 };

interface Game {
  readonly count: number;
  worth(key: bigint): number;
  evaluations(): number;
}

const gameOf = (value: WorthOf, count: number): Game => {
  const known = new Map<bigint, number>();
  return {
    count,
    worth: (key) => {
      const found = known.get(key);
      if (found !== undefined) return found;
      const worth = value(Array.from({ length: count }, (_, i) => ((key >> BigInt(i)) & 1n) === 1n));
      known.set(key, worth);
      return worth;
    },
    evaluations: () => known.size,
  };
};

/** Weight of a set of `size` causes that a new one joins: size! (n − size − 1)! / n!. Shape [n]. */
const joinWeights = (count: number): Float64Array => {
  const weights = new Float64Array(count);
  let weight = 1 / count;
  for (let size = 0; size < count; size++) {
    weights[size] = weight;
    weight *= (size + 1) / (count - size - 1 || 1);
  }
  return weights;
};

const exactParts = (game: Game): Float64Array => {
  const { count } = game;
  const weights = joinWeights(count);
  const parts = new Float64Array(count);
  for (let key = 0n; key < 1n << BigInt(count); key++) {
    let size = 0;
    for (let i = 0; i < count; i++) if ((key >> BigInt(i)) & 1n) size++;
    if (size === count) continue;
    for (let i = 0; i < count; i++) {
      const bit = 1n << BigInt(i);
      if (key & bit) continue;
      parts[i] = at(parts, i) + at(weights, size) * (game.worth(key | bit) - game.worth(key));
    }
  }
  return parts;
};

/** A number for seed, order and cause that depends on nothing else: adding a cause moves no other’s. */
const address = (seed: number, order: number, cause: number): number => {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(order + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul(cause + 1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca77);
  return (h ^ (h >>> 16)) >>> 0;
};

const gainsInOrder = (game: Game, order: readonly number[]): Float64Array => {
  const gains = new Float64Array(game.count);
  let key = 0n;
  let before = game.worth(0n);
  for (const cause of order) {
    key |= 1n << BigInt(cause);
    const after = game.worth(key);
    gains[cause] = after - before;
    before = after;
  }
  return gains;
};

const sampledParts = (
  game: Game,
  { pairs, seed }: AttributionOptions,
): { readonly parts: Float64Array; readonly standardError: Float64Array } => {
  const { count } = game;
  const sum = new Float64Array(count);
  const squares = new Float64Array(count);
  for (let k = 0; k < pairs; k++) {
    const order = Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => address(seed, k, a) - address(seed, k, b) || a - b,
    );
    const forth = gainsInOrder(game, order);
    const back = gainsInOrder(game, [...order].reverse());
    for (let i = 0; i < count; i++) {
      const gain = (at(forth, i) + at(back, i)) / 2;
      sum[i] = at(sum, i) + gain;
      squares[i] = at(squares, i) + gain * gain;
    }
  }
  const parts = sum.map((value) => value / pairs);
  const standardError = squares.map((square, i) =>
    pairs > 1
      ? Math.sqrt(Math.max(0, square / pairs - at(parts, i) * at(parts, i)) / (pairs - 1))
      : Number.NaN,
  );
  return { parts, standardError };
};

/** Give what rounding left over to the largest part, so that the parts are the whole. */
const closeSum = (parts: Float64Array, total: number): void => {
  let largest = 0;
  let sum = 0;
  for (let i = 0; i < parts.length; i++) {
    sum += at(parts, i);
    if (Math.abs(at(parts, i)) > Math.abs(at(parts, largest))) largest = i;
  }
  if (parts.length > 0) parts[largest] = at(parts, largest) + (total - sum);
};

/**
 * Split a change fairly over its causes (Shapley): the mean, over all orders, of what each adds to those before it.
 *
 * Exact up to a stated number of causes; beyond that the mean over orders addressed by seed, with its standard error. The parts sum to
 * the whole either way, and do not depend on the order in which the causes are given when exact.
 *
 * @param value Worth of a set of causes; it must give the same number each time.
 * @param names One for each cause, unique.
 * @source docs/method/measures.md M5
 */
export const attribute = (
  value: WorthOf,
  names: readonly string[],
  options: AttributionOptions = attributionDefaults,
): Attribution => {
  invariant(new Set(names).size === names.length, 'causes have names of their own');
  const count = names.length;
  const game = gameOf(value, count);
  const exact = count <= options.exactUpTo;
  const none = game.worth(0n);
  const total = game.worth((1n << BigInt(count)) - 1n) - none;
  const { parts, standardError } = exact
    ? { parts: exactParts(game), standardError: new Float64Array(count) }
    : sampledParts(game, options);
  closeSum(parts, total);
  const alone = Float64Array.from(names, (_, i) => game.worth(1n << BigInt(i)) - none);
  const interaction = alone.reduce((sum, gain) => sum + gain, 0) - total;
  return { names, parts, alone, interaction, total, standardError, exact, evaluations: game.evaluations() };
};
