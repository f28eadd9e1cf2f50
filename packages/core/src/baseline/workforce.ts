/** Figures on stocks and flows of people by profession (S1–S3). */
export interface WorkforceInput {
  /** Heads at work in health and care at the base year. Shape [P][X][age 17…74]. Unit: persons. */
  readonly stock: Float64Array;
}
