import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Row, readRows, writeSeries } from './series-files.ts';

/**
 * Turn the geographic figures into series files.
 *
 * Usage: `npx tsx scripts/import/geography.ts <folder with the geographic figures>`
 */
const figures = process.argv[2];
if (figures === undefined) throw new Error('Name the folder with the geographic figures');
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const series = join(root, 'data', 'series');
const rows = (file: string): Row[] => readRows(join(figures, file));
const cell = (row: Row, name: string): string => row[name] ?? '';
const place = { name: 'municipality', type: 'code' } as const;

writeSeries(
  series,
  {
    id: 'municipalities',
    title: {
      nb: 'Kommuner i 2024-inndelingen',
      nn: 'Kommunar i 2024-inndelinga',
      en: 'Municipalities of the 2024 structure',
    },
    unit: 'names, codes, degrees and square kilometres',
    sources: ['kartverket-2024', 'ssb-klass-131', 'ssb-klass-128', 'language-form-list', 'sprakradet-2024'],
    firstYear: 2024,
    lastYear: 2026,
    rules: ['S5', 'B4'],
    holes: [
      'Språkform stemmer med Språkrådets landstall, men for Rogaland viser Språkrådets side 9 nynorsk og 12 nøytrale mot 8 og 13 her.',
      'Punktet er et punkt inne i den største delen av kommunen, ikke kommunesenteret.',
    ],
    columns: [
      place,
      { name: 'name_official', type: 'text' },
      { name: 'name', type: 'text' },
      { name: 'county', type: 'code' },
      { name: 'area_km2', type: 'number', min: 0 },
      { name: 'admin_centre', type: 'text' },
      { name: 'language_form', type: 'text' },
      { name: 'centrality_class', type: 'integer', min: 1, max: 6 },
      { name: 'centrality_index', type: 'integer', min: 0, max: 1000 },
      { name: 'lon', type: 'number', min: 4, max: 32 },
      { name: 'lat', type: 'number', min: 57, max: 72 },
    ],
  },
  rows('municipalities_2024.csv').map((row) => ({
    ...row,
    municipality: cell(row, 'kommune'),
    name: cell(row, 'name_norwegian'),
    county: cell(row, 'fylke'),
  })),
);

writeSeries(
  series,
  {
    id: 'counties',
    title: {
      nb: 'Fylker i 2024-inndelingen',
      nn: 'Fylke i 2024-inndelinga',
      en: 'Counties of the 2024 structure',
    },
    unit: 'names and codes',
    sources: ['kartverket-2024', 'sprakradet-2024'],
    firstYear: 2024,
    lastYear: 2026,
    rules: ['B4'],
    holes: [],
    columns: [
      { name: 'county', type: 'code' },
      { name: 'name_official', type: 'text' },
      { name: 'name', type: 'text' },
      { name: 'language_form', type: 'text' },
    ],
  },
  rows('counties_2024.csv').map((row) => ({
    ...row,
    county: cell(row, 'fylke'),
    name: cell(row, 'name_norwegian'),
  })),
);

writeSeries(
  series,
  {
    id: 'municipality-code-changes',
    title: {
      nb: 'Gamle kommunenummer og hva de er blitt til',
      nn: 'Gamle kommunenummer og kva dei har vorte til',
      en: 'Former municipality numbers and their successors',
    },
    unit: 'codes and shares',
    sources: ['ssb-klass-131'],
    firstYear: 1994,
    lastYear: 2026,
    rules: ['V1'],
    holes: [
      'Andel under 1 gjelder bare delte kommuner: 1507 etter folketall i 2024; 1850, 5012 og 1613 er tilnærminger.',
      'Grensejusteringer av deler av kommuner er ikke med.',
    ],
    columns: [
      { name: 'old_code', type: 'code' },
      { name: 'old_name', type: 'text' },
      { name: 'code_2024', type: 'code' },
      { name: 'valid_from', type: 'integer', blank: true, min: 1800, max: 2100 },
      { name: 'valid_to', type: 'integer', blank: true, min: 1800, max: 2100 },
      { name: 'share', type: 'number', min: 0, max: 1 },
    ],
  },
  rows('municipality_code_changes.csv'),
);

