import type { OwnFigures } from '@veivalg/core';
import { create } from 'zustand';
import type { SafeStorage } from '../state/safe-storage.ts';

/** Where own figures are kept on this machine: sums only. */
const ownKey = 'veivalg.own.1';
/** What the version of the figures ends with when some are a municipality's own. */
export const ownMark = '+egne-';

export interface OwnState {
  /** Own figures of every municipality that has any. */
  readonly list: readonly OwnFigures[];
  /** What was there before the last change; null when there is nothing to undo. */
  readonly before: readonly OwnFigures[] | null;
  /** True when what is kept could not be used with these figures. */
  readonly refused: boolean;
}

export const useOwnStore = create<OwnState>()(() => ({ list: [], before: null, refused: false }));

/** Read what is kept; what cannot be read is as if it were not there, and the calculation holds the rest against its rules. */
export const readOwnShelf = (storage: SafeStorage): readonly OwnFigures[] => {
  const text = storage.read(ownKey);
  if (text === null) return [];
  try {
    const data: unknown = JSON.parse(text);
    return Array.isArray(data) ? (data as OwnFigures[]) : [];
  } catch {
    return [];
  }
};

export const writeOwnShelf = (
  storage: SafeStorage,
  list: readonly OwnFigures[],
): ReturnType<SafeStorage['write']> => storage.write(ownKey, JSON.stringify(list));
