import { f64, type Measure, type ParameterTable, parameterValue } from '@veivalg/core';

/** What the pace of one measure follows from. */
export interface PacedSetting {
  readonly measure: Measure;
  /** Index of the start year. */
  readonly start: number;
  readonly rampYears: number;
  /** Share carried out at full ramp (for enablers: value × reach). */
  readonly strength: number;
}

/**
 * Work out how many measures a municipality can introduce in the same years.
 *
 * @param residents Unit: persons.
 * @returns A number of measures: the small municipality's limit up to its size, the large one's from its size, a straight line in residents between.
 * @source docs/method/measures.md M4
 */
export const paceLimit = (residents: number, parameters: ParameterTable): number => {
  const value = (id: string): number => parameterValue(parameters, `measures.${id}`);
  const small = value('paceSmallResidents');
  const large = value('paceLargeResidents');
  const share = Math.min(1, Math.max(0, (residents - small) / (large - small)));
  return value('paceLimitSmall') + share * (value('paceLimitLarge') - value('paceLimitSmall'));
};

/** Mean pace over the people in the places when so many measures are under way at once. Unit: share, 0–1. */
const meanPace = (limits: Float64Array, weights: Float64Array, underWay: number): number => {
  if (underWay === 0 || limits.length === 0) return 1;
  let total = 0;
  let weight = 0;
  for (let i = 0; i < limits.length; i++) {
    total += f64(weights, i) * Math.min(1, f64(limits, i) / underWay);
    weight += f64(weights, i);
  }
  return weight > 0 ? total / weight : 1;
};

/** Positions of the programmes that deliver each measure. */
const deliverersOf = (settings: readonly PacedSetting[]): readonly (readonly number[])[] => {
  const programmes = settings.flatMap(({ measure }, j) => (measure.treatment === 'enabler' ? [j] : []));
  return settings.map(({ measure }) =>
    programmes.filter((j) => {
      const programme = (settings[j] as PacedSetting).measure;
      return programme.treatment === 'enabler' && programme.delivers.includes(measure.id);
    }),
  );
};

/** How much of its deliverers stands behind each measure in a year; several work on what the others left. */
const carried = (
  settings: readonly PacedSetting[],
  progress: readonly Float64Array[],
  deliverers: readonly number[],
  y: number,
) => {
  let left = 1;
  for (const j of deliverers)
    left *=
      1 -
      Math.min(1, Math.max(0, (settings[j] as PacedSetting).strength * f64(progress[j] as Float64Array, y)));
  return 1 - left;
};

/**
 * Work out how far each measure has come every year.
 *
 * A ramp is a straight line; a ramp of zero years is at full effect in its start year. More measures under way than a place can
 * carry slow them all by limit / number; those the state decides take none of a municipality's capacity and are not slowed.
 * A programme makes the measures it delivers faster by a stated share; it adds no size.
 *
 * @param settings In any order.
 * @param placeResidents Residents of the places reached. Unit: persons.
 * @returns For each setting, shape [Y], unit: share 0–1.
 * @source docs/method/measures.md M3–M4
 */
export const progressOf = (
  settings: readonly PacedSetting[],
  yearCount: number,
  placeResidents: ArrayLike<number>,
  parameters: ParameterTable,
): readonly Float64Array[] => {
  const weights = Float64Array.from(placeResidents);
  const limits = weights.map((residents) => paceLimit(residents, parameters));
  const faster = parameterValue(parameters, 'measures.enablerPace');
  const progress = settings.map(() => new Float64Array(yearCount));
  const done = settings.map(() => 0);
  const deliverers = deliverersOf(settings);
  for (let y = 0; y < yearCount; y++) {
    const isUnderWay = (i: number): boolean =>
      (settings[i] as PacedSetting).start <= y && (done[i] as number) < 1;
    const local = settings.filter((s, i) => isUnderWay(i) && s.measure.decider !== 'state').length;
    const pace = meanPace(limits, weights, local);
    // A ramp of zero years steps before the year is read, a longer one after it.
    const step = (i: number): void => {
      const { measure, rampYears } = settings[i] as PacedSetting;
      const speed =
        (measure.decider === 'state' ? 1 : pace) *
        (1 + faster * carried(settings, progress, deliverers[i] as readonly number[], y));
      done[i] = Math.min(1, (done[i] as number) + speed / Math.max(1, rampYears));
    };
    // Programmes first, so that what they carry sees how far they have come whatever the order of the list.
    for (const programmes of [true, false])
      settings.forEach((setting, i) => {
        if ((setting.measure.treatment === 'enabler') !== programmes) return;
        if (isUnderWay(i) && setting.rampYears === 0) step(i);
        (progress[i] as Float64Array)[y] = done[i] as number;
      });
    settings.forEach((setting, i) => {
      if (isUnderWay(i) && setting.rampYears > 0) step(i);
    });
  }
  return progress;
};
