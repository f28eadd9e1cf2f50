import type { Plan } from '@veivalg/core';
import { parsePlan } from '@veivalg/data';

/** More than any plan made by hand; a longer list in a link is not a plan. */
const mostSettings = 400;
const years = { first: 2000, last: 2100 } as const;

const sane = (plan: Plan): boolean =>
  [
    plan.levers,
    plan.requirements,
    plan.assumptions,
    plan.places,
    plan.ownMeasures,
    plan.ownRequirements,
  ].every((list) => list.length <= mostSettings) &&
  [
    plan.endYear,
    ...plan.levers.map((one) => one.startYear),
    ...plan.requirements.map((one) => one.startYear),
  ].every((year) => year >= years.first && year <= years.last) &&
  plan.places.every((place) => /^\d{4}$/.test(place));

/** Read a plan from data of unknown origin, of this version or an older one. Returns null when it is no plan. */
export const readPlan = (data: unknown): Plan | null => {
  if (typeof data !== 'object' || data === null) return null;
  // A plan file carries the versions it was made with beside the plan.
  const { veivalg, ...rest } = data as Record<string, unknown>;
  const parsed = parsePlan(JSON.stringify(rest));
  return parsed.ok && sane(parsed.value) ? parsed.value : null;
};
