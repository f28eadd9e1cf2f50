/** Alternatives for the population path (D6). */
export const populationAlternatives = ['main', 'low', 'high', 'strongAgeing', 'weakAgeing'] as const;
export type PopulationAlternative = (typeof populationAlternatives)[number];

/** Figures the population projection starts from (D1–D6). Axis letters: M municipality, X sex, A age 0…105. */
export interface DemographyInput {
  /** Persons on 1 January of the base year. Shape [M][X][A]. */
  readonly population: Uint32Array;
}
