import type { Localised, ParameterId, SourceKey } from './ids.ts';

/** How a figure came to be; shown beside it everywhere. */
export type Standing = 'observed' | 'estimated' | 'assumed' | 'own';

/** A stated distribution, ready to be drawn from (Q1). */
export type Distribution =
  | { readonly shape: 'fixed' }
  | {
      readonly shape: 'triangular';
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  | { readonly shape: 'normal'; readonly mean: number; readonly sd: number }
  | {
      readonly shape: 'logNormal';
      readonly median: number;
      readonly sdLog: number;
    }
  | {
      readonly shape: 'beta';
      readonly a: number;
      readonly b: number;
      readonly min: number;
      readonly max: number;
    };

/** One number the model rests on, with its range and its reason. */
export interface Parameter {
  /** Stable dotted code, e.g. `demand.standardGrowth`. */
  readonly id: ParameterId;
  readonly name: Localised;
  /** Unit word: `share`, `percentPerYear`, `years`, `ratio`, `hoursPerWeek`, … */
  readonly unit: string;
  readonly value: number;
  /** Published or argued range; low ≤ value ≤ high. */
  readonly low: number;
  readonly high: number;
  /** What the value may never pass, whoever moves it. */
  readonly min: number;
  readonly max: number;
  readonly standing: Standing;
  /** Quality of the evidence: A (trial or complete register) … D (no source). */
  readonly evidence: 'A' | 'B' | 'C' | 'D';
  readonly distribution: Distribution;
  /** Why this value and this range, in plain words. */
  readonly reason: Localised;
  readonly sources: readonly SourceKey[];
  /** Method rule that uses it. */
  readonly rule: string;
  /** ISO date someone last held it against its source. */
  readonly lastChecked: string;
}

export type ParameterTable = Readonly<Record<ParameterId, Parameter>>;

/** Value of one parameter. Unit: as the parameter. Throws when the table lacks it: a defect in the data, caught by tests. */
export const parameterValue = (table: ParameterTable, id: ParameterId): number => {
  const parameter = table[id];
  if (parameter === undefined) throw new Error(`Broken invariant: no parameter ${id}`);
  return parameter.value;
};
