import { at } from '@veivalg/core';
import {
  type LocalSpreadRule,
  localSpread,
  normalQuantile,
  spreadClasses,
  spreadClassOf,
} from '@veivalg/engine';
import type { Half } from './halves.ts';

/** One outcome held back: how far the projection of a place missed, and who was counted. */
export interface HeldBack {
  readonly place: number;
  readonly half: Half;
  /** Size class of the place. */
  readonly size: string;
  /** Years from start to outcome. */
  readonly horizon: number;
  /** People of the group in the place at the start. */
  readonly people: number;
  /** People of all ages in the place at the start. */
  readonly residents: number;
  /** Projected ÷ registered − 1. */
  readonly error: number;
}

/** Half of the outcome's spread that an 80 per cent band takes on either side, in standard deviations. */
const reach = normalQuantile(0.9);

/** Share of the band that should hold what came. */
export const promised = 0.8;

/** A miss as a share of what the band takes on either side. Errors are read as logs: twice too much and half too little count alike. */
const missOf = (rule: LocalSpreadRule, { people, residents, horizon, error }: HeldBack): number => {
  const [sd = 0] = localSpread(rule, Float64Array.of(people), Float64Array.of(residents), horizon);
  return Math.abs(Math.log(1 + error)) / (reach * sd);
};

/**
 * Is the outcome inside the band of a rule?
 *
 * @param shared Spread that all places have in common, from the country's own path; standard deviation (log).
 */
export const isInside = (rule: LocalSpreadRule, outcome: HeldBack, shared = 0): boolean => {
  const { people, residents, horizon, error } = outcome;
  const [sd = 0] = localSpread(rule, Float64Array.of(people), Float64Array.of(residents), horizon);
  return Math.abs(Math.log(1 + error)) <= reach * Math.sqrt(sd * sd + shared * shared);
};

/** Paces, drifts and chances tried: the grid is stated, so that the fit is the same for everyone. */
const paces = [0, 0.25, 0.5, 0.75, 1] as const;
const steps = (count: number, step: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => i * step);
const drifts = steps(41, 0.001);

interface Cell {
  readonly horizon: number;
  readonly misses: Float64Array;
  readonly people: Float64Array;
}

/** Outcomes by horizon and size class; cells of fewer than five are left out. */
const cellsOf = (outcomes: readonly HeldBack[]): readonly Cell[] => {
  const groups = new Map<string, HeldBack[]>();
  for (const outcome of outcomes) {
    const key = `${outcome.horizon}|${outcome.size}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [outcome]);
    else group.push(outcome);
  }
  return [...groups.values()]
    .filter((group) => group.length >= 5)
    .map((group) => ({
      horizon: group[0]?.horizon ?? 0,
      misses: Float64Array.from(group, ({ error }) => Math.abs(Math.log(1 + error)) / reach),
      people: Float64Array.from(group, ({ people }) => Math.max(1, people)),
    }));
};

/** How far a rule is from holding four in five in every cell: squared distance, large cells weighing more. */
const distance = (cells: readonly Cell[], rule: LocalSpreadRule): number => {
  let total = 0;
  for (const { horizon, misses, people } of cells) {
    const own = rule.drift ** 2 * horizon ** (2 * rule.pace);
    const chance = rule.chance ** 2 * horizon;
    let inside = 0;
    for (let i = 0; i < misses.length; i++)
      if (at(misses, i) ** 2 <= own + chance / at(people, i)) inside += 1;
    total += Math.sqrt(misses.length) * (inside / misses.length - promised) ** 2;
  }
  return total;
};

/** Factors that leave the spread as it is. */
const evenly = spreadClasses.map(() => 1);

/** The grid point whose band holds closest to four outcomes in five in every horizon and size class. */
const fitGrid = (cells: readonly Cell[], chanceStep: number): LocalSpreadRule => {
  let best: LocalSpreadRule = { drift: 0, pace: 0, chance: 0, bySize: evenly };
  let least = Number.POSITIVE_INFINITY;
  for (const pace of paces)
    for (const drift of drifts)
      for (const chance of steps(57, chanceStep)) {
        const rule = { drift, pace, chance, bySize: evenly };
        const far = distance(cells, rule);
        if (far < least) {
          least = far;
          best = rule;
        }
      }
  return best;
};

/** Places whose own factor weighs as much as the common rule: a class of this many places goes half the way. */
const placesOfTrust = 20;

/**
 * Factor of a size class: the one that would let the band hold four in five of its outcomes, drawn towards 1 (on the log) the
 * fewer its places are.
 */
const factorOf = (outcomes: readonly HeldBack[], rule: LocalSpreadRule): number => {
  if (outcomes.length === 0) return 1;
  const misses = outcomes.map((outcome) => missOf(rule, outcome)).sort((a, b) => a - b);
  const places = new Set(outcomes.map(({ place }) => place)).size;
  const needed = misses[Math.ceil(promised * misses.length) - 1] ?? 1;
  return needed > 0 ? Math.exp((Math.log(needed) * places) / (places + placesOfTrust)) : 1;
};

/**
 * Set the spread of places by the stated rule.
 *
 * First, of all grid points, the one whose 80 per cent band holds closest to four outcomes in five in every horizon and size
 * class; then a factor for each size class, drawn towards 1 the fewer its places are.
 *
 * @param outcomes Misses of the hindcast of the places it is set on, and of no others.
 * @param chanceStep Step of the grid of `chance`; 57 steps are tried.
 * @source docs/method/uncertainty.md V1
 */
export const fitSpread = (outcomes: readonly HeldBack[], chanceStep: number): LocalSpreadRule => {
  const rule = fitGrid(cellsOf(outcomes), chanceStep);
  const bySize = spreadClasses.map((_, c) =>
    factorOf(
      outcomes.filter(({ residents }) => spreadClassOf(residents) === c),
      rule,
    ),
  );
  return { ...rule, bySize };
};
