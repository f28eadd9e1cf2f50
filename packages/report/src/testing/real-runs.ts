import { join } from 'node:path';
import { emptyPlan, type Plan, type Result, type Scenario } from '@veivalg/core';
import { loadBaseline, loadMeasures } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { type Prepared, prepare, project } from '@veivalg/engine';

const data = diskFolder(join(import.meta.dirname, '../../../../data'));

/** The shipped figures, ready to run; for tests and benchmarks only. */
export const openRealFigures = (): Prepared => {
  const baseline = loadBaseline(data, nodeTools);
  const library = loadMeasures(data);
  if (!baseline.ok || !library.ok) throw new Error('Broken invariant: the shipped figures can be read');
  return prepare(baseline.value, library.value);
};

/** Run a plan that is known to be well-formed. */
export const mustProject = (prepared: Prepared, plan: Plan): Result => {
  const outcome = project(prepared, plan);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, where }) => `${code} ${where}`).join(', '));
  return outcome.value;
};

/** The run without measures of each scenario, worked out once. */
export const runsByScenario = (prepared: Prepared): ((scenario: Scenario) => Result) => {
  const kept = new Map<Scenario, Result>();
  return (scenario) => {
    const known = kept.get(scenario) ?? mustProject(prepared, { ...emptyPlan, scenario });
    kept.set(scenario, known);
    return known;
  };
};
