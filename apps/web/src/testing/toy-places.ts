import { municipalityId } from '@veivalg/core';
import type { ToyPlace } from './toy-engine.ts';

/** Five made-up municipalities for tests. */
export const toyPlaces: readonly ToyPlace[] = [1, 2, 3, 4, 5].map((i) => ({
  id: municipalityId(`990${i}`),
  officialName: `Sted ${i}`,
  name: `Sted ${i}`,
  countyId: i < 3 ? '98' : '99',
  regionId: String(i % 2),
  regionName: `Region ${i % 2}`,
  catchmentArea: 'Felles',
  healthRegion: 'Nord',
  centralityClass: ((i % 6) + 1) as 1,
  languageForm: i === 1 ? 'nn' : 'nb',
  travelMinutes: 10,
  longitude: 10,
  latitude: 60,
  pop: 1000 * i,
  old: 60 * i,
}));
