import {
  invariant,
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

/** Rounds of fitting local nurses and national professions to each other; it stops when totals hold to 1e-10, as they are given. */
const rounds = 60;
/** Far more than Newton's method needs; it stops by itself. */
const newtonSteps = 100;

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
 * Find how many times as much nurses must count in one place for it to have the nurses wanted.
 *
 * Newton's method on a rising, hollow curve: from below it never passes the answer, and a step from above that would leave the
 * positive numbers is cut to a tenth.
 *
 * @param start Odds to start from; above 0.
 */
const oddsFor = (
  totals: Float64Array,
  nurseShares: Float64Array,
  otherShares: Float64Array,
  wanted: number,
  start: number,
): number => {
  let odds = start;
  for (let step = 0; step < newtonSteps; step++) {
    let nurses = 0;
    let slope = 0;
    for (let i = 0; i < totals.length; i++) {
      const n = nurseShares[i] as number;
      const other = otherShares[i] as number;
      const sum = n * odds + other;
      nurses += ((totals[i] as number) * n * odds) / sum;
      slope += ((totals[i] as number) * n * other) / (sum * sum);
    }
    const next = Math.max(odds / 10, odds + (wanted - nurses) / slope);
    if (Math.abs(next - odds) <= 1e-15 * odds) return next;
    odds = next;
  }
  return odds;
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
        const value = (mix[s * width + p] as number) * (common[p] as number);
        if (isNurse[p] === true) nurseShares[i] = (nurseShares[i] as number) + value;
        else otherShares[i] = (otherShares[i] as number) + value;
      }
    });
    for (let m = 0; m < places; m++) {
      const totals = Float64Array.from(fte, (row) => row[m] as number);
      const wanted = nurseFte[m] as number;
      const all = totals.reduce((a, b) => a + b, 0);
      invariant(
        wanted >= 0 && (wanted < all || wanted === 0),
        `place ${m} has fewer nurses (${wanted}) than staff (${all})`,
      );
      odds[m] = wanted === 0 ? 0 : oddsFor(totals, nurseShares, otherShares, wanted, odds[m] as number);
    }
    const sums = new Float64Array(width);
    careRows.forEach((s, i) => {
      const row = fte[i] as Float64Array;
      for (let m = 0; m < places; m++) {
        const norm = (nurseShares[i] as number) * (odds[m] as number) + (otherShares[i] as number);
        for (let p = 0; p < width; p++) {
          const factor = (common[p] as number) * (isNurse[p] === true ? (odds[m] as number) : 1);
          sums[p] =
            (sums[p] as number) + ((row[m] as number) * (mix[s * width + p] as number) * factor) / norm;
        }
      }
    });
    let off = 0;
    for (let p = 0; p < width; p++) {
      const wanted = nationalTotals[p] as number;
      if (isNurse[p] === true || wanted === 0) continue;
      off = Math.max(off, Math.abs((sums[p] as number) / wanted - 1));
      common[p] = ((common[p] as number) * wanted) / (sums[p] as number);
    }
    if (off < 1e-10) break;
  }
  const factors = new Float64Array(width * places);
  for (let p = 0; p < width; p++)
    for (let m = 0; m < places; m++)
      factors[p * places + m] = (common[p] as number) * (isNurse[p] === true ? (odds[m] as number) : 1);
  return factors;
};

/**
 * Place the base-year staff and the need that follows from it.
 *
 * A service's staff follows its workload; nurses in care stand where they are observed, and the staff of care leans towards
 * them; general practice follows the centrality pattern of doctors. Need = staff at work × (1 + vacancy), so the base gap is the estimated shortage (B1).
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
  const { atWork, shares } = placeStaff(
    mix,
    factors,
    services.map((_, s) => fteOf(s)),
    places,
  );
  const byProfession = new Float64Array(width * places);
  for (let k = 0; k < sectors.length; k++)
    for (let i = 0; i < byProfession.length; i++)
      byProfession[i] = (byProfession[i] as number) + (atWork[k * byProfession.length + i] as number);
  const vacancy = vacancyRates(input, municipalities, byProfession, parameters);
  const localFactor = factors.map((factor, i) => factor * (1 + (vacancy[i % vacancy.length] as number)));
  const ftePerWork = perWork.map((rate, i) => {
    const s = Math.floor(i / places);
    const m = i % places;
    let need = 0;
    for (let p = 0; p < width; p++)
      need += (shares[(s * width + p) * places + m] as number) * (1 + (vacancy[p * places + m] as number));
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
