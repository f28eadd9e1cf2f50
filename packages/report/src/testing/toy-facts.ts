import { emptyPlan, type Plan } from '@veivalg/core';
import type { CaseFacts, FactsInput } from '../facts/case-facts.ts';
import { collectFacts } from '../facts/collect-facts.ts';
import { testMeasure } from './test-measure.ts';
import { type ToyNumbers, toyArea, toyResult } from './toy-result.ts';

export const toyRun = { digest: '0123456789abcdef', file: 'sak.kjoring.json', made: '2026-11-21' };

export const toyPlan: Plan = {
  ...emptyPlan,
  name: 'Hele stillinger',
  levers: [{ measure: testMeasure().id, value: 0.05, startYear: 2027, rampYears: 4, reach: 0.8 }],
};

/** Facts of the toy country: need and supply in 2050 as given, with a plan that lowers the need when `withPlan` says so. */
export const toyFacts = (
  numbers: ToyNumbers,
  changes: Partial<FactsInput> = {},
  withPlan?: readonly number[],
): CaseFacts => {
  const without = toyResult(numbers);
  const result =
    withPlan === undefined ? without : toyResult({ ...numbers, demand: withPlan, plan: toyPlan });
  const facts = collectFacts({
    area: toyArea,
    placeName: 'Vik',
    result,
    without,
    year: 2050,
    run: toyRun,
    measures: [testMeasure()],
    ...changes,
  });
  if (!facts.ok) throw new Error(facts.problems.map(({ code }) => code).join());
  return facts.value;
};
