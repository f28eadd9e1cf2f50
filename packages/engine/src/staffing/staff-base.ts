import {
  at,
  invariant,
  type Municipality,
  mixGroups,
  type ParameterTable,
  professions,
  type Service,
  type StaffingInput,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { nationalStaff } from './national-staff.ts';
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
}

const width = professions.length;
const nursing = ['nurse', 'specialistNurse'] as const;
const nursingRows = nursing.map((profession) => professions.indexOf(profession));
const groupOf = services.map((service) => mixGroups.indexOf(serviceTraits[service].mixGroup));
const sectorOf = services.map((service) => sectors.indexOf(serviceTraits[service].sector));
const careGroup = mixGroups.indexOf('care');
const careRows = services.flatMap((_, s) => (groupOf[s] === careGroup ? [s] : []));

/** Rounds of fitting local nurses and national professions to each other; the last changes nothing above 1e-12. */
const rounds = 60;
const halvings = 200;

const mixOf = (national: Float64Array): Float64Array => {
  const mix = new Float64Array(national.length);
  for (let s = 0; s < services.length; s++) {
    let total = 0;
    for (let p = 0; p < width; p++) total += at(national, s * width + p);
    for (let p = 0; p < width; p++) mix[s * width + p] = total > 0 ? at(national, s * width + p) / total : 0;
  }
  return mix;
};

/**
 * Old centrality (0 least … 3 most) that stands for each of today's classes 1 (most) … 6 (least).
 * Classes 1–2 are the large towns and their surroundings, 5–6 the least central.
 */
const oldCentrality = [3, 3, 2, 1, 0, 0] as const;

/** Staff per user of general practice by place, mean over the country's workload 1. Shape [M]. */
const doctorPattern = (
  input: StaffingInput,
  municipalities: readonly Municipality[],
  work: Float64Array,
  weight: number,
): Float64Array => {
  const mean = input.doctorsByCentrality.reduce((a, b) => a + b, 0) / input.doctorsByCentrality.length;
  const pattern = Float64Array.from(municipalities, (municipality) => {
    const old = at(oldCentrality, municipality.centralityClass - 1);
    return 1 + weight * (at(input.doctorsByCentrality, old) / mean - 1);
  });
  let sum = 0;
  let all = 0;
  for (let m = 0; m < work.length; m++) {
    sum += at(work, m) * at(pattern, m);
    all += at(work, m);
  }
  return pattern.map((value) => (sum > 0 ? (value * all) / sum : 1));
};

/** Nurses at work in one place when nurses count `odds` times as much as in the national mix. */
const nursesAt = (
  totals: Float64Array,
  nurseShares: Float64Array,
  otherShares: Float64Array,
  odds: number,
): number => {
  let nurses = 0;
  for (let i = 0; i < totals.length; i++) {
    const n = at(nurseShares, i) * odds;
    nurses += (at(totals, i) * n) / (n + at(otherShares, i));
  }
  return nurses;
};

/**
 * Find the local factors of care: every place has the nurses observed there, every profession its national total,
 * and every place and service its own total.
 *
 * @param fte FTE of each care service by place. Shape [care services][M].
 * @returns Factors on the national mix. Shape [P][M].
 * @throws When a place has as many nurses as staff.
 */
