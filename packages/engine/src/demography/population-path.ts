/** People in every place, year by year, and what changed them. Axis letters: T transitions, Y = T + 1 years, M places. */
export interface PopulationPath {
  readonly firstYear: number;
  readonly yearCount: number;
  readonly placeCount: number;
  /** Persons on 1 January. Shape [Y][X][106][M]. */
  readonly persons: Float64Array;
  /** Births during the year by sex of the child. Shape [T][X][M]. */
  readonly births: Float64Array;
  /** Deaths during the year by cohort: row 0 those born in it, row a + 1 those aged a on 1 January. Shape [T][X][107][M]. */
  readonly deaths: Float64Array;
  /** Moved in less moved out during the year, same rows as `deaths`. Shape [T][X][107][M]. */
  readonly netMigration: Float64Array;
  /** Gain in remaining life expectancy at 67 since the first year, mean of the sexes. Shape [Y]. Unit: years. Rule U3. */
  readonly lifeExpectancyGain: Float64Array;
}
