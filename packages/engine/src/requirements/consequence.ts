import {
  at,
  type Profession,
  parameterValue,
  professions,
  type Requirement,
  type RequirementSetting,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { type RequirementContext, requirementNeeds } from './requirement-demand.ts';

/** What the consequence is held against. Axis letters: Y year, K employer, P profession, M municipality. */
export interface ConsequenceContext extends RequirementContext {
  /** Contracted FTE needed before the requirement. Shape [Y][K][P][M]. Unit: FTE. */
  readonly demand: Float64Array;
  /** Contracted FTE there will be. Shape [Y][K][P][M]. Unit: FTE. */
  readonly supply: Float64Array;
  /** Heads there will be. Shape [Y][K][P][M]. Unit: persons. */
  readonly heads: Float64Array;
  /** FTE needed in one cell before the requirement. */
  cell(year: number, service: number, profession: number, place: number): number;
  /** Position of each municipality’s labour-market region. Shape [M]. */
  readonly regionOf: Int32Array;
  readonly regionCount: number;
}

/** What a requirement takes of one profession. Each array of shape [Y][M]. */
export interface ProfessionConsequence {
  readonly profession: Profession;
  /** Added (+) or freed (−). Unit: FTE. */
  readonly fte: Float64Array;
  /** The same as people at the position size of the place. Unit: persons. */
  readonly heads: Float64Array;
  /** Asked for, whatever exists. Unit: FTE. */
  readonly asked: Float64Array;
  /** Met already at the base year. Unit: FTE. */
  readonly met: Float64Array;
  /** Share of the profession’s other work in the sector that gives way if no one is hired; `NaN` where it has no staff. Unit: share. */
  readonly displacedShare: Float64Array;
  /** Work that gives way by service if no one is hired. Shape [S][Y][M]. Unit: FTE. */
  readonly displaced: Float64Array;
  /** 1 where the labour-market region has not people enough for today’s work and the requirement. */
  readonly unable: Uint8Array;
}

/** The consequence of one requirement in people. */
export interface Consequence {
  readonly requirement: Requirement;
  readonly setting: RequirementSetting;
  readonly byProfession: readonly ProfessionConsequence[];
  /** Sum over professions. Shape [Y][M]. Unit: FTE. */
  readonly fte: Float64Array;
  /** Sum over professions. Shape [Y][M]. Unit: persons. */
  readonly heads: Float64Array;
  /** Pay for the posts. Shape [Y][M]. Unit: million NOK a year. */
  readonly cost: Float64Array;
}

const width = professions.length;
const row = (y: number, k: number, p: number, placeCount: number): number =>
  ((y * sectors.length + k) * width + p) * placeCount;

const sectorOf = (service: Service): number => sectors.indexOf(serviceTraits[service].sector);

/** FTE per head in the place, or in the country where the place has none. */
const positionOf = (context: ConsequenceContext, k: number, p: number, y: number): Float64Array => {
  const start = row(y, k, p, context.placeCount);
  let allFte = 0;
  let allHeads = 0;
  for (let m = 0; m < context.placeCount; m++) {
    allFte += at(context.supply, start + m);
    allHeads += at(context.heads, start + m);
  }
  const national = allHeads > 0 ? allFte / allHeads : 1;
  return Float64Array.from({ length: context.placeCount }, (_, m) => {
    const heads = at(context.heads, start + m);
    return heads > 0 ? at(context.supply, start + m) / heads : national;
  });
};

/** Regions that lack people of the profession when the requirement comes on top. Shape [region]. */
const regionCoverage = (
  context: ConsequenceContext,
  k: number,
  p: number,
  y: number,
  added: Float64Array,
): Float64Array => {
  const needed = new Float64Array(context.regionCount);
  const there = new Float64Array(context.regionCount);
  const start = row(y, k, p, context.placeCount);
  for (let m = 0; m < context.placeCount; m++) {
    const r = at(context.regionOf, m);
    needed[r] = at(needed, r) + at(context.demand, start + m) + at(added, y * context.placeCount + m);
    there[r] = at(there, r) + at(context.supply, start + m);
  }
  return needed.map((fte, r) => (fte > 0 ? at(there, r) / fte : 1));
};

const ofProfession = (
  requirement: Requirement,
  need: ReturnType<typeof requirementNeeds>[number],
  context: ConsequenceContext,
): ProfessionConsequence => {
  const { yearCount, placeCount } = context;
  const { added: fte, asked, met, profession } = need;
  const p = professions.indexOf(profession);
  const k = sectorOf(requirement.service);
  const least = parameterValue(context.parameters, 'measures.leastCoverage');
  const size = yearCount * placeCount;
  const heads = new Float64Array(size);
  const displacedShare = new Float64Array(size);
  const displaced = new Float64Array(services.length * size);
  const unable = new Uint8Array(size);
  const sameSector = services.flatMap((service, s) => (sectorOf(service) === k ? [s] : []));
  for (let y = 0; y < yearCount; y++) {
    const position = positionOf(context, k, p, y);
    const coverage = regionCoverage(context, k, p, y, fte);
    for (let m = 0; m < placeCount; m++) {
      const i = y * placeCount + m;
      const need = at(fte, i);
      heads[i] = need / at(position, m);
      let work = 0;
      for (const s of sameSector) work += context.cell(y, s, p, m);
      displacedShare[i] = work > 0 ? need / work : need === 0 ? 0 : Number.NaN;
      for (const s of sameSector)
        displaced[s * size + i] = work > 0 ? (need * context.cell(y, s, p, m)) / work : 0;
      unable[i] = need > 0 && at(coverage, at(context.regionOf, m)) < least ? 1 : 0;
    }
  }
  return { profession, fte, heads, asked, met, displacedShare, displaced, unable };
};

const sumPaths = (paths: readonly Float64Array[], size: number): Float64Array => {
  const total = new Float64Array(size);
  for (const path of paths) for (let i = 0; i < size; i++) total[i] = at(total, i) + at(path, i);
  return total;
};

/**
 * Work out what a requirement takes in people: FTE and heads per municipality, profession and year, what is met already, what gives way if
 * no one is hired, the pay, and the places that cannot meet it with the people in reach.
 *
 * People in reach are those of the profession with the same kind of employer in the labour-market region. A place cannot meet the requirement when the
 * region’s coverage with the requirement on top falls below a stated share.
 *
 * @source docs/method/requirements.md R2
 */
export const consequenceOf = (
  requirement: Requirement,
  setting: RequirementSetting,
  context: ConsequenceContext,
): Consequence => {
  const byProfession = requirementNeeds(requirement, setting, context).map((need) =>
    ofProfession(requirement, need, context),
  );
  const size = context.yearCount * context.placeCount;
  const fte = sumPaths(
    byProfession.map((entry) => entry.fte),
    size,
  );
  const perMillion = parameterValue(context.parameters, 'measures.ftePerMillion');
  return {
    requirement,
    setting,
    byProfession,
    fte,
    heads: sumPaths(
      byProfession.map((entry) => entry.heads),
      size,
    ),
    cost: fte.map((value) => value / perMillion),
  };
};

/** The requirements of a plan side by side. */
export interface RequirementSum {
  /** Sum over requirements. Shape [Y][M]. Unit: FTE. */
  readonly fte: Float64Array;
  /** Shape [Y][M]. Unit: persons. */
  readonly heads: Float64Array;
  /** Shape [Y][M]. Unit: million NOK a year. */
  readonly cost: Float64Array;
  /** 1 where at least one requirement cannot be met. Shape [Y][M]. */
  readonly unable: Uint8Array;
  /** Sum over requirements by profession. Shape [P][Y][M]. Unit: FTE. */
  readonly byProfession: Float64Array;
}

/**
 * Add up the consequences of several requirements.
 *
 * @returns Zero everywhere for an empty list.
 * @source docs/method/requirements.md R3
 */
export const requirementSum = (
  consequences: readonly Consequence[],
  yearCount: number,
  placeCount: number,
): RequirementSum => {
  const size = yearCount * placeCount;
  const byProfession = new Float64Array(width * size);
  const unable = new Uint8Array(size);
  for (const consequence of consequences)
    for (const entry of consequence.byProfession) {
      const start = professions.indexOf(entry.profession) * size;
      for (let i = 0; i < size; i++) {
        byProfession[start + i] = at(byProfession, start + i) + at(entry.fte, i);
        if (at(entry.unable, i) === 1) unable[i] = 1;
      }
    }
  return {
    fte: sumPaths(
      consequences.map((c) => c.fte),
      size,
    ),
    heads: sumPaths(
      consequences.map((c) => c.heads),
      size,
    ),
    cost: sumPaths(
      consequences.map((c) => c.cost),
      size,
    ),
    unable,
    byProfession,
  };
};
