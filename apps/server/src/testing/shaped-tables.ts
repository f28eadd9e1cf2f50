import { ageCount, at, type Baseline, type Service, services, sexes } from '@veivalg/core';
import type { ServedCell, ServedTable } from '../tables.ts';

/**
 * Tables with the form of 07459, 14746 and 14533 for every municipality, made from a baseline by a stated rule, so that a
 * test knows what must come of them. Nothing in them is a published figure.
 */
export interface ShapedOptions {
  readonly baseline: Baseline;
  readonly updated: string;
  /** Persons of every age in the projection, against the base year's population, compounded each year. */
  readonly growth: number;
  /** Nurses against those known. */
  readonly nurses: number;
  /** Users of care against those known; 1 when not told. */
  readonly users?: number;
  readonly lastYear: number;
}

const ages = Array.from({ length: ageCount }, (_, age) =>
  age === ageCount - 1 ? '105+' : String(age).padStart(3, '0'),
);
const sexCodes = ['2', '1'] as const;
const value = (code: string, label = code) => ({ code, label });

const projectedPersons = (
  { baseline, growth }: ShapedOptions,
  m: number,
  x: number,
  age: number,
  year: number,
  level: number,
): number => {
  const base = at(baseline.demography.population, (m * sexes.length + x) * ageCount + age);
  return Math.round(
    base *
      growth ** (year - baseline.baseYear) *
      (1 + 0.01 * (level === 1 ? -1 : level === 2 ? 1 : 0) * (year - baseline.baseYear)),
  );
};

/** The projection's table: nine alternatives, of which the three first are told apart. */
export const projectionTable = (options: ShapedOptions): ServedTable => {
  const { baseline, updated, lastYear } = options;
  return {
    id: '14746',
    label: '14746: Framskrevet folkemengde 1. januar, etter region, kjønn, alder, statistikkvariabel og år',
    description: '',
    source: 'Laget for prøver',
    updated,
    notes: [],
    variables: [
      {
        code: 'Region',
        label: 'region',
        role: 'geo',
        elimination: true,
        values: baseline.municipalities.map(({ id, name }) => value(id, name)),
      },
      {
        code: 'Kjonn',
        label: 'kjønn',
        role: 'other',
        elimination: true,
        values: sexCodes.map((code) => value(code)),
      },
      {
        code: 'Alder',
        label: 'alder',
        role: 'other',
        elimination: true,
        values: ages.map((code) => value(code)),
      },
      {
        code: 'ContentsCode',
        label: 'statistikkvariabel',
        role: 'metric',
        elimination: false,
        values: ['Personer', ...Array.from({ length: 8 }, (_, i) => `Personer${i + 1}`)].map((code) => ({
          code,
          label: code,
          unit: { base: 'personer', decimals: 0 },
        })),
      },
      {
        code: 'Tid',
        label: 'år',
        role: 'time',
        elimination: false,
        values: Array.from({ length: lastYear - baseline.baseYear + 1 }, (_, y) =>
          value(String(baseline.baseYear + y)),
        ),
      },
    ],
    cell: ([m = 0, x = 0, age = 0, c = 0, y = 0]) =>
      projectedPersons(options, m, x, age, baseline.baseYear + y, c),
  };
};

/** Population of some years up to the base year: as known, times a stated factor. */
export const populationTable = (
  options: ShapedOptions,
  years: readonly number[],
  factor: number,
): ServedTable => {
  const projection = projectionTable(options);
  const { baseline } = options;
  return {
    ...projection,
    id: '07459',
    label: '07459: Befolkning, etter region, kjønn, alder, statistikkvariabel og år',
    variables: projection.variables.map((variable) =>
      variable.role === 'metric'
        ? {
            ...variable,
            values: [{ code: 'Personer1', label: 'Personer', unit: { base: 'personer', decimals: 0 } }],
          }
        : variable.role === 'time'
          ? { ...variable, values: years.map((year) => value(String(year))) }
          : variable,
    ),
    cell: ([m = 0, x = 0, age = 0]) =>
      Math.round(at(baseline.demography.population, (m * sexes.length + x) * ageCount + age) * factor),
  };
};

