import {
  type Municipality,
  mixGroups,
  type ParameterTable,
  power,
  professions,
  type Service,
  type StaffingInput,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { careFactors, careRows } from './care-factors.ts';
import { nationalStaff } from './national-staff.ts';
import { ownStockFactors, ownVacancyRates } from './own-staff.ts';
import { vacancyRates } from './shortage.ts';
import { staffingValue } from './staff-shares.ts';

/** Base-year staff and need. Axis letters: S service, K sector, G mix group, P profession, M municipality. */
export interface StaffBase {
  /** Mix of the staff at work in the country; sums to 1 over professions. Shape [S][P]. */
  readonly mix: Float64Array;
  /** What a place's mix and vacancy add to the national mix. Shape [G][P][M]. */
  readonly localFactor: Float64Array;
  /** FTE needed per user of mean workload in the base year. Shape [S][M]. Unit: FTE per user. */
  readonly ftePerWork: Float64Array;
  /** Staff at work. Shape [S][P]. Unit: FTE. */
  readonly national: Float64Array;
  /** Staff at work, as the base year's supply. Shape [K][P][M]. Unit: FTE. */
  readonly atWork: Float64Array;
  /** Shortage over staff at work. Shape [P][M]. Unit: share. */
  readonly vacancy: Float64Array;
  /** The same in municipal services: own vacancies where the municipality has counted them (B1). Shape [P][M]. Unit: share. */
  readonly municipalVacancy: Float64Array;
}

const width = professions.length;
const groupOf = services.map((service) => mixGroups.indexOf(serviceTraits[service].mixGroup));
const sectorOf = services.map((service) => sectors.indexOf(serviceTraits[service].sector));
const careGroup = mixGroups.indexOf('care');
const municipal = sectors.indexOf('municipal');
/** Mix groups of municipal services. */
const municipalGroups: readonly number[] = [...new Set(groupOf.filter((_, s) => sectorOf[s] === municipal))];

const mixOf = (national: Float64Array): Float64Array => {
  const mix = new Float64Array(national.length);
  for (let s = 0; s < services.length; s++) {
    let total = 0;
    for (let p = 0; p < width; p++) total += national[s * width + p] as number;
    for (let p = 0; p < width; p++)
      mix[s * width + p] = total > 0 ? (national[s * width + p] as number) / total : 0;
  }
  return mix;
};

/**
 * Old centrality (0 least … 3 most) that stands for each of today's classes 1 (most) … 6 (least).
 * Classes 1–2 are the large towns and their surroundings, 5–6 the least central.
 */
const oldCentrality = [3, 3, 2, 1, 0, 0] as const;

/** Doctors per inhabitant by centrality against the mean. Shape [M]. */
const centralityStandard = (
  input: StaffingInput,
  municipalities: readonly Municipality[],
  weight: number,
): Float64Array => {
  const mean = input.doctorsByCentrality.reduce((a, b) => a + b, 0) / input.doctorsByCentrality.length;
  return Float64Array.from(municipalities, (municipality) => {
    const old = oldCentrality[municipality.centralityClass - 1] as number;
    return 1 + weight * ((input.doctorsByCentrality[old] as number) / mean - 1);
  });
};

/** Contracted FTE of one service in the country. */
const nationalFte = (national: Float64Array, s: number): number =>
  national.subarray(s * width, (s + 1) * width).reduce((a, b) => a + b, 0);

/**
 * Staff of care per workload by place against the country: (share of the country's nurses / share of its workload)^weight.
 *
 * Users alone overstate the staff of places that give many people a little; nurses alone overstate those that employ more
 * nurses than others. Between them lies what the counted municipalities show. A place without nurses follows its workload.
 */
const careStandard = (
  nurseFte: Float64Array,
  rows: readonly { readonly work: Float64Array; readonly fte: number }[],
  weight: number,
): Float64Array => {
  const own = new Float64Array(nurseFte.length);
  let all = 0;
  for (const { work, fte } of rows) {
    const total = work.reduce((a, b) => a + b, 0);
    for (let m = 0; m < own.length; m++) own[m] = (own[m] as number) + ((work[m] as number) * fte) / total;
    all += fte;
  }
  const nurses = nurseFte.reduce((a, b) => a + b, 0);
  return own.map((fte, m) => {
    const counted = nurseFte[m] as number;
    return counted > 0 && fte > 0 ? power(counted / nurses / (fte / all), weight) : 1;
  });
};

/**
 * Place the base-year staff and the need that follows from it.
 *
 * A service's staff follows its workload; nurses in care stand where they are observed, and the staff of care leans towards
 * them; general practice follows the centrality pattern of doctors. Need = staff at work × (1 + vacancy), so the base gap is the estimated shortage (B1).
 *
 * @param work Workload of the base year. Shape [S][M]. Unit: users of mean workload.
 * @param users Users of the base year by the register, which the country's staff is split by. Shape [S][M]. Unit: persons.
 * @source docs/method/staffing.md F1, F4, B1
 */
export const staffBase = (
  input: StaffingInput,
  municipalities: readonly Municipality[],
  users: Float64Array,
  work: Float64Array,
  parameters: ParameterTable,
): StaffBase => {
  const places = municipalities.length;
  const sumRow = (array: Float64Array, s: number): number =>
    array.subarray(s * places, (s + 1) * places).reduce((a, b) => a + b, 0);
  const residents = (service: Service): number => sumRow(users, services.indexOf(service));
  const national = nationalStaff(
    input,
    { longTermStay: residents('longTermStay'), shortTermStay: residents('shortTermStay') },
    parameters,
  );
  const mix = mixOf(national);
  const perWork = new Float64Array(services.length * places);
  const workOf = (s: number): Float64Array => work.subarray(s * places, (s + 1) * places);
  const care = careStandard(
    input.nurseFte,
    careRows.map((s) => ({ work: workOf(s), fte: nationalFte(national, s) })),
    staffingValue(parameters, 'nurseWeight'),
  );
  const centrality = centralityStandard(input, municipalities, staffingValue(parameters, 'doctorCentrality'));
  services.forEach((service, s) => {
    const standard = careRows.includes(s) ? care : service === 'gp' ? centrality : null;
    let weighted = 0;
    for (let m = 0; m < places; m++)
      weighted += (work[s * places + m] as number) * (standard === null ? 1 : (standard[m] as number));
    const rate = nationalFte(national, s) / weighted;
    for (let m = 0; m < places; m++)
      perWork[s * places + m] = rate * (standard === null ? 1 : (standard[m] as number));
  });
  const fteOf = (s: number): Float64Array =>
    Float64Array.from(
      { length: places },
      (_, m) => (perWork[s * places + m] as number) * (work[s * places + m] as number),
    );
  const careTotals = professions.map((_, p) =>
    careRows.reduce((sum, s) => sum + (national[s * width + p] as number), 0),
  );
  const factorsOfCare = careFactors(mix, careRows.map(fteOf), input.nurseFte, careTotals);
  const factors = new Float64Array(mixGroups.length * width * places).fill(1);
  factors.set(factorsOfCare, careGroup * width * places);
  const place = () =>
    placeStaff(
      mix,
      factors,
      services.map((_, s) => fteOf(s)),
      places,
    );
  let { atWork, shares } = place();
  const own =
    input.ownStock === undefined
      ? null
      : ownStockFactors(input.ownStock, atWork.subarray(municipal * width * places), places);
  if (own !== null) {
    putOwnStock(own, factors, perWork, shares, places);
    ({ atWork, shares } = place());
  }
  const byProfession = new Float64Array(width * places);
  for (let k = 0; k < sectors.length; k++)
    for (let i = 0; i < byProfession.length; i++)
      byProfession[i] = (byProfession[i] as number) + (atWork[k * byProfession.length + i] as number);
  const vacancy = vacancyRates(input, municipalities, byProfession, parameters);
  const municipalVacancy =
    input.ownVacancies === undefined
      ? vacancy
      : ownVacancyRates(input.ownVacancies, atWork.subarray(municipal * width * places), vacancy);
  const ratesOf = (group: number): Float64Array =>
    municipalGroups.includes(group) ? municipalVacancy : vacancy;
  const localFactor = factors.map(
    (factor, i) => factor * (1 + (ratesOf(Math.floor(i / vacancy.length))[i % vacancy.length] as number)),
  );
  const ftePerWork = perWork.map((rate, i) => {
    const s = Math.floor(i / places);
    const m = i % places;
    const rates = sectorOf[s] === municipal ? municipalVacancy : vacancy;
    let need = 0;
    for (let p = 0; p < width; p++)
      need += (shares[(s * width + p) * places + m] as number) * (1 + (rates[p * places + m] as number));
    return rate * need;
  });
  return { mix, localFactor, ftePerWork, national, atWork, vacancy, municipalVacancy };
};

/**
 * Let every municipal service of a place have so many times its staff of each profession; its FTE follow.
 *
 * @param times Shape [P][M]. @param factors Changed. Shape [G][P][M]. @param perWork Changed. Shape [S][M].
 * @param shares Professions' shares of each service before. Shape [S][P][M].
 */
const putOwnStock = (
  times: Float64Array,
  factors: Float64Array,
  perWork: Float64Array,
  shares: Float64Array,
  places: number,
): void => {
  for (let m = 0; m < places; m++) {
    let moved = false;
    for (let p = 0; p < width; p++) moved ||= times[p * places + m] !== 1;
    // A place where nothing moves keeps its digits: its shares sum to 1 only to rounding.
    if (!moved) continue;
    for (let s = 0; s < services.length; s++) {
      if (sectorOf[s] !== municipal) continue;
      let growth = 0;
      for (let p = 0; p < width; p++)
        growth += (shares[(s * width + p) * places + m] as number) * (times[p * places + m] as number);
      perWork[s * places + m] = (perWork[s * places + m] as number) * growth;
    }
    for (const group of municipalGroups)
      for (let p = 0; p < width; p++) {
        const i = (group * width + p) * places + m;
        factors[i] = (factors[i] as number) * (times[p * places + m] as number);
      }
  }
};

/** Local shares of each profession and the staff they give. */
const placeStaff = (
  mix: Float64Array,
  factors: Float64Array,
  fte: readonly Float64Array[],
  places: number,
): { atWork: Float64Array; shares: Float64Array } => {
  const atWork = new Float64Array(sectors.length * width * places);
  const shares = new Float64Array(services.length * width * places);
  for (let s = 0; s < services.length; s++) {
    const factorStart = (groupOf[s] as number) * width * places;
    for (let m = 0; m < places; m++) {
      let norm = 0;
      for (let p = 0; p < width; p++)
        norm += (mix[s * width + p] as number) * (factors[factorStart + p * places + m] as number);
      for (let p = 0; p < width; p++) {
        const share =
          norm > 0
            ? ((mix[s * width + p] as number) * (factors[factorStart + p * places + m] as number)) / norm
            : 0;
        shares[(s * width + p) * places + m] = share;
        const out = ((sectorOf[s] as number) * width + p) * places + m;
        atWork[out] = (atWork[out] as number) + share * ((fte[s] as Float64Array)[m] as number);
      }
    }
  }
  return { atWork, shares };
};
