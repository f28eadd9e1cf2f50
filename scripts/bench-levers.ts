// Prints what a plan of sixty levers costs beside the plan that changes nothing, both on a freshly prepared country.
import { emptyPlan, invariant, leverSpan, type Plan } from '@veivalg/core';
import { loadBaseline, loadMeasures } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { prepare, project } from '@veivalg/engine';

const leverCount = 60;
const rounds = 9;

const folder = diskFolder(new URL('../data', import.meta.url).pathname);
const baseline = loadBaseline(folder, nodeTools);
const library = loadMeasures(folder);
invariant(baseline.ok && library.ok, 'the shipped figures load');

const levers = library.value.measures
  .flatMap((measure) => {
    const span = leverSpan(measure);
    if (measure.treatment !== 'lever' || span === null) return [];
    const value = span.neutral === span.max ? span.min : span.max;
    return [
      {
        measure: measure.id,
        value,
        startYear: measure.startYear,
        rampYears: measure.ramp.standard,
        reach: 1,
      },
    ];
  })
  .slice(0, leverCount);

/** Processor time of one run on a freshly prepared country. Unit: ms. */
const cost = (plan: Plan): number => {
  const prepared = prepare(baseline.value, library.value);
  const before = process.cpuUsage();
  invariant(project(prepared, plan).ok, 'the plan runs');
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const without: number[] = [];
const with_: number[] = [];
for (let round = 0; round < rounds; round++) {
  without.push(cost(emptyPlan));
  with_.push(cost({ ...emptyPlan, levers }));
}
console.log(
  `${levers.length} levers: ${median(with_).toFixed(0)} ms, none: ${median(without).toFixed(0)} ms, ratio ${(median(with_) / median(without)).toFixed(2)} (processor time, medians of ${rounds})`,
);
