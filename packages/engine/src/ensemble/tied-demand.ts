import { f64, type PlanTies, type RunFigures, services } from '@veivalg/core';
import type { Counted, PlaceColumns } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';
import { eachHealthKnot } from './tied-health.ts';

const [somatic, longTerm, housing, shortTerm, home] = (
  ['somaticHospital', 'longTermStay', 'staffedHousing', 'shortTermStay', 'homeCare'] as const
).map((service) => services.indexOf(service)) as [number, number, number, number, number];

/** What work is tied by. */
type TiedTo = Pick<Ensemble, 'columns' | 'responses' | 'health'>;

/** Receives FTE to be added to a column for a place: its position among the places asked about. */
type AddTied = (column: number, place: number, fte: number) => void;

/** What is tied of one reach in one year; unpaid care in the order of the services counted, null where there is none. */
interface ReachTies {
  readonly level: number;
  readonly shift: number;
  readonly unpaid: Float64Array | null;
  readonly healthy: number;
}

/** What a plan ties of a reach in a year; null where nothing is. */
const tiesOfReach = (ties: PlanTies, reach: number, counted: readonly number[]): ReachTies | null => {
  const [level, shift] = [f64(ties.levelTransfer, reach), f64(ties.institutionShift, reach)];
  const unpaid = Float64Array.from(counted, (s) => f64(ties.unpaidCare, reach * services.length + s));
  const healthy = f64(ties.healthyShare, reach);
  const saves = unpaid.some((part) => part !== 0);
  return level === 0 && shift === 0 && !saves && !(healthy > 0)
    ? null
    : { level, shift, unpaid: saves ? unpaid : null, healthy };
};

/**
 * Let what the plan's measures have moved answer as what it was moved from: work from the hospital and from institutions
 * follows the draws of those, whatever service does it now; what unpaid care saves follows how much unpaid care there
 * is and how much of it becomes demand; and better health follows the draws of health only as far as there is more to gain.
 *
 * Of demand by service only: by profession, moved work answers as the service it lands in.
 *
 * @source docs/method/uncertainty.md Q3; docs/method/measures.md M3, H1; docs/method/use.md U4
 */
export const eachTie = (
  { columns, responses, health }: TiedTo,
  result: RunFigures,
  counted: Counted,
  year: number,
  places: readonly number[],
  add: AddTied,
): void => {
  const { ties, reached } = result.cells;
  if (ties === undefined || counted.profession >= 0) return;
  const { placeCount, yearCount, demandByService } = result;
  const first = year * services.length * placeCount;
  // This runs for every place of every year of a picture: what is the same in all places is read once.
  const ofReach = [0, 1].map((r) => tiesOfReach(ties, r * yearCount + year, counted.services));
  if (ofReach.every((tied) => tied === null)) return;
  const takers = services.map((_, s) => counted.services.includes(s));
  const demandOf = (s: number, m: number): number => demandByService[first + s * placeCount + m] ?? 0;
  const move = (giver: number, taker: number, n: number, m: number, fte: number): void => {
    if (fte === 0 || takers[taker] !== true || demandOf(taker, m) <= 0) return;
    add(columns.service[giver] ?? -1, n, fte);
    add(columns.service[taker] ?? -1, n, -fte);
    for (let a = 0; a < responses.alternatives.length; a++) {
      const own = responses.alternatives[a]?.demandOfPlaces;
      if (own === undefined) continue;
      const [given, taken] = [
        own[first + giver * placeCount + m] ?? 0,
        own[first + taker * placeCount + m] ?? 0,
      ];
      add(columns.alternative[a] ?? -1, n, fte * (given - taken));
    }
  };
  const answers = health(year);
  for (let n = 0; n < places.length; n++) {
    const m = places[n] as number;
    const tied = ofReach[reached[m] ?? 0] ?? null;
    if (tied === null) continue;
    const { level, shift, unpaid, healthy } = tied;
    // What is left where it came from is the rest of the whole.
    const ofHospital = level < 1 ? (demandOf(somatic, m) * level) / (1 - level) : 0;
    move(somatic, demandOf(shortTerm, m) > 0 ? shortTerm : home, n, m, ofHospital);
    const ofInstitution = shift < 1 ? (demandOf(longTerm, m) * shift * ties.housingFte) / (1 - shift) : 0;
    move(longTerm, housing, n, m, ofInstitution);
    if (unpaid !== null) {
      let saved = 0;
      for (let i = 0; i < unpaid.length; i++)
        saved += demandOf(counted.services[i] as number, m) * f64(unpaid, i);
      if (saved !== 0) add(columns.unpaid, n, saved);
    }
    if (!(healthy > 0)) continue;
    let answering = 0;
    for (const s of counted.services)
      answering += demandOf(s, m) * (f64(answers.services, s) + f64(answers.places, m));
    eachHealthKnot(healthy, (k, part) => add(columns.health + k, n, part * answering));
  }
};

/** Add what is tied to the columns of demand. @param from First column of the ensemble that is written. */
export const addTies = (
  ensemble: TiedTo,
  result: RunFigures,
  counted: Counted,
  year: number,
  places: readonly number[],
  from: number,
  { demandColumns }: PlaceColumns,
): void => {
  eachTie(ensemble, result, counted, year, places, (column, place, fte) => {
    if (column < from) return;
    const at = (column - from) * places.length + place;
    demandColumns[at] = f64(demandColumns, at) + fte;
  });
};
