import { type Drivers, leverSpan, type Measure, type MeasureLibrary, type Plan } from '@veivalg/core';
import { addMove } from './add-move.ts';
import { finishDemand } from './finish-demand.ts';
import { finishPaths, finishSupply } from './finish-supply.ts';
import { emptyLayers } from './layers.ts';
import { type ActiveLever, type AppliedLevers, type LeverContext, neutralPaths } from './lever-context.ts';
import { limitBook } from './limits.ts';
import { progressOf } from './pace.ts';

/**
 * Find a measure in the plan’s own measures or the catalogue.
 *
 * @returns The measure, or null when neither holds it.
 */
export const findMeasure = (plan: Plan, library: MeasureLibrary, id: string): Measure | null =>
  plan.ownMeasures.find((measure) => measure.id === id) ??
  library.measures.find((measure) => measure.id === id) ??
  null;

/** True when the setting would change something. */
const isActive = (measure: Measure, value: number, reach: number): boolean =>
  leverSpan(measure) !== null && value !== measure.neutral && reach > 0;

/**
 * List the measures that stand aside because a concrete form of theirs is in the plan (product rule 4).
 *
 * @param active Measures of the plan that change something.
 * @returns Pairs of the measure that stands aside and the form that counts.
 * @source docs/method/measures.md M3
 */
export const standAside = (active: readonly Measure[]): readonly (readonly [Measure, Measure])[] =>
  active.flatMap((form) =>
    form.treatment === 'lever'
      ? active
          .filter((general) => general.treatment === 'lever' && form.operationalises.includes(general.id))
          .map((general) => [general, form] as const)
      : [],
  );

/**
 * Levers and enablers of a plan that change something, with how far each has come: the same in every place.
 *
 * @source docs/method/measures.md M3–M4
 */
export const activeLevers = (plan: Plan, context: Omit<LeverContext, 'inside'>): readonly ActiveLever[] => {
  const settings = plan.levers
    .flatMap((setting) => {
      const measure = findMeasure(plan, context.library, setting.measure);
      return measure !== null && isActive(measure, setting.value, setting.reach)
        ? [{ measure, setting }]
        : [];
    })
    // One order whatever the plan’s, so that rounding is the same too.
    .sort((a, b) => a.measure.no - b.measure.no || (a.measure.id < b.measure.id ? -1 : 1));
  const aside = new Set(standAside(settings.map((s) => s.measure)).map(([general]) => general.id));
  const kept = settings.filter((s) => !aside.has(s.measure.id));
  const progress = progressOf(
    kept.map(({ measure, setting }) => ({
      measure,
      start: Math.max(0, setting.startYear - context.firstYear),
      rampYears: setting.rampYears,
      strength: setting.value * setting.reach,
    })),
    context.yearCount,
    context.placeResidents,
    context.parameters,
  );
  return kept.map(({ measure, setting }, i) => ({
    measure,
    value: setting.value - measure.neutral,
    reach: setting.reach,
    start: Math.max(0, setting.startYear - context.firstYear),
    rampYears: setting.rampYears,
    progress: progress[i] as Float64Array,
  }));
};

/**
 * Move the drivers of one reach by the levers of a plan.
 *
 * Levers that the municipality decides, alone or with the state, move the places the plan reaches; levers that the state
 * decides move every place. All levers work through one table from driver to layer; levers in one layer work on what the
 * others left and stop at the limits of their group; the order of the plan does not matter. A plan without levers gives the reference itself.
 *
 * @param reference Drivers before the levers, of this reach. @param all As from `activeLevers`, when they are known already.
 * @returns Drivers, paths and how far each lever has come; V2119 for each limit met.
 * @source docs/method/measures.md M2–M4
 */
export const applyLevers = (
  reference: Drivers,
  plan: Plan,
  context: LeverContext,
  all: readonly ActiveLever[] = activeLevers(plan, context),
): AppliedLevers => {
  const progress = Object.fromEntries(all.map((lever) => [lever.measure.id, lever.progress]));
  const moving = all.filter(
    ({ measure }) => measure.treatment === 'lever' && (context.inside || measure.decider === 'state'),
  );
  if (moving.length === 0)
    return { drivers: reference, paths: neutralPaths(context.yearCount), progress, problems: [] };
  const layers = emptyLayers(context.yearCount);
  const book = limitBook(context.library, context.firstYear);
  for (const lever of moving) for (const move of lever.measure.moves) addMove(layers, lever, move, context);
  const drivers = {
    demand: finishDemand(reference.demand, layers, book, context),
    supply: finishSupply(reference.supply, layers, book),
  };
  const paths = finishPaths(reference.supply, layers, book, context);
  return { drivers, paths, progress, problems: book.problems() };
};
