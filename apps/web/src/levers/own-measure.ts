import {
  type DriverId,
  type LeverGroup,
  type Localised,
  type Measure,
  measureId,
  sameInAll,
} from '@veivalg/core';

/** What a measure of one's own may move, and how one per cent of it moves the model. */
export const ownKinds = ['users', 'time', 'sickLeave', 'exits', 'intake'] as const;
export type OwnKind = (typeof ownKinds)[number];

const kinds: Readonly<
  Record<OwnKind, { driver: DriverId; perUnit: number; side: 'demand' | 'supply'; group: LeverGroup }>
> = {
  users: { driver: 'demand.userRate', perUnit: -0.01, side: 'demand', group: 'health' },
  time: { driver: 'demand.ftePerUser', perUnit: -0.01, side: 'demand', group: 'standard' },
  sickLeave: { driver: 'supply.sickLeave', perUnit: 0.01, side: 'supply', group: 'retain' },
  exits: { driver: 'supply.exitRate', perUnit: -0.01, side: 'supply', group: 'retain' },
  intake: { driver: 'supply.intake', perUnit: 0.01, side: 'supply', group: 'competence' },
};

/** Most per cent one's own measure can be set to. */
const mostPercent = 50;

const slugOf = (name: string): string =>
  name
    .toLocaleLowerCase('nb')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** A code that is not in use, made from a name. */
export const ownCode = (name: string, fallback: string, taken: ReadonlySet<string>): string => {
  const base = `eget-${slugOf(name) || fallback}`;
  let id = base;
  for (let i = 2; taken.has(id); i++) id = `${base}-${i}`;
  return id;
};

/**
 * Make a measure of one's own, in the catalogue's form: no published size, no evidence, the maker's own assumption.
 *
 * @param name What the maker calls it. @param unit Unit in the three languages. @param why What the size rests on.
 * @param taken Codes already in use.
 */
export const ownMeasure = (
  name: string,
  kind: OwnKind,
  unit: Localised,
  why: Localised,
  taken: ReadonlySet<string>,
): Measure => {
  const { driver, perUnit, side, group } = kinds[kind];
  return {
    schemaVersion: 1,
    id: measureId(ownCode(name, 'tiltak', taken)),
    no: 0,
    kind: 'measure',
    treatment: 'lever',
    name: sameInAll(name),
    purpose: sameInAll(name),
    background: why,
    known: why,
    unknown: why,
    wording: [],
    operationalises: [],
    decider: 'municipality',
    side,
    group,
    mechanism: [],
    services: 'all',
    professions: 'all',
    reach: unit,
    effectStatus: 'noneFound',
    effect: null,
    moves: [
      { driver, services: 'all', professions: 'all', perUnit, how: 'factor', reachable: 1, reason: why },
    ],
    neutral: 0,
    trendInBaseline: false,
    ownSpan: { min: 0, max: mostPercent, step: 0.5, unit },
    doubleCountGroups: [],
    startYear: 2027,
    ramp: { low: null, high: null, standard: 3, basis: 'unknown', note: why },
    cost: null,
    evidenceGrade: 'D',
    personnelEvidence: 'none',
    sizeClass: 'unknown',
    overlaps: [],
    overlapNote: why,
    delivers: [],
    findings: [],
    sources: [],
  };
};
