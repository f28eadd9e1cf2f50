import type { Plan } from '@veivalg/core';
import { readPlan } from './plan-shape.ts';
import type { SafeStorage } from './safe-storage.ts';
import { samePlan } from './timeline.ts';

/** One saved state of a plan. */
export interface SavedVersion {
  /** ISO time. */
  readonly savedAt: string;
  readonly plan: Plan;
  /** Address it was saved from, so that it opens at the same place. */
  readonly address: string;
}

/** A plan kept on this machine with its versions, newest first. */
export interface SavedPlan {
  readonly id: string;
  readonly name: string;
  readonly trashed: boolean;
  readonly versions: readonly SavedVersion[];
}

const shelfKey = 'veivalg.plans.1';
const mostVersions = 30;

const readVersion = (data: unknown): SavedVersion | null => {
  if (typeof data !== 'object' || data === null) return null;
  const { savedAt, plan, address } = data as Record<string, unknown>;
  const read = readPlan(plan);
  return typeof savedAt === 'string' && typeof address === 'string' && read !== null
    ? { savedAt, plan: read, address }
    : null;
};

const readSaved = (data: unknown): SavedPlan | null => {
  if (typeof data !== 'object' || data === null) return null;
  const { id, name, trashed, versions } = data as Record<string, unknown>;
  if (typeof id !== 'string' || typeof name !== 'string' || !Array.isArray(versions)) return null;
  const read = versions.map(readVersion).filter((version) => version !== null);
  return read.length === 0 ? null : { id, name, trashed: trashed === true, versions: read };
};

/** Read the saved plans; what cannot be read is left out. */
export const readShelf = (storage: SafeStorage): readonly SavedPlan[] => {
  try {
    const data: unknown = JSON.parse(storage.read(shelfKey) ?? '[]');
    return Array.isArray(data) ? data.map(readSaved).filter((plan) => plan !== null) : [];
  } catch {
    return [];
  }
};

export const writeShelf = (storage: SafeStorage, plans: readonly SavedPlan[]): 'ok' | 'blocked' | 'full' =>
  storage.write(shelfKey, JSON.stringify(plans));

/** Save a plan under its name: a new version when the name is known, else a new plan. */
export const putOnShelf = (
  shelf: readonly SavedPlan[],
  version: SavedVersion,
  newId: string,
): readonly SavedPlan[] => {
  const known = shelf.find((saved) => saved.name === version.plan.name && !saved.trashed);
  if (known === undefined)
    return [{ id: newId, name: version.plan.name, trashed: false, versions: [version] }, ...shelf];
  const newest = known.versions[0];
  const versions =
    newest !== undefined && samePlan(newest.plan, version.plan)
      ? [version, ...known.versions.slice(1)]
      : [version, ...known.versions].slice(0, mostVersions);
  return [{ ...known, versions }, ...shelf.filter((saved) => saved !== known)];
};

/** Move a plan to the trash or back. */
export const setTrashed = (shelf: readonly SavedPlan[], id: string, trashed: boolean): readonly SavedPlan[] =>
  shelf.map((saved) => (saved.id === id ? { ...saved, trashed } : saved));

/** Throw away what is in the trash. */
export const emptyTrash = (shelf: readonly SavedPlan[]): readonly SavedPlan[] =>
  shelf.filter((saved) => !saved.trashed);
