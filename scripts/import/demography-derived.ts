import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ageCount, at, cohortCount, rateGroupCount, sexes } from '@veivalg/core';
import { loadMunicipalities, loadPopulationHistory, readSeries } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import {
  centralityOf,
  classResiduals,
  fertilityByAge,
  infantsByPlace,
  nationalResiduals,
  residualPeriod,
  survivalPath,
} from '@veivalg/engine';
import { type Row, writeSeries } from './series-files.ts';

/**
 * Work out the local residuals, national residuals and infants that the model starts from, with the engine's own
 * functions on the shipped population and life tables.
 *
 * Usage: `npx tsx scripts/import/demography-derived.ts`, after `demography.ts` and `geography.ts`.
 */
const data = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data');
const folder = diskFolder(data);
const places = loadMunicipalities(folder, nodeTools);
if (!places.ok) throw new Error(JSON.stringify(places.problems.slice(0, 3)));
const ids = places.value.map((place) => place.id);
const loaded = loadPopulationHistory(folder, nodeTools, ids);
const mortality = readSeries(folder, nodeTools, 'mortality-2000-2024');
const shares = readSeries(folder, nodeTools, 'fertility-age-shares');
if (!loaded.ok || !mortality.ok || !shares.ok) throw new Error('The demographic series must be made first');
const history = loaded.value;

const { firstYear, lastYear } = mortality.value.record;
const q = new Float64Array((lastYear - firstYear + 1) * 2 * cohortCount);
for (const row of mortality.value.rows)
  for (let year = firstYear; year <= lastYear; year++)
    q[((year - firstYear) * 2 + (row['sex'] === 'f' ? 0 : 1)) * cohortCount + Number(row['age'])] =
      Number(row[`q${year}`]) / 1000;
const survival = survivalPath(q);

const derivedSources = ['ssb-07459', 'ssb-07902'];
const run = (prefix: string, min?: number) => ({
  prefix,
  first: 0,
  last: rateGroupCount - 1,
  ...(min === undefined ? {} : { min }),
});
const cell = (value: number): string => String(Math.round(value * 100) / 100);

const periods = [
  residualPeriod(history, survival, firstYear, 2015, 2021),
  residualPeriod(history, survival, firstYear, 2022, 2025),
];
writeSeries(
  join(data, 'series'),
  {
    id: 'local-cohort-residuals',
    title: {
      nb: 'Folk som landets dødelighet ikke forklarer: lokal nettoflytting etter kjønn og alder',
      nn: 'Folk som dødelegheita i landet ikkje forklarer: lokal nettoflytting etter kjønn og alder',
      en: 'People that national mortality does not explain: local net migration by sex and age',
    },
    unit: 'persons and person-years',
    sources: derivedSources,
    firstYear: 2015,
    lastYear: 2025,
    rules: ['D4'],
    holes: [
      'Egen beregning. Gruppe 0 er 0–4 år ved årets begynnelse, gruppe 19 er 95 år og eldre.',
      'Ved høy alder er lokale avvik i dødelighet med i tallet.',
      '2022–2025 er løftet av flyktninger fra Ukraina; dødeligheten for 2025 er den fra 2024.',
      'Overganger mellom anslått og registrert folketall er utelatt for kommunen det gjelder.',
    ],
    columns: [
      { name: 'municipality', type: 'code' },
      { name: 'sex', type: 'text' },
      { name: 'first_year', type: 'integer' },
      { name: 'last_year', type: 'integer' },
    ],
    runs: [run('exposure', 0), run('residual')],
    packed: true,
  },
  periods.flatMap((period) =>
    ids.flatMap((id, place) =>
      sexes.map((sex, s): Row => {
        const start = (place * 2 + s) * rateGroupCount;
        return {
          municipality: id,
          sex,
          first_year: String(period.firstYear),
          last_year: String(period.lastYear),
          ...Object.fromEntries(
            Array.from({ length: rateGroupCount }, (_, group) => [
              [`exposure${group}`, cell(at(period.exposure, start + group))],
              [`residual${group}`, cell(at(period.residual, start + group))],
            ]).flat(),
          ),
        };
      }),
    ),
  ),
);

