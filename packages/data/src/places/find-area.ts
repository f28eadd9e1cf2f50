import {
  type Area,
  type AreaKind,
  type FormerMunicipality,
  fail,
  type Municipality,
  type Outcome,
  problem,
  succeed,
} from '@veivalg/core';
import { distance } from 'fastest-levenshtein';

/** What places are called, and by whom they may be found. */
export interface PlaceDirectory {
  readonly areas: readonly Area[];
  readonly municipalities: readonly Municipality[];
  readonly former: readonly FormerMunicipality[];
}

/** Fold case, accents outside å, ø and æ, and double spaces, so that `karasjok`, `Kárášjohka` and `KARASJOK` meet. */
export const foldName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/a\u030a/g, 'å')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/ŧ/g, 't')
    .replace(/ŋ/g, 'n')
    .replace(/\s+/g, ' ');

/** Which kind wins when a name stands for several areas: Oslo is a municipality before it is a county. */
const order: readonly AreaKind[] = [
  'country',
  'municipality',
  'county',
  'catchment',
  'region',
  'healthRegion',
  'centrality',
];

/** Words before a name that choose a kind: `fylke:Vestland`, `helsefellesskap:Bergen`. */
const kindWords: Readonly<Record<string, AreaKind>> = {
  kommune: 'municipality',
  municipality: 'municipality',
  fylke: 'county',
  county: 'county',
  helsefellesskap: 'catchment',
  catchment: 'catchment',
  region: 'region',
  helseregion: 'healthRegion',
  healthregion: 'healthRegion',
  sentralitet: 'centrality',
  centrality: 'centrality',
};

const countryWords = new Set(['norge', 'noreg', 'norway', 'landet', 'norga', '0']);

const namesOf = (area: Area, directory: PlaceDirectory): readonly string[] => {
  const names = [area.id, area.name];
  if (area.kind === 'municipality') {
    const municipality = directory.municipalities[area.members[0] ?? -1];
    if (municipality !== undefined)
      names.push(municipality.officialName, ...municipality.officialName.split(/\s+[-–/]\s+/));
  }
  if (area.kind === 'county') names.push(...area.name.split(/\s+[-–/]\s+/));
  return names.map(foldName);
};

const closest = (query: string, areas: readonly Area[], directory: PlaceDirectory): readonly string[] => {
  const scored = areas
    .filter((area) => area.kind !== 'country' && area.kind !== 'centrality')
    .map((area) => ({
      name: area.name,
      score: Math.min(
        ...namesOf(area, directory).map((name) => (name.startsWith(query) ? 0.5 : distance(query, name))),
      ),
    }))
    .filter(({ score }) => score <= Math.max(2, query.length / 3))
    .sort((a, b) => a.score - b.score || a.name.localeCompare(b.name, 'nb'));
  return [...new Set(scored.map(({ name }) => name))].slice(0, 3);
};

/**
 * Find the area a person means by a name or a number.
 *
 * @param text `alver`, `4631`, `Vestland`, `helsefellesskap:Bergen`, `norge`; case and accents do not matter.
 * @returns The area; V2001 unknown, with the closest names; V2002 a municipality that has been merged, with its successors; V2003 a name several municipalities share.
 */
export const findArea = (directory: PlaceDirectory, text: string): Outcome<Area> => {
  const folded = foldName(text);
  const country = directory.areas.find((area) => area.kind === 'country');
  if (country !== undefined && countryWords.has(folded)) return succeed(country);
  const [first = '', ...rest] = folded.split(':');
  const kind = rest.length > 0 ? kindWords[first] : undefined;
  const query = kind === undefined ? folded : rest.join(':').trim();
  const candidates = directory.areas.filter((area) => kind === undefined || area.kind === kind);
  const matches = candidates.filter((area) => namesOf(area, directory).includes(query));
  // A bare short number is a county or municipality number, never a region or class.
  const numeric = /^\d+$/.test(query) && kind === undefined;
  const usable = numeric
    ? matches.filter((area) => area.kind === 'municipality' || area.kind === 'county')
    : matches;
  const best = order.find((wanted) => usable.some((area) => area.kind === wanted));
  const chosen = usable.filter((area) => area.kind === best);
  if (chosen.length === 1 && chosen[0] !== undefined) return succeed(chosen[0]);
  if (chosen.length > 1)
    return fail([
      problem('V2003', text, {
        name: text,
        choices: chosen.map((area) => `${area.name} (${area.id})`).join(', '),
      }),
    ]);
  const former = directory.former.find(({ code, name }) => code === query || foldName(name) === query);
  if (former !== undefined) {
    const names = former.successors.map((code) => {
      const successor = directory.municipalities.find(({ id }) => id === code);
      return `${successor?.name ?? code} (${code})`;
    });
    return fail([
      problem('V2002', text, { name: `${former.name} (${former.code})`, successors: names.join(', ') }),
    ]);
  }
  return fail([
    problem('V2001', text, {
      name: text,
      suggestions: closest(query, candidates, directory).join(', ') || 'none',
    }),
  ]);
};
