import type { Sex } from '../axes.ts';

/** Employment of the whole country (B3). */
export interface LabourInput {
  /** Share of residents who are employed. Shape [sex][age 0…105]. Unit: share. */
  readonly employmentRate: Float64Array;
  /** Published participation the rates were made from. Unit: share. */
  readonly participation: readonly {
    readonly sex: Sex;
    readonly fromAge: number;
    readonly toAge: number;
    readonly share: number;
  }[];
}
