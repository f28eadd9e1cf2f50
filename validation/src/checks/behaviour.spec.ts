import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyPlan, leverSpan, type Plan, type Result, sum } from '@veivalg/core';
import { prepare, project } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { shippedCatalogue } from '../measures/lever-bench.ts';
import { dataFolder, shippedBaseline } from '../whole/shipped.ts';
import { behaviourSchema, runBehaviour } from './behaviour.ts';

const { library } = shippedCatalogue(dataFolder);
const baseline = shippedBaseline();
/** The checks read 2040; years after it would only cost time. */
const prepared = prepare(baseline, library, 2040);
const results = new Map<string, Result>();
/** Results are kept for plans that many checks share, the one without measures above all. */
const run = (plan: Plan): Result => {
  const key = JSON.stringify(plan);
  const known = results.get(key);
  if (known !== undefined) return known;
  const outcome = project(prepared, { ...plan, endYear: 2040 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  if (plan.levers.length === 0 && plan.requirements.length === 0) results.set(key, outcome.value);
  return outcome.value;
};
const checks = behaviourSchema.parse(
  JSON.parse(readFileSync(join(dataFolder, 'checks/behaviour.json'), 'utf8')),
);

describe('behaviour in words', () => {
  it('holds at least 60 checks, each under a code of its own', () => {
    expect(checks.length).toBeGreaterThanOrEqual(60);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it.each(checks.map((check) => [check.words, check] as const))('%s', (_, check) => {
    expect(runBehaviour(check, library, run).failures).toEqual([]);
  });
});

describe('every lever at its ends, on the real country', () => {
  // Education of three to four years that starts in 2027 has people at work from 2031.
  const endYear = 2032;
  const short = prepare(baseline, library, endYear);
  const runShort = (levers: Plan['levers']): Result => {
    const outcome = project(short, { ...emptyPlan, levers, endYear });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    return outcome.value;
  };
  const before = runShort([]);
  const levers = library.measures.filter((measure) => measure.treatment === 'lever');
  const zeroSum = new Set(
    library.groups
      .filter((group) => group.combine === 'zeroSum')
      .flatMap((group) => group.limits.map((limit) => limit.driver)),
  );
  /** A sum over all cells of the country; shares given out anew change the last digits. */
  const nearly = (now: number, then: number): void =>
    expect(Math.abs(now - then)).toBeLessThanOrEqual(1e-9 * Math.max(1, then));

  it.each(levers.map((measure) => [measure.id, measure] as const))('%s', (_, measure) => {
    const span = leverSpan(measure);
    if (span === null) throw new Error(measure.id);
    for (const value of [span.min, span.max]) {
      if (value === span.neutral) continue;
      const setting = { measure: measure.id, value, startYear: 2027, rampYears: 0, reach: 1 };
      const after = runShort([setting]);
      for (const name of ['demand', 'supply', 'heads', 'contractedFte', 'users'] as const)
        expect(after[name].every((number) => number >= 0 && Number.isFinite(number))).toBe(true);
      if (measure.moves.every((move) => move.driver.startsWith('supply.')))
        nearly(sum(after.demand), sum(before.demand));
      if (measure.moves.every((move) => /^(demand|mix)\./.test(move.driver)))
        nearly(sum(after.heads), sum(before.heads));
      if (measure.moves.every((move) => zeroSum.has(move.driver))) {
        nearly(sum(after.demand), sum(before.demand));
        nearly(sum(after.heads), sum(before.heads));
        nearly(sum(after.contractedFte), sum(before.contractedFte));
      }
    }
  });
});