const titles = ['I alt', 'Sykepleiere', 'Spesialsykepleiere', 'Helsefagarbeidere mv.'] as const;

/** Staff by occupation: nurses as known times a stated factor, one in ten of them specialists. */
export const occupationTable = ({ baseline, updated, nurses }: ShapedOptions): ServedTable => {
  const { nurseFte, totals } = baseline.staffing;
  const known = nurseFte.reduce((sum, one) => sum + one, 0);
  const all = totals.care.at(-1)?.value ?? 0;
  const places = baseline.municipalities.length;
  return {
    id: '14533',
    label: '14533: Årsverk i omsorgstjenestene etter yrke',
    description: '',
    source: 'Laget for prøver',
    updated,
    notes: [],
    variables: [
      {
        code: 'KOKkommuneregion0000',
        label: 'region',
        role: 'geo',
        elimination: false,
        values: [...baseline.municipalities.map(({ id, name }) => value(id, name)), value('EAK', 'Landet')],
      },
      {
        code: 'KOKyrke0000',
        label: 'yrke',
        role: 'other',
        elimination: false,
        values: titles.map((label, i) => value(`Y${i}`, label)),
      },
      {
        code: 'ContentsCode',
        label: 'statistikkvariabel',
        role: 'metric',
        elimination: false,
        values: [
          { code: 'KOSARBAARSVERKST0000', label: 'Avtalte årsverk', unit: { base: 'årsverk', decimals: 1 } },
        ],
      },
      {
        code: 'Tid',
        label: 'år',
        role: 'time',
        elimination: false,
        values: ['2024', '2025'].map((code) => value(code)),
      },
    ],
    cell: ([m = 0, title = 0, , y = 0]) => {
      const of = m === places ? known : at(nurseFte, m);
      if (title === 0) return m === places ? all * 1.05 : of * 4;
      if (title === 3) return of * 2;
      return of * nurses * (title === 1 ? 0.9 : 0.1) * (y === 1 ? 1 : 0.5);
    },
  };
};

/** Nurses by education: as known times a stated factor. */
export const educationTable = ({ baseline, updated, nurses }: ShapedOptions): ServedTable => ({
  id: '14534',
  label: '14534: Årsverk i omsorgstjenestene etter stillingstype og utdanning',
  description: '',
  source: 'Laget for prøver',
  updated,
  notes: [],
  variables: [
    {
      code: 'KOKkommuneregion0000',
      label: 'region',
      role: 'geo',
      elimination: false,
      values: baseline.municipalities.map(({ id, name }) => value(id, name)),
    },
    {
      code: 'KOKstillingkode0000',
      label: 'stilling',
      role: 'other',
      elimination: false,
      values: [value('TOT', 'I alt')],
    },
    {
      code: 'KOKutdanningoms0000',
      label: 'utdanning',
      role: 'other',
      elimination: false,
      values: [value('01', 'Sykepleiere')],
    },
    {
      code: 'ContentsCode',
      label: 'statistikkvariabel',
      role: 'metric',
      elimination: false,
      values: [
        { code: 'KOSARBAARSVERKST0000', label: 'Avtalte årsverk', unit: { base: 'årsverk', decimals: 1 } },
      ],
    },
    {
      code: 'Tid',
      label: 'år',
      role: 'time',
      elimination: false,
      values: ['2024', '2025'].map((code) => value(code)),
    },
  ],
  cell: ([m = 0, , , , y = 0]) => at(baseline.staffing.nurseFte, m) * (y === 1 ? nurses : 1),
});

