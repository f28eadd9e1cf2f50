import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Row, readRows, type SeriesText, writeSeries } from './series-files.ts';

/**
 * Turn the demographic figures into series files: observed figures and official paths, nothing derived.
 * What the model derives from them (local migration rates, fertility index) is worked out by
 * `scripts/import/demography-derived.ts` with the engine's own functions.
 *
 * Usage: `npx tsx scripts/import/demography.ts <folder with the demographic figures>`
 */
const figures = process.argv[2];
if (figures === undefined) throw new Error('Name the folder with the demographic figures');
const series = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data', 'series');
const rows = (file: string): Row[] => readRows(join(figures, file));
const cell = (row: Row, name: string): string => row[name] ?? '';
const place = { name: 'municipality', type: 'code' } as const;
const yearColumn = { name: 'year', type: 'integer', min: 1900, max: 2200 } as const;
const withPlace = (row: Row): Row => ({ ...row, municipality: cell(row, 'kommune') });

const population = {
  unit: 'persons',
  sources: ['ssb-07459'],
  runs: [{ prefix: 'a', first: 0, last: 105, min: 0 }],
  packed: true,
} as const;

writeSeries(
  series,
  {
    ...population,
    id: 'population-2026',
    title: {
      nb: 'Folkemengde 1. januar 2026 etter kommune, kjønn og alder',
      nn: 'Folkemengd 1. januar 2026 etter kommune, kjønn og alder',
      en: 'Population on 1 January 2026 by municipality, sex and age',
    },
    firstYear: 2026,
    lastYear: 2026,
    rules: ['D1'],
    holes: ['Alder 105 er 105 år og eldre.'],
    columns: [place, { name: 'sex', type: 'text' }],
  },
  rows('population_municipality_2026.csv').map(withPlace),
);

writeSeries(
  series,
  {
    ...population,
    id: 'population-2005-2025',
    title: {
      nb: 'Folkemengde 1. januar 2005–2025 etter kommune i 2024-inndelingen, kjønn og alder',
      nn: 'Folkemengd 1. januar 2005–2025 etter kommune i 2024-inndelinga, kjønn og alder',
      en: 'Population on 1 January 2005–2025 by municipality of the 2024 structure, sex and age',
    },
    firstYear: 2005,
    lastYear: 2025,
    rules: ['D4', 'V1'],
    holes: [
      'estimated = 1: en tidligere kommune er delt på flere; 1508 Ålesund og 1580 Haram før 2024, og 1806, 1875, 5055, 5056 og 5059 før 2020.',
      '1508 og 1580 til sammen kan avvike med opptil 22 personer (avrunding hos kilden).',
      '1160 og 1576 begynner i 2006.',
      'Alder 105 er 105 år og eldre.',
    ],
    columns: [
      place,
      { name: 'sex', type: 'text' },
      yearColumn,
      { name: 'estimated', type: 'integer', min: 0, max: 1 },
    ],
  },
  rows('population_municipality_2005_2025.csv.gz').map(withPlace),
);

writeSeries(
  series,
  {
    id: 'mortality-2000-2024',
    title: {
      nb: 'Dødssannsynlighet etter kjønn og alder 2000–2024',
      nn: 'Dødssannsyn etter kjønn og alder 2000–2024',
      en: 'Probability of death by sex and age 2000–2024',
    },
    unit: 'deaths per 1,000 between exact ages',
    sources: ['ssb-07902'],
    firstYear: 2000,
    lastYear: 2024,
    rules: ['D2'],
    holes: [
      'Enkeltår svinger mye under 40 og over 95 år: bruk snitt av flere år.',
      'Alder 106 er 1 000 per definisjon.',
    ],
    columns: [
      { name: 'sex', type: 'text' },
      { name: 'age', type: 'integer', min: 0, max: 106 },
    ],
    runs: [{ prefix: 'q', first: 2000, last: 2024, min: 0, max: 1000 }],
  },
  rows('mortality_q_ssb07902_2000_2024.csv'),
);

const motherGroups = ['15-19', '20-24', '25-29', '30-34', '35-39', '40-44', '45-49'];
writeSeries(
  series,
  {
    id: 'fertility-age-shares',
    title: {
      nb: 'Fordeling av fødsler per kvinne på mors alder',
      nn: 'Fordeling av fødslar per kvinne på alderen til mora',
      en: 'Share of fertility by age of mother',
    },
    unit: 'per cent of total fertility',
    sources: ['un-wpp-2024'],
    firstYear: 1996,
    lastYear: 2055,
    rules: ['D3'],
    holes: ['Femårsperioder og femårige aldersgrupper; etter 2025 er tallene FNs framskriving.'],
    columns: [
      { name: 'period_mid_year', type: 'integer', min: 1900, max: 2200 },
      ...motherGroups.map((group) => ({ name: group, type: 'number', min: 0, max: 100 }) as const),
    ],
  },
  rows('wpp2024_norway_fertility_share_age5.csv'),
);

