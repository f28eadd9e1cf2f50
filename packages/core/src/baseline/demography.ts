/** Alternatives for the population path (D6). */
export const populationAlternatives = ['main', 'low', 'high', 'strongAgeing', 'weakAgeing'] as const;
export type PopulationAlternative = (typeof populationAlternatives)[number];

/** Low, main and high of one assumption in an official projection. */
export const pathLevels = ['low', 'main', 'high'] as const;
export type PathLevel = (typeof pathLevels)[number];

/** A published value for one year; the years between two points follow the rule that reads them. */
export interface PathPoint {
  readonly year: number;
  readonly value: number;
}

/** A path by level: points sorted by year, never empty for `main`. */
export type LevelPaths = Readonly<Record<PathLevel, readonly PathPoint[]>>;

/** Lower bounds of the broad age groups that results and history are told in: 0–19, 20–66, 67–79, 80–89, 90+. */
export const broadAges = [0, 20, 67, 80, 90] as const;

/** Five-year age groups of local rates: 0–4, …, 90–94, 95 and older. */
export const rateGroupCount = 20;

/** Rows of a year's flows: row 0 those born in the year, row a + 1 those aged a on 1 January. */
export const cohortCount = 107;

/** Years of a block of figures. */
export interface YearSpan {
  readonly first: number;
  readonly count: number;
}

/**
 * Local cohort residuals summed over some transitions: people the year after minus survivors by national mortality.
 * Net migration, and at old ages the local deviation in mortality.
 */
export interface ResidualPeriod {
  /** First and last year of the transitions, each from 1 January of the year to the next. */
  readonly firstYear: number;
  readonly lastYear: number;
  /** Survivors exposed. Shape [M][X][20]. Unit: person-years. */
  readonly exposure: Float64Array;
  /** People that survival does not explain. Shape [M][X][20]. Unit: persons. */
  readonly residual: Float64Array;
}

/** Residuals of all ages together by centrality class, one row per transition. */
export interface ClassResiduals {
  readonly years: YearSpan;
  /** Survivors exposed. Shape [Y][6]. Unit: person-years. */
  readonly exposure: Float64Array;
  /** People that survival does not explain. Shape [Y][6]. Unit: persons. */
  readonly residual: Float64Array;
}

/** Figures the population projection starts from (D1–D6). Axis letters: M municipality, X sex, A age 0…105. */
export interface DemographyInput {
  /** Persons on 1 January of the base year. Shape [M][X][A]. */
  readonly population: Uint32Array;
  /** Probability of death between exact ages 0…106. Shape [Y][X][107]. Unit: share. */
  readonly mortality: Float64Array;
  readonly mortalityYears: YearSpan;
  /** Middle years of the periods of `fertilityShares`. Shape [F]. */
  readonly fertilityMidYears: Float64Array;
  /** Share of total fertility by age of mother 15–19, …, 45–49. Shape [F][7]. Unit: share, summing to 1. */
  readonly fertilityShares: Float64Array;
  /** Children per woman. */
  readonly totalFertility: LevelPaths;
  /** Period life expectancy at birth, both sexes. Unit: years. */
  readonly lifeExpectancy: LevelPaths;
  /** Period life expectancy at birth, men. Unit: years. */
  readonly lifeExpectancyMen: LevelPaths;
  /** Net migration of the country. Unit: persons a year. */
  readonly netMigration: LevelPaths;
  /** Older official national projection by single age, for the age pattern of mortality decline. Shape [Y][A]. Unit: persons. */
  readonly officialAges: Float64Array;
  readonly officialAgesYears: YearSpan;
  /** County numbers of `countyTotals`, sorted. */
  readonly countyIds: readonly string[];
  /** Official county totals by level. Shape [Y][county]. Unit: persons. */
  readonly countyTotals: Readonly<Record<PathLevel, Float64Array>>;
  readonly countyTotalsYears: YearSpan;
  /** Official municipal totals of the main alternative in `municipalTotalsYear`. Shape [M]. Unit: persons. */
  readonly municipalTotals: Float64Array;
  readonly municipalTotalsYear: number;
  /** Local residuals, oldest period first. */
  readonly residuals: readonly ResidualPeriod[];
  /** Residuals of all ages together by centrality class 1…6, year by year: how each class responds to the country's migration. */
  readonly classResiduals: ClassResiduals;
  /** National cohort residuals by cohort row; row 0 is `NaN`, since births are not observed. Shape [Y][X][107]. Unit: persons. */
  readonly nationalResiduals: Float64Array;
  readonly nationalResidualsYears: YearSpan;
  /** Infants counted and infants expected at national fertility. Shape [M] each. Unit: persons. */
  readonly infants: Float64Array;
  readonly expectedInfants: Float64Array;
  /** Municipalities' own population paths (D7); absent without own figures. */
  readonly ownPaths?: readonly OwnPlacePath[];
}

/** A municipality's own population path. */
export interface OwnPlacePath {
  /** Position on the place axis. */
  readonly place: number;
  readonly years: YearSpan;
  /** Persons on 1 January. Shape [Y][X][A]. */
  readonly persons: Float64Array;
}
