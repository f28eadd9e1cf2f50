import { invariant, professions } from '@veivalg/core';

const width = professions.length;

/**
 * How many times its calculated staff each place has, when some municipalities have counted their own.
 *
 * The country's staff stays as it is observed: what the own counts add or take is taken from or given to the other
 * municipalities, each in proportion to what it has. A place where the calculation has no one of the profession keeps none,
 * since there is no service to put them in.
 *
 * @param own `NaN` where nothing is counted. Shape [P][M]. Unit: FTE.
 * @param atWork Calculated staff in municipal services. Shape [P][M], or longer. Unit: FTE.
 * @returns Shape [P][M]; null when nothing moves.
 * @throws When a municipality has counted more than the country has: such a count has been refused before.
 * @source docs/method/own-figures.md, egen bestand
 */
export const ownStockFactors = (
  own: Float64Array,
  atWork: Float64Array,
  places: number,
): Float64Array | null => {
  const times = new Float64Array(width * places).fill(1);
  let moved = false;
  for (let p = 0; p < width; p++) {
    const isOwn = (m: number): boolean =>
      !Number.isNaN(own[p * places + m] as number) && (atWork[p * places + m] as number) > 0;
    let counted = 0;
    let calculated = 0;
    let same = true;
    let others = 0;
    for (let m = 0; m < places; m++) {
      const here = atWork[p * places + m] as number;
      if (isOwn(m)) {
        counted += own[p * places + m] as number;
        calculated += here;
        same &&= own[p * places + m] === here;
      } else others += here;
    }
    if (same) continue;
    const left = others + calculated - counted;
    invariant(left >= 0, `profession ${p}: own counts are within the country's staff`);
    moved = true;
    for (let m = 0; m < places; m++) {
      const i = p * places + m;
      if (isOwn(m)) times[i] = (own[i] as number) / (atWork[i] as number);
      else if (others > 0) times[i] = left / others;
    }
  }
  return moved ? times : null;
};

/**
 * Vacancy rates of municipal services, with own vacant positions in the place of the estimated shortage.
 *
 * Other places keep the estimate: the country's shortage becomes the estimate less that place's part of it plus its own.
 *
 * @param own Vacant FTE, `NaN` where nothing is counted. Shape [P][M].
 * @param atWork Staff in municipal services. Shape [P][M], or longer. Unit: FTE.
 * @param vacancy Estimated rates. Shape [P][M].
 * @returns Shape [P][M]. Unit: share of staff at work.
 * @source docs/method/own-figures.md, egne ledige stillinger
 */
export const ownVacancyRates = (
  own: Float64Array,
  atWork: Float64Array,
  vacancy: Float64Array,
): Float64Array =>
  vacancy.map((rate, i) =>
    Number.isNaN(own[i] as number) || !((atWork[i] as number) > 0)
      ? rate
      : (own[i] as number) / (atWork[i] as number),
  );
