/** Employment of the whole country (B3). */
export interface LabourInput {
  /** Share of residents who are employed. Shape [sex][age 0…105]. Unit: share. */
  readonly employmentRate: Float64Array;
}
