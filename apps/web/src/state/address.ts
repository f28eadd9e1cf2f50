import {
  type AreaKind,
  areaKinds,
  emptyPlan,
  type Language,
  type LeverSetting,
  languages,
  type MeasureId,
  type MunicipalityId,
  type Plan,
  type PopulationAlternative,
  type Problem,
  populationAlternatives,
  problem,
  type RequirementSetting,
  type Scenario,
  scenarios,
} from '@veivalg/core';
import { pack, unpack } from './pack.ts';
import { readPlan } from './plan-shape.ts';
import {
  type ChartId,
  type CompareItem,
  chartIds,
  country,
  type MapMetric,
  type MapRun,
  mapMetrics,
  mapRuns,
  type PlaceRef,
  type Room,
  type Scope,
  scopes,
  startView,
  type View,
} from './view.ts';

/** Model and data version a link was made with. */
export interface Versions {
  readonly model: string;
  readonly data: string;
}

/** What came out of an address: always a view that works, and what was wrong or old in it. */
export interface ReadAddress {
  readonly view: View;
  readonly versions: Versions | null;
  /** Gap on the screen when the link was made; null where it does not say. Unit: FTE. */
  readonly shown: number | null;
  readonly languageGiven: boolean;
  readonly placeGiven: boolean;
  readonly problems: readonly Problem[];
}

/** Above this many settings an address is packed instead of readable. */
export const readableSettings = 15;
/** More than any link made here holds of one thing; what comes after is left out, with a word. */
const mostItems = 400;

const roomWords: Readonly<Record<Room, string>> = {
  balance: 'balanse',
  map: 'kart',
  measures: 'tiltak',
  requirements: 'krav',
  compare: 'sammenlign',
  case: 'sak',
  data: 'data',
};

// `~` carries the characters that separate fields, so that a link that a mail program has escaped still reads.
const escapeField = (text: string): string =>
  text.replace(/[~:,]/g, (char) => `~${char.charCodeAt(0).toString(16)}`);