const used = [
  'total_fertility_rate',
  'life_expectancy_both',
  'life_expectancy_men',
  'net_migration',
  'population',
];
writeSeries(
  series,
  {
    id: 'ssb-projection-2024-assumptions',
    title: {
      nb: 'SSBs nasjonale framskriving 2024: forutsetninger og folketall',
      nn: 'SSBs nasjonale framskriving 2024: føresetnader og folketal',
      en: "Statistics Norway's national projection 2024: assumptions and totals",
    },
    unit: 'as stated in the unit column',
    sources: ['ssb-national-projections-2024'],
    firstYear: 2023,
    lastYear: 2100,
    rules: ['D2', 'D3', 'D4', 'D6', 'V3'],
    holes: [
      'Publisert for enkelte år; årene imellom følger regel D2–D4.',
      'Levealder for menn finnes bare for 2023, 2050 og 2100; kvinners levealder følger av begge kjønn minus menn.',
      'Aldersfordelingen i 2024-utgaven er ikke funnet.',
    ],
    columns: [
      { name: 'alternative', type: 'text' },
      { name: 'indicator', type: 'text' },
      { name: 'unit', type: 'text' },
      yearColumn,
      { name: 'value', type: 'number' },
    ],
  },
  rows('ssb_projection_headlines.csv').filter(
    (row) =>
      cell(row, 'edition') === '2024' &&
      used.includes(cell(row, 'indicator')) &&
      !cell(row, 'source').includes('14288'),
  ),
);

writeSeries(
  series,
  {
    id: 'ssb-projection-2024-counties',
    title: {
      nb: 'SSBs regionale framskriving 2024: folketall i fylkene',
      nn: 'SSBs regionale framskriving 2024: folketal i fylka',
      en: "Statistics Norway's regional projection 2024: county totals",
    },
    unit: 'persons',
    sources: ['ssb-14288-2024'],
    firstYear: 2024,
    lastYear: 2050,
    rules: ['D5', 'D6', 'V3'],
    holes: ['Summen ligger litt under den nasjonale utgaven (2050: 6 114 899 mot 6 146 321).'],
    columns: [
      { name: 'county', type: 'code' },
      yearColumn,
      { name: 'MMMM', type: 'integer', min: 0 },
      { name: 'LLML', type: 'integer', min: 0 },
      { name: 'HHMH', type: 'integer', min: 0 },
    ],
  },
  rows('ssb_projection_2024ed_county_totals.csv').filter((row) => cell(row, 'county') !== '00'),
);

writeSeries(
  series,
  {
    id: 'ssb-projection-2024-municipalities',
    title: {
      nb: 'SSBs regionale framskriving 2024: folketall i kommunene i 2050',
      nn: 'SSBs regionale framskriving 2024: folketal i kommunane i 2050',
      en: "Statistics Norway's regional projection 2024: municipal totals in 2050",
    },
    unit: 'persons',
    sources: ['ssb-14288-2024'],
    firstYear: 2050,
    lastYear: 2050,
    rules: ['D5', 'V3'],
    holes: ['Bare sluttåret 2050 og alle aldre samlet, hovedalternativet.'],
    columns: [place, { name: 'population_2050', type: 'integer', min: 0 }],
  },
  rows('ssb_projection_2024ed_municipality_2050.csv').map((row) => ({
    ...withPlace(row),
    population_2050: cell(row, 'pop_2050_MMMM'),
  })),
);

const national2022: SeriesText = {
  id: 'ssb-projection-2022-ages',
  title: {
    nb: 'SSBs framskriving 2022, hovedalternativet: folkemengde etter alder, hele landet',
    nn: 'SSBs framskriving 2022, hovudalternativet: folkemengd etter alder, heile landet',
    en: "Statistics Norway's projection 2022, main alternative: population by age, whole country",
  },
  unit: 'persons',
  sources: ['ssb-13599-2022'],
  firstYear: 2022,
  lastYear: 2060,
  rules: ['D2', 'V3'],
  holes: [
    'Begge kjønn samlet; eldre utgave enn den nivåene følger. 80 år og over i 2026 er 1,2 prosent høyere enn registrert.',
  ],
  columns: [yearColumn],
  runs: [{ prefix: 'a', first: 0, last: 105, min: 0 }],
};
writeSeries(
  series,
  national2022,
  rows('ssb_projection_2022ed_national_age_mmm.csv').filter(
    (row) => Number(cell(row, 'year')) <= national2022.lastYear,
  ),
);
