import { f64, type RunFigures, services } from '@veivalg/core';
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
  const { placeCount, yearCount } = result;
  const size = services.length;
  const first = year * size * placeCount;
  const demandOf = (s: number, m: number): number => result.demandByService[first + s * placeCount + m] ?? 0;
  const move = (giver: number, taker: number, n: number, m: number, fte: number): void => {
    if (fte === 0 || !counted.services.includes(taker) || demandOf(taker, m) <= 0) return;
    add(columns.service[giver] ?? -1, n, fte);
    add(columns.service[taker] ?? -1, n, -fte);
    responses.alternatives.forEach(({ demandOfPlaces }, a) => {
      const own = (s: number): number => demandOfPlaces[first + s * placeCount + m] ?? 0;
      add(columns.alternative[a] ?? -1, n, fte * (own(giver) - own(taker)));
    });
  };
  const answers = health(year);
  places.forEach((m, n) => {
    const reach = (reached[m] ?? 0) * yearCount + year;
    const [level, shift] = [f64(ties.levelTransfer, reach), f64(ties.institutionShift, reach)];
    // What is left where it came from is the rest of the whole.
    const ofHospital = level < 1 ? (demandOf(somatic, m) * level) / (1 - level) : 0;
    move(somatic, demandOf(shortTerm, m) > 0 ? shortTerm : home, n, m, ofHospital);
    const ofInstitution = shift < 1 ? (demandOf(longTerm, m) * shift * ties.housingFte) / (1 - shift) : 0;
    move(longTerm, housing, n, m, ofInstitution);
    let unpaid = 0;
    for (const s of counted.services) unpaid += demandOf(s, m) * f64(ties.unpaidCare, reach * size + s);
    if (unpaid !== 0) add(columns.unpaid, n, unpaid);
    const added = f64(ties.healthyShare, reach);
    if (!(added > 0)) return;
    let answering = 0;
    for (const s of counted.services)
      answering += demandOf(s, m) * (f64(answers.services, s) + f64(answers.places, m));
    eachHealthKnot(added, (k, part) => add(columns.health + k, n, part * answering));
  });
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