const careFactors = (
  mix: Float64Array,
  fte: readonly Float64Array[],
  nurseFte: Float64Array,
  nationalTotals: readonly number[],
): Float64Array => {
  const places = nurseFte.length;
  const common = new Float64Array(width).fill(1);
  const odds = new Float64Array(places).fill(1);
  const isNurse = professions.map((_, p) => nursingRows.includes(p));
  for (let round = 0; round < rounds; round++) {
    const nurseShares = new Float64Array(careRows.length);
    const otherShares = new Float64Array(careRows.length);
    careRows.forEach((s, i) => {
      for (let p = 0; p < width; p++) {
        const value = at(mix, s * width + p) * at(common, p);
        if (isNurse[p] === true) nurseShares[i] = at(nurseShares, i) + value;
        else otherShares[i] = at(otherShares, i) + value;
      }
    });
    for (let m = 0; m < places; m++) {
      const totals = Float64Array.from(fte, (row) => at(row, m));
      const wanted = at(nurseFte, m);
      const all = totals.reduce((a, b) => a + b, 0);
      invariant(
        wanted >= 0 && (wanted < all || wanted === 0),
        `place ${m} has fewer nurses (${wanted}) than staff (${all})`,
      );
      let low = 1e-9;
      let high = 1e9;
      for (let i = 0; i < halvings && high / low > 1 + 1e-15; i++) {
        const middle = Math.sqrt(low * high);
        if (nursesAt(totals, nurseShares, otherShares, middle) < wanted) low = middle;
        else high = middle;
      }
      odds[m] = wanted === 0 ? 0 : Math.sqrt(low * high);
    }
    const sums = new Float64Array(width);
    careRows.forEach((s, i) => {
      const row = fte[i] as Float64Array;
      for (let m = 0; m < places; m++) {
        const norm = at(nurseShares, i) * at(odds, m) + at(otherShares, i);
        for (let p = 0; p < width; p++) {
          const factor = at(common, p) * (isNurse[p] === true ? at(odds, m) : 1);
          sums[p] = at(sums, p) + (at(row, m) * at(mix, s * width + p) * factor) / norm;
        }
      }
    });
    let off = 0;
    for (let p = 0; p < width; p++) {
      const wanted = at(nationalTotals, p);
      if (isNurse[p] === true || wanted === 0) continue;
      off = Math.max(off, Math.abs(at(sums, p) / wanted - 1));
      common[p] = (at(common, p) * wanted) / at(sums, p);
    }
    if (off < 1e-13) break;
  }
  const factors = new Float64Array(width * places);
  for (let p = 0; p < width; p++)
    for (let m = 0; m < places; m++)
      factors[p * places + m] = at(common, p) * (isNurse[p] === true ? at(odds, m) : 1);
  return factors;
};

/**
 * Place the base-year staff and the need that follows from it.
 *
 * A service's staff follows its workload; nurses in care stand where they are observed; general practice follows the centrality
 * pattern of doctors. Need = staff at work × (1 + vacancy), so the base gap is the estimated shortage (B1).
 *
 * @param work Workload of the base year. Shape [S][M]. Unit: users of mean workload.
 * @param users Users of the base year. Shape [S][M]. Unit: persons.
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
  services.forEach((service, s) => {
    let total = 0;
    for (let p = 0; p < width; p++) total += at(national, s * width + p);
    const rate = total / sumRow(work, s);
    const pattern =
      service === 'gp'
        ? doctorPattern(
            input,
            municipalities,
            work.subarray(s * places, (s + 1) * places),
            staffingValue(parameters, 'doctorCentrality'),
          )
        : null;
    for (let m = 0; m < places; m++) perWork[s * places + m] = rate * (pattern === null ? 1 : at(pattern, m));
  });
  const fteOf = (s: number): Float64Array =>
    Float64Array.from({ length: places }, (_, m) => at(perWork, s * places + m) * at(work, s * places + m));
  const careTotals = professions.map((_, p) =>
    careRows.reduce((sum, s) => sum + at(national, s * width + p), 0),
  );
  const care = careFactors(mix, careRows.map(fteOf), input.nurseFte, careTotals);
  const factors = new Float64Array(mixGroups.length * width * places).fill(1);
  factors.set(care, careGroup * width * places);
  const { atWork, shares } = placeStaff(
    mix,
    factors,
    services.map((_, s) => fteOf(s)),
    places,
  );
  const byProfession = new Float64Array(width * places);
  for (let k = 0; k < sectors.length; k++)
    for (let i = 0; i < byProfession.length; i++)
      byProfession[i] = at(byProfession, i) + at(atWork, k * byProfession.length + i);
  const vacancy = vacancyRates(input, municipalities, byProfession, parameters);
  const localFactor = factors.map((factor, i) => factor * (1 + at(vacancy, i % vacancy.length)));
  const ftePerWork = perWork.map((rate, i) => {
    const s = Math.floor(i / places);
    const m = i % places;
    let need = 0;
    for (let p = 0; p < width; p++)
      need += at(shares, (s * width + p) * places + m) * (1 + at(vacancy, p * places + m));
    return rate * need;
  });
  return { mix, localFactor, ftePerWork, national, atWork, vacancy };
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
    const factorStart = at(groupOf, s) * width * places;
    for (let m = 0; m < places; m++) {
      let norm = 0;
      for (let p = 0; p < width; p++)
        norm += at(mix, s * width + p) * at(factors, factorStart + p * places + m);
      for (let p = 0; p < width; p++) {
        const share =
          norm > 0 ? (at(mix, s * width + p) * at(factors, factorStart + p * places + m)) / norm : 0;
        shares[(s * width + p) * places + m] = share;
        const out = (at(sectorOf, s) * width + p) * places + m;
        atWork[out] = at(atWork, out) + share * at(fte[s] as Float64Array, m);
      }
    }
  }
  return { atWork, shares };
};
