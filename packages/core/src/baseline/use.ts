/** Figures on who uses which service (U1–U2). */
export interface UseInput {
  /** Users observed at 31 December before the base year, `NaN` where the source is blank. Shape [S][M]. Unit: persons. */
  readonly observedUsers: Float64Array;
}
