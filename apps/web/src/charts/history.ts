import type { ChartHistory, StaffHistory } from '@veivalg/data';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Scope } from '../state/view.ts';

/** What is observed before the base year, when it has been fetched. */
export const useHistory = create<{ readonly history: ChartHistory | null }>()(() => ({ history: null }));

const lists = ['residents', 'estimated', 'staff', 'residentSources', 'sources'] as const;

/** Of the shape that charts read; a file from another version is left alone. */
const isHistory = (data: unknown): data is ChartHistory =>
  typeof data === 'object' &&
  data !== null &&
  lists.every((key) => Array.isArray((data as Record<string, unknown>)[key]));

let asked = false;

/** Fetch what is observed before the base year, once there is a picture to add it to; without it charts begin at the base year. */
export const useFetchHistory = (ready: boolean): void => {
  useEffect(() => {
    if (!ready || asked) return;
    asked = true;
    fetch('./history.json')
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((data: unknown) => {
        if (isHistory(data)) useHistory.setState({ history: data });
      })
      .catch(() => {
        asked = false;
      });
  }, [ready]);
};

/** Age groups of residents: 0–19, 20–66, 67–79, 80–89, 90+. */
const groupCount = 5;

/** What is observed before the base year in one area. */
export interface AreaHistory {
  readonly firstYear: number;
  readonly yearCount: number;
  /** Shape [5][Y]; null in a year where a municipality is not known. Unit: persons. */
  readonly residents: readonly (readonly (number | null)[])[];
  /** Years from the first in which a split municipality makes the figure an estimate. */
  readonly estimatedYears: number;
  readonly staff: readonly StaffHistory[];
  /** Sources of residents and of the staff shown, in words. */
  readonly residentSources: string;
  readonly staffSources: string;
}

/**
 * Sum history over an area.
 *
 * @param members Positions on the place axis. @param placeCount Municipalities.
 * @param wholes True for areas that hold whole former municipalities: a country or a county.
 * @param municipality The area's own number when it is a municipality, null when it is the country, undefined otherwise.
 */
export const areaHistory = (
  history: ChartHistory,
  members: readonly number[],
  placeCount: number,
  wholes: boolean,
  municipality: string | null | undefined,
  scope: Scope,
): AreaHistory => {
  const { firstYear, yearCount } = history;
  const residents = Array.from({ length: groupCount }, (_, a) =>
    Array.from({ length: yearCount }, (_, y) => {
      let total: number | null = 0;
      for (const m of members) {
        const value: number | null = history.residents[(y * groupCount + a) * placeCount + m] ?? null;
        total = total === null || value === null ? null : total + value;
      }
      return total;
    }),
  );
  let estimatedYears = 0;
  if (!wholes) {
    const inside = new Set(members);
    for (const cell of history.estimated)
      if (inside.has(cell % placeCount))
        estimatedYears = Math.max(estimatedYears, Math.floor(cell / placeCount) + 1);
  }
  const staff =
    municipality === undefined
      ? []
      : history.staff
          .filter(
            (one) =>
              one.municipality === municipality &&
              one.measure === (scope === 'municipal' ? 'care' : scope === 'specialist' ? 'specialist' : ''),
          )
          .sort((one, other) => (one.years[0] ?? 0) - (other.years[0] ?? 0));
  const words = (keys: readonly string[]): string =>
    history.sources
      .filter(({ key }) => keys.includes(key))
      .map(({ producer, edition }) => `${producer} (${edition})`)
      .join('; ');
  return {
    firstYear,
    yearCount,
    residents,
    estimatedYears,
    staff,
    residentSources: words(history.residentSources),
    staffSources: words(staff.map(({ source }) => source)),
  };
};
