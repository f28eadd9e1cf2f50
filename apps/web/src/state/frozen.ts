import { at, type Plan } from '@veivalg/core';
import type { Picture } from '../engine/protocol.ts';
import type { Versions } from './address.ts';
import { type PlaceRef, type Scope, scopes, type View } from './view.ts';

/** The number that stood on the screen when a plan was shared or saved, and what it was of. Unit: FTE. */
export interface Frozen {
  readonly place: PlaceRef;
  readonly year: number;
  readonly scope: Scope;
  readonly gap: number;
}

/** Decimals a frozen number is kept with: finer than any number shown. */
const kept = 10;

/**
 * Take down the number on the screen; null while the picture is still of another plan, place or year.
 *
 * @returns The gap of the area looked at.
 */
export const frozenOf = (view: View, picture: Picture | null): Frozen | null => {
  if (picture === null) return null;
  const { plan, scope, year } = picture.question;
  // The question holds the plan without what the catalogue does not know; its measures must be the same ones.
  const same = JSON.stringify(plan) === JSON.stringify(view.plan);
  if (!same || scope !== view.scope || year !== view.year) return null;
  const y = year - picture.firstYear;
  if (y < 0 || y >= picture.yearCount) return null;
  const gap = at(picture.plan.demand, y) - at(picture.plan.supply, y);
  return { place: view.place, year, scope, gap: Math.round(gap * kept) / kept };
};

/** Read what a plan file says beside the plan: versions, and the number it was saved with. Null for what it lacks. */
export const readFrozen = (
  data: unknown,
): { readonly versions: Versions | null; readonly frozen: Frozen | null } => {
  const nothing = { versions: null, frozen: null };
  if (typeof data !== 'object' || data === null) return nothing;
  const { veivalg } = data as Record<string, unknown>;
  if (typeof veivalg !== 'object' || veivalg === null) return nothing;
  const { model, data: figures, result } = veivalg as Record<string, unknown>;
  const versions =
    typeof model === 'string' && typeof figures === 'string'
      ? { model: model.slice(0, 40), data: figures.slice(0, 40) }
      : null;
  if (typeof result !== 'object' || result === null) return { versions, frozen: null };
  const { place, year, scope, gap } = result as Record<string, unknown>;
  if (typeof place !== 'object' || place === null) return { versions, frozen: null };
  const { kind, id } = place as Record<string, unknown>;
  const known = scopes.find((one) => one === scope);
  if (
    typeof kind !== 'string' ||
    typeof id !== 'string' ||
    typeof year !== 'number' ||
    typeof gap !== 'number' ||
    !Number.isFinite(gap) ||
    known === undefined
  )
    return { versions, frozen: null };
  return { versions, frozen: { place: { kind: kind as PlaceRef['kind'], id }, year, scope: known, gap } };
};

/** What a plan file holds: the plan, and beside it versions and the number it was saved with. */
export const planFile = (plan: Plan, versions: Versions, frozen: Frozen | null): string =>
  JSON.stringify(
    { ...plan, veivalg: { ...versions, ...(frozen === null ? {} : { result: frozen }) } },
    null,
    2,
  );
