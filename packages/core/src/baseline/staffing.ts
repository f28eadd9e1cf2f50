/** Figures on staff by service and profession, and on shortage (F1–F4, B1). */
export interface StaffingInput {
  /** Contracted FTE observed at work at the base year, nurses by education in municipal care. Shape [M]. Unit: FTE. */
  readonly nurseFte: Float64Array;
}