const regions = rows('labour_market_regions.csv');
writeSeries(
  series,
  {
    id: 'labour-market-regions',
    title: {
      nb: 'Kommunenes bo- og arbeidsmarkedsregion, reisetid og pendling',
      nn: 'Bu- og arbeidsmarknadsregion, reisetid og pendling for kommunane',
      en: 'Labour-market region, travel time and commuting of each municipality',
    },
    unit: 'codes, minutes and per cent',
    sources: ['toi-1713-2019'],
    firstYear: 2019,
    lastYear: 2020,
    rules: ['S5', 'B4'],
    holes: [
      'Inndelingen er fra 2020, lagt på kommunene i 2024; kommuner som ble delt i 2024, har regionen til den gamle kommunen.',
      'Region 5 har Oslo og Bærum som ett senter.',
    ],
    columns: [
      place,
      { name: 'region_no', type: 'code' },
      { name: 'travel_minutes', type: 'number', min: 0 },
      { name: 'out_commuting_pct', type: 'number', min: 0, max: 100 },
      { name: 'in_commuting_pct', type: 'number', min: 0, max: 100 },
      { name: 'is_centre', type: 'integer', min: 0, max: 1 },
    ],
  },
  regions.map((row) => ({ ...row, municipality: cell(row, 'kommune') })),
);

const regionNames = new Map(regions.map((row) => [cell(row, 'region_no'), cell(row, 'region_name')]));
writeSeries(
  series,
  {
    id: 'labour-market-region-names',
    title: {
      nb: 'Navn på bo- og arbeidsmarkedsregionene',
      nn: 'Namn på bu- og arbeidsmarknadsregionane',
      en: 'Names of the labour-market regions',
    },
    unit: 'names',
    sources: ['toi-1713-2019'],
    firstYear: 2019,
    lastYear: 2020,
    rules: ['S5', 'B4'],
    holes: [],
    columns: [
      { name: 'region_no', type: 'code' },
      { name: 'region_name', type: 'text' },
    ],
  },
  [...regionNames]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([region_no, region_name]) => ({ region_no, region_name })),
);

const catchments = rows('hospital_catchment_areas.csv');
writeSeries(
  series,
  {
    id: 'hospital-catchment-areas',
    title: {
      nb: 'Opptaksområde (helsefellesskap) for hver kommune',
      nn: 'Opptaksområde (helsefellesskap) for kvar kommune',
      en: 'Hospital catchment area of each municipality',
    },
    unit: 'names',
    sources: ['skde-2024'],
    firstYear: 2024,
    lastYear: 2024,
    rules: ['H1', 'B4'],
    holes: [
      'Oslos tre sykehusområder følger bydeler og er slått sammen til ett; bydel 10, 11 og 12 hører til Ahus, men er regnet med i Oslo.',
    ],
    columns: [place, { name: 'catchment_area', type: 'text' }],
  },
  catchments.map((row) => ({ ...row, municipality: cell(row, 'kommune') })),
);

const healthRegions = new Map(
  catchments.map((row) => [cell(row, 'catchment_area'), cell(row, 'health_region')]),
);
writeSeries(
  series,
  {
    id: 'health-regions',
    title: {
      nb: 'Regionalt helseforetak for hvert opptaksområde',
      nn: 'Regionalt helseføretak for kvart opptaksområde',
      en: 'Regional health authority of each catchment area',
    },
    unit: 'names',
    sources: ['skde-2024'],
    firstYear: 2024,
    lastYear: 2024,
    rules: ['H1', 'B4'],
    holes: [],
    columns: [
      { name: 'catchment_area', type: 'text' },
      { name: 'health_region', type: 'text' },
    ],
  },
  [...healthRegions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([catchment_area, health_region]) => ({ catchment_area, health_region })),
);

const geography = join(root, 'data', 'geography');
mkdirSync(geography, { recursive: true });
for (const [from, to] of [
  ['boundaries_2024_small.topojson', 'boundaries-2024-small.topojson'],
  ['boundaries_2024_detail.topojson', 'boundaries-2024-detail.topojson'],
] as const)
  writeFileSync(join(geography, to), readFileSync(join(figures, from)));
