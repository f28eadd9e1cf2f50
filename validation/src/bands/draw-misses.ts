/** One plan and one draw of it, held against the model run anew. Unit of figures: standard deviations of each place's draws. */
export interface PlanMiss {
  readonly baselineId: string;
  readonly year: number;
  readonly plan: number;
  readonly draw: number;
  /** Root mean square over places. */
  readonly typical: number;
  readonly worst: number;
  /** The draw and the model from the mean of the place's own draws. Shape [M]. */
  readonly drawn: readonly number[];
  readonly model: readonly number[];
  readonly country: { readonly drawn: number; readonly model: number };
}

/** How far draws are from the model over many plans. Unit: standard deviations. */
export interface DrawMisses {
  readonly year: number;
  readonly plans: number;
  /** Root mean square over all plans and places, of the median plan, and of the plan that nine in ten are no worse than. */
  readonly typical: number;
  readonly medianPlan: number;
  readonly ninthPlan: number;
  readonly worstPlan: number;
  /** Of one place in one plan. */
  readonly worst: number;
  /** Share of places and plans within the aims. */
  readonly within2: number;
  readonly within5: number;
  /** P10, P50 and P90 over all plans and places: of the draws less that of the model. */
  readonly quantiles: readonly number[];
  /** The same for the country, one value a plan. */
  readonly countryQuantiles: readonly number[];
}

const bandShares = [0.1, 0.5, 0.9] as const;

const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;

const apart = (drawn: Float64Array, model: Float64Array): readonly number[] => {
  const [fast, slow] = [drawn.slice().sort(), model.slice().sort()];
  return bandShares.map((share) => quantile(fast, share) - quantile(slow, share));
};

/**
 * Sum up how far draws are from the model.
 *
 * Every plan has one draw of its own, so a quantile over the plans is one of draws and plans at once; each value is
 * counted from its own plan's mean and in its own plan's spread.
 *
 * @param misses At least one, all of the same year and with the same places.
 * @source docs/method/uncertainty.md Q3
 */
export const summariseMisses = (misses: readonly PlanMiss[]): DrawMisses => {
  const drawn = Float64Array.from(misses.flatMap((miss) => miss.drawn));
  const model = Float64Array.from(misses.flatMap((miss) => miss.model));
  const far = drawn.map((value, i) => Math.abs(value - (model[i] ?? Number.NaN)));
  const plans = Float64Array.from(misses, ({ typical }) => typical).sort();
  const within = (aim: number): number => far.filter((value) => value <= aim).length / far.length;
  return {
    year: misses[0]?.year ?? Number.NaN,
    plans: misses.length,
    typical: Math.sqrt(far.reduce((a, b) => a + b * b, 0) / far.length),
    medianPlan: quantile(plans, 0.5),
    ninthPlan: quantile(plans, 0.9),
    worstPlan: quantile(plans, 1),
    worst: far.reduce((a, b) => Math.max(a, b), 0),
    within2: within(0.02),
    within5: within(0.05),
    quantiles: apart(drawn, model),
    countryQuantiles: apart(
      Float64Array.from(misses, ({ country }) => country.drawn),
      Float64Array.from(misses, ({ country }) => country.model),
    ),
  };
};