/** What the producer writes where a figure is held back. */
const hidden: ServedCell = { sign: ':' };
/** Persons a municipality has, as known times the stated factor; hidden (null) where they are not known. */
const usersOf = ({ baseline, users = 1 }: ShapedOptions, service: Service, m: number): ServedCell => {
  const known = at(
    baseline.use.observedUsers,
    services.indexOf(service) * baseline.municipalities.length + m,
  );
  return Number.isFinite(known) ? Math.round(known * users) : hidden;
};
const part = (whole: ServedCell, share: number): ServedCell =>
  typeof whole !== 'number' ? whole : Math.floor(whole * share);

const careTable = (
  { baseline, updated }: ShapedOptions,
  years: readonly string[],
  rest: Pick<ServedTable, 'id' | 'label' | 'cell'> & {
    readonly region: string;
    readonly groups: ServedTable['variables'];
    readonly contents: readonly string[];
  },
): ServedTable => ({
  id: rest.id,
  label: rest.label,
  description: '',
  source: 'Laget for prøver',
  updated,
  notes: [],
  variables: [
    {
      code: rest.region,
      label: 'region',
      role: 'geo',
      elimination: false,
      values: baseline.municipalities.map(({ id, name }) => value(id, name)),
    },
    ...rest.groups,
    {
      code: 'ContentsCode',
      label: 'statistikkvariabel',
      role: 'metric',
      elimination: false,
      values: rest.contents.map((code) => ({
        code,
        label: code,
        unit: { base: code.includes('tim') ? 'timer' : 'personer', decimals: code.includes('tim') ? 1 : 0 },
      })),
    },
    {
      code: 'Tid',
      label: 'år',
      role: 'time',
      elimination: false,
      values: years.map((code) => value(code)),
    },
  ],
  cell: rest.cell,
});

/**
 * Basic figures of care (12292): home care users as known times a stated factor, four in ten of them under 67 and three in ten
 * 80 or more; residents of housing; and two hours more of home nursing than known. The year before has none at all.
 */
export const careBaseTable = (options: ShapedOptions, years: readonly string[]): ServedTable =>
  careTable(options, years, {
    id: '12292',
    label: '12292: Omsorgstjenester - supplerende grunnlagstall',
    region: 'KOKkommuneregion0000',
    groups: [],
    contents: [
      'KOSkjernetotalt0000',
      'KOSkjerne066aar0000',
      'KOSkjerne80aarov0000',
      'KOSbialthelsum0000',
      'KOSgjtimerhjsyk0000',
    ],
    cell: ([m = 0, content = 0, y = 0]) => {
      if (years[y] !== String(options.baseline.baseYear - 1)) return 1;
      const all = usersOf(options, 'homeCare', m);
      const hours = at(options.baseline.use.homeHours, m);
      return (
        [
          all,
          part(all, 0.4),
          part(all, 0.3),
          usersOf(options, 'staffedHousing', m),
          Number.isFinite(hours) ? hours + 2 : hidden,
        ][content] ?? hidden
      );
    },
  });

/** Users by age and service (11645): long-term residents as known times a stated factor, a tenth in every age but the oldest two. */
export const usersTable = (options: ShapedOptions, years: readonly string[]): ServedTable =>
  careTable(options, years, {
    id: '11645',
    label: '11645: Brukarar av omsorgstenester per 31.12., etter alder og detaljert teneste',
    region: 'Region',
    groups: [
      {
        code: 'TenesteType',
        label: 'tenestetype',
        role: 'other',
        elimination: false,
        values: ['12', '15', '21', '29'].map((code) => value(code)),
      },
      {
        code: 'Alder',
        label: 'alder',
        role: 'other',
        elimination: false,
        values: ['Ialt', '00-49', '50-66', '67-79', '80-89', '90+'].map((code) => value(code)),
      },
    ],
    contents: ['Brukere1'],
    cell: ([m = 0, type = 0, age = 0]) => {
      if (type !== 2) return 7;
      const all = usersOf(options, 'longTermStay', m);
      return part(all, [1, 0.1, 0.1, 0.1, 0.3, 0.3][age] ?? 0);
    },
  });