const unescapeField = (text: string): string =>
  text.replace(/~([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const joinItems = (items: readonly (readonly (string | number)[])[]): string =>
  items.map((fields) => fields.map((field) => escapeField(String(field))).join(':')).join(',');
const splitItems = (text: string): readonly (readonly string[])[] =>
  text === '' ? [] : text.split(',').map((item) => item.split(':').map(unescapeField));

const writePlace = (place: PlaceRef): string => `${place.kind}:${escapeField(place.id)}`;
const readPlace = (text: string): PlaceRef | null => {
  const [kind, id] = text.split(':');
  return (areaKinds as readonly string[]).includes(kind ?? '') && id !== undefined && id.length < 60
    ? { kind: kind as AreaKind, id: unescapeField(id) }
    : null;
};

const writePlan = (plan: Plan, params: Map<string, string>): void => {
  const own = plan.ownMeasures.length + plan.ownRequirements.length;
  const settings = plan.levers.length + plan.requirements.length + plan.assumptions.length;
  if (settings > readableSettings || plan.places.length > readableSettings || plan.notes !== '' || own > 0) {
    params.set('p', pack(plan));
    return;
  }
  if (plan.name !== '') params.set('navn', plan.name);
  if (plan.places.length > 0) params.set('for', plan.places.join(','));
  if (plan.scenario !== emptyPlan.scenario) params.set('scenario', plan.scenario);
  if (plan.population !== emptyPlan.population) params.set('befolkning', plan.population);
  if (plan.endYear !== emptyPlan.endYear) params.set('til', String(plan.endYear));
  if (plan.levers.length > 0)
    params.set(
      't',
      joinItems(plan.levers.map((l) => [l.measure, l.value, l.startYear, l.rampYears, l.reach])),
    );
  if (plan.requirements.length > 0)
    params.set(
      'k',
      joinItems(
        plan.requirements.map((r) => [
          r.requirement,
          r.sign,
          r.startYear,
          r.rampYears,
          ...(r.amount === undefined ? [] : [r.amount]),
        ]),
      ),
    );
  if (plan.assumptions.length > 0)
    params.set('f', joinItems(plan.assumptions.map((a) => [a.parameter, a.value, a.reason])));
};

/**
 * Write a view as the search part of an address, `?` included.
 *
 * `shown` is the gap on the screen, for links that are shared: whoever opens it later sees whether it is another now.
 * Only what differs from a bare address is written, always in the same order, so equal views give equal links.
 */
export const writeAddress = (view: View, versions: Versions | null, shown: number | null = null): string => {
  const params = new Map<string, string>();
  if (view.room !== startView.room) params.set('rom', roomWords[view.room]);
  if (view.place.kind === 'municipality') params.set('kommune', view.place.id);
  else if (view.place.kind !== 'country') params.set('sted', writePlace(view.place));
  if (view.year !== startView.year) params.set('ar', String(view.year));
  if (view.scope !== startView.scope) params.set('omfang', view.scope);
  if (view.left !== startView.left) params.set('v', view.left);
  if (view.right !== startView.right) params.set('h', view.right);
  if (view.mapMetric !== startView.mapMetric) params.set('mal', view.mapMetric);
  if (view.mapRun !== startView.mapRun) params.set('vis', view.mapRun);
  if (view.mapArea !== startView.mapArea) params.set('niva', view.mapArea);
  if (view.paths) params.set('baner', '1');
  if (view.ceiling !== null) params.set('tak', String(view.ceiling));
  if (view.open !== null) params.set('apen', view.open);
  writePlan(view.plan, params);
  if (view.compare.length > 0) params.set('mot', pack(view.compare));
  params.set('sprak', view.language);
  if (versions !== null) params.set('ver', `${escapeField(versions.model)}:${escapeField(versions.data)}`);
  if (shown !== null) params.set('da', String(shown));
  const text = [...params]
    .map(
      ([key, value]) =>
        `${key}=${encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%20', '+')}`,
    )
    .join('&');
  return `?${text}`;
};

const splitSearch = (search: string): ReadonlyMap<string, string> => {
  const params = new Map<string, string>();
  for (const part of search.replace(/^\?/, '').slice(0, 500_000).split('&')) {
    const cut = part.indexOf('=');
    if (cut <= 0) continue;
    try {
      params.set(part.slice(0, cut), decodeURIComponent(part.slice(cut + 1).replaceAll('+', ' ')));
    } catch {
      params.set(part.slice(0, cut), '\u0000');
    }
  }
  return params;
};

/** A number inside limits, or null. */
const numberIn = (text: string | undefined, low: number, high: number): number | null => {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= low && value <= high ? value : null;
};

const readLever = (fields: readonly string[]): LeverSetting | null => {
  const value = numberIn(fields[1], -1e9, 1e9);
  const startYear = numberIn(fields[2], 2000, 2100);
  const rampYears = numberIn(fields[3], 0, 60);
  const reach = numberIn(fields[4], 0, 1);
  return fields[0] && value !== null && startYear !== null && rampYears !== null && reach !== null
    ? { measure: fields[0] as MeasureId, value, startYear, rampYears, reach }
    : null;
};

const readRequirement = (fields: readonly string[]): RequirementSetting | null => {
  const sign = numberIn(fields[1], -1, 1);
  const startYear = numberIn(fields[2], 2000, 2100);
  const rampYears = numberIn(fields[3], 0, 60);
  const amount = fields[4] === undefined ? undefined : numberIn(fields[4], -1e9, 1e9);
  if (
    !fields[0] ||
    (sign !== 1 && sign !== -1) ||
    startYear === null ||
    rampYears === null ||
    amount === null
  )
    return null;
  const setting: RequirementSetting = { requirement: fields[0], sign, startYear, rampYears };
  return amount === undefined ? setting : { ...setting, amount };
};

/**
 * Read the search part of an address.
 *
 * Nothing in it can make this fail: a part that cannot be read is left out and named in `problems` (V6001 a part,
 * V6002 a packed plan, V6003 a packed comparison).
 */
export const readAddress = (search: string): ReadAddress => {
  const params = splitSearch(search);
  const problems: Problem[] = [];
  const bad = (key: string, code = 'V6001'): void => {
    problems.push(problem(code, key, { part: key }, 'warning'));
  };
  const oneOf = <T extends string>(key: string, allowed: readonly T[], otherwise: T): T => {
    const text = params.get(key);
    if (text === undefined) return otherwise;
    if ((allowed as readonly string[]).includes(text)) return text as T;
    bad(key);
    return otherwise;
  };
  const number = (key: string, low: number, high: number, otherwise: number): number => {
    if (!params.has(key)) return otherwise;
    const value = numberIn(params.get(key), low, high);
    if (value === null) bad(key);
    return value ?? otherwise;
  };
  const optional = (key: string, low: number, high: number): number | null => {
    if (!params.has(key)) return null;
    const value = numberIn(params.get(key), low, high);
    if (value === null) bad(key);
    return value;
  };
  const list = <T>(key: string, read: (fields: readonly string[]) => T | null): readonly T[] => {
    const items = splitItems(params.get(key) ?? '');
    if (items.length > mostItems) bad(key);
    return items.slice(0, mostItems).flatMap((fields) => {
      const item = read(fields);
      if (item === null) bad(key);
      return item === null ? [] : [item];
    });
  };

  const room = (Object.keys(roomWords) as Room[]).find((key) => roomWords[key] === params.get('rom'));
  if (params.has('rom') && room === undefined) bad('rom');
  let place: PlaceRef = country;
  const municipality = params.get('kommune');
  const area = params.get('sted');
  if (municipality !== undefined) {
    if (/^\d{4}$/.test(municipality)) place = { kind: 'municipality', id: municipality };
    else bad('kommune');
  } else if (area !== undefined) {
    const found = readPlace(area);
    if (found === null) bad('sted');
    else place = found;
  }

  let plan: Plan;
  const packed = params.get('p');
  if (packed !== undefined) {
    const found = readPlan(unpack(packed));
    if (found === null) bad('p', 'V6002');
    plan = found ?? emptyPlan;
  } else {
    plan = {
      ...emptyPlan,
      name: (params.get('navn') ?? '').slice(0, 500),
      places: list('for', ([id]) => (/^\d{4}$/.test(id ?? '') ? (id as MunicipalityId) : null)),
      scenario: oneOf<Scenario>('scenario', scenarios, emptyPlan.scenario),
      population: oneOf<PopulationAlternative>('befolkning', populationAlternatives, emptyPlan.population),
      endYear: number('til', 2027, 2060, emptyPlan.endYear),
      levers: list('t', readLever),
      requirements: list('k', readRequirement),
      assumptions: list('f', ([parameter, value, reason]) => {
        const amount = numberIn(value, -1e9, 1e9);
        return parameter && amount !== null ? { parameter, value: amount, reason: reason ?? '' } : null;
      }),
    };
  }

  const compare = readCompare(params.get('mot'));
  if (compare === null) bad('mot', 'V6003');
  const version = splitItems(params.get('ver') ?? '')[0];
  const open = params.get('apen');
  return {
    view: {
      room: room ?? startView.room,
      place,
      year: number('ar', 2026, 2060, startView.year),
      scope: oneOf<Scope>('omfang', scopes, startView.scope),
      language: oneOf<Language>('sprak', languages, startView.language),
      plan,
      left: oneOf<ChartId>('v', chartIds, startView.left),
      right: oneOf<ChartId>('h', chartIds, startView.right),
      mapMetric: oneOf<MapMetric>('mal', mapMetrics, startView.mapMetric),
      mapRun: oneOf<MapRun>('vis', mapRuns, startView.mapRun),
      mapArea: oneOf<AreaKind>('niva', areaKinds, startView.mapArea),
      paths: oneOf('baner', ['0', '1'], '0') === '1',
      ceiling: optional('tak', 0, 1),
      open: open === undefined ? null : open.slice(0, 120),
      compare: compare ?? [],
    },
    versions:
      version?.[0] !== undefined && version[1] !== undefined ? { model: version[0], data: version[1] } : null,
    shown: numberIn(params.get('da'), -1e9, 1e9),
    languageGiven: (languages as readonly string[]).includes(params.get('sprak') ?? ''),
    placeGiven: municipality !== undefined || area !== undefined,
    problems,
  };
};

const readCompare = (text: string | undefined): readonly CompareItem[] | null => {
  if (text === undefined) return [];
  const data = unpack(text);
  if (!Array.isArray(data) || data.length > 4) return null;
  const items: CompareItem[] = [];
  for (const entry of data as unknown[]) {
    if (typeof entry !== 'object' || entry === null) return null;
    const { place, label, plan } = entry as Record<string, unknown>;
    if (typeof label !== 'string' || typeof place !== 'object' || place === null) return null;
    const { kind, id } = place as Record<string, unknown>;
    if (typeof id !== 'string' || !(areaKinds as readonly unknown[]).includes(kind)) return null;
    const read = plan === null ? null : readPlan(plan);
    if (plan !== null && read === null) return null;
    items.push({ place: { kind: kind as AreaKind, id }, label: label.slice(0, 200), plan: read });
  }
  return items;
};