const byClass = classResiduals(
  history,
  survival,
  firstYear,
  centralityOf(places.value),
  history.firstYear,
  2025,
);
writeSeries(
  join(data, 'series'),
  {
    id: 'class-cohort-residuals',
    title: {
      nb: 'Nettoflytting etter sentralitetsklasse, anslått fra folketall og dødelighet',
      nn: 'Nettoflytting etter sentralitetsklasse, rekna frå folketal og dødelegheit',
      en: 'Net migration by centrality class, from population and mortality',
    },
    unit: 'persons and person-years',
    sources: [...derivedSources, 'ssb-klass-128'],
    firstYear: byClass.years.first,
    lastYear: byClass.years.first + byClass.years.count - 1,
    rules: ['D4'],
    holes: ['Egen beregning etter samme regler som local-cohort-residuals, alle aldre samlet.'],
    columns: [
      { name: 'year', type: 'integer' },
      { name: 'centrality_class', type: 'integer', min: 1, max: 6 },
      { name: 'exposure', type: 'number', min: 0 },
      { name: 'residual', type: 'number' },
    ],
  },
  Array.from(byClass.exposure, (exposure, i) => ({
    year: String(byClass.years.first + Math.floor(i / 6)),
    centrality_class: String((i % 6) + 1),
    exposure: cell(exposure),
    residual: cell(at(byClass.residual, i)),
  })),
);

const national = { first: 2010, last: 2025 };
const residuals = nationalResiduals(history, survival, firstYear, national.first, national.last);
writeSeries(
  join(data, 'series'),
  {
    id: 'national-cohort-residuals',
    title: {
      nb: 'Landets nettoflytting etter kjønn og alder, anslått fra folketall og dødelighet',
      nn: 'Nettoflytting for landet etter kjønn og alder, rekna frå folketal og dødelegheit',
      en: "The country's net migration by sex and age, from population and mortality",
    },
    unit: 'persons',
    sources: derivedSources,
    firstYear: national.first,
    lastYear: national.last,
    rules: ['D4'],
    holes: [
      'Egen beregning. Kolonne c1 er de som var 0 år ved årets begynnelse, c106 er 105 år og eldre (slått sammen med c105).',
      'De som er født i året, mangler: fødte er ikke med i datagrunnlaget.',
    ],
    columns: [
      { name: 'year', type: 'integer' },
      { name: 'sex', type: 'text' },
    ],
    runs: [{ prefix: 'c', first: 1, last: cohortCount - 1 }],
  },
  Array.from({ length: national.last - national.first + 1 }, (_, year) =>
    sexes.map(
      (sex, s): Row => ({
        year: String(national.first + year),
        sex,
        ...Object.fromEntries(
          Array.from({ length: cohortCount - 1 }, (_, i) => [
            `c${i + 1}`,
            cell(at(residuals, (year * 2 + s) * cohortCount + i + 1)),
          ]),
        ),
      }),
    ),
  ).flat(),
);

const birthYears = { first: 2016, last: 2025 };
const groups = shares.value.record.columns.map((column) => column.name).slice(1);
const fertility = new Float64Array((birthYears.last - birthYears.first + 1) * ageCount);
for (let year = birthYears.first; year <= birthYears.last; year++) {
  const nearest = shares.value.rows.reduce((best, row) =>
    Math.abs(Number(row['period_mid_year']) - year) < Math.abs(Number(best['period_mid_year']) - year)
      ? row
      : best,
  );
  fertility.set(
    fertilityByAge(
      Float64Array.from(groups, (group) => Number(nearest[group])),
      1,
    ),
    (year - birthYears.first) * ageCount,
  );
}
const births = infantsByPlace(history, fertility, birthYears.first, birthYears.first, birthYears.last);
writeSeries(
  join(data, 'series'),
  {
    id: 'local-infants',
    title: {
      nb: 'Spedbarn i kommunen mot ventet med landets fruktbarhet, født 2016–2025',
      nn: 'Spedbarn i kommunen mot venta med fruktbarheita i landet, fødde 2016–2025',
      en: 'Infants in the municipality against those expected at national fertility, born 2016–2025',
    },
    unit: 'persons',
    sources: ['ssb-07459', 'un-wpp-2024'],
    firstYear: birthYears.first,
    lastYear: birthYears.last,
    rules: ['D3'],
    holes: [
      'Egen beregning. Spedbarn er 0 år 1. januar etter fødselsåret, så flytting det første året er med.',
    ],
    columns: [
      { name: 'municipality', type: 'code' },
      { name: 'infants', type: 'number', min: 0 },
      { name: 'expected', type: 'number', min: 0 },
    ],
  },
  ids.map((id, place) => ({
    municipality: id,
    infants: cell(at(births.infants, place)),
    expected: cell(at(births.expected, place)),
  })),
);
