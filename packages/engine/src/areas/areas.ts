import { type Area, invariant, type Municipality } from '@veivalg/core';

const grouped = (
  municipalities: readonly Municipality[],
  kind: Area['kind'],
  idOf: (municipality: Municipality) => string,
  nameOf: (municipality: Municipality) => string,
): readonly Area[] => {
  const members = new Map<string, { name: string; members: number[] }>();
  municipalities.forEach((municipality, index) => {
    const id = idOf(municipality);
    const entry = members.get(id) ?? {
      name: nameOf(municipality),
      members: [],
    };
    entry.members.push(index);
    members.set(id, entry);
  });
  return [...members]
    .sort(([a], [b]) => a.localeCompare(b, 'nb', { numeric: true }))
    .map(([id, entry]) => ({
      kind,
      id,
      name: entry.name,
      members: entry.members,
    }));
};

/** Id of the only area of kind `country`. */
export const countryId = '0';

/**
 * List every area that results are summed to, municipalities and the country included.
 *
 * Each municipality belongs to exactly one area of each kind, so the areas of a kind add up to the country.
 *
 * @param countyNames County number → name.
 * @source docs/method/balance.md B4
 */
export const listAreas = (
  municipalities: readonly Municipality[],
  countyNames: Readonly<Record<string, string>>,
): readonly Area[] => {
  const country: Area = {
    kind: 'country',
    id: countryId,
    name: '',
    members: municipalities.map((_, index) => index),
  };
  const areas = [
    country,
    ...grouped(
      municipalities,
      'county',
      (m) => m.countyId,
      (m) => countyNames[m.countyId] ?? m.countyId,
    ),
    ...grouped(
      municipalities,
      'region',
      (m) => m.regionId,
      (m) => m.regionName,
    ),
    ...grouped(
      municipalities,
      'catchment',
      (m) => m.catchmentArea,
      (m) => m.catchmentArea,
    ),
    ...grouped(
      municipalities,
      'healthRegion',
      (m) => m.healthRegion,
      (m) => m.healthRegion,
    ),
    ...grouped(
      municipalities,
      'centrality',
      (m) => String(m.centralityClass),
      (m) => String(m.centralityClass),
    ),
    ...grouped(
      municipalities,
      'municipality',
      (m) => m.id,
      (m) => m.name,
    ),
  ];
  invariant(
    areas.filter((area) => area.kind === 'municipality').length === municipalities.length,
    'municipality numbers are unique',
  );
  return areas;
};
