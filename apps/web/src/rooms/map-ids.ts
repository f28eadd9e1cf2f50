import type { Municipality } from '@veivalg/core';

/** Numbers of the municipalities that are unsure. */
export const unsureIds = (
  municipalities: readonly Municipality[],
  unsure: readonly boolean[] | undefined,
): ReadonlySet<string> => new Set<string>(municipalities.flatMap(({ id }, m) => (unsure?.[m] ? [id] : [])));

/** Values of the place axis by municipality number, as the map looks them up. */
export const areaValueIds = <T>(
  municipalities: readonly Municipality[],
  values: readonly T[],
): ReadonlyMap<string, T> =>
  new Map(
    municipalities.flatMap(({ id }, m): [string, T][] => {
      const value = values[m];
      return value === undefined ? [] : [[id, value]];
    }),
  );
