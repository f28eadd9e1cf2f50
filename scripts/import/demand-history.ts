import { cell, type Reader } from './demand-rows.ts';
import { type Row, writeSeries } from './series-files.ts';

const careHistory = (folder: string, read: Reader): void => {
  const personnel = read('workforce/service-personnel.csv');
  const rows: Row[] = [];
  for (const row of personnel) {
    if (cell(row, 'indicator') !== 'fte' || cell(row, 'group') !== 'all') continue;
    const year = Number(cell(row, 'year'));
    const service = cell(row, 'service');
    const part =
      service === 'municipal care'
        ? year <= 1999
          ? 'forms'
          : year >= 2018
            ? 'kostra'
            : year >= 2009
              ? 'residents'
              : null
        : service === 'municipal and private care, register series'
          ? 'register'
          : null;
    if (part !== null) rows.push({ series: part, year: String(year), fte: cell(row, 'value') });
  }
  rows.sort(
    (a, b) =>
      cell(a, 'series').localeCompare(cell(b, 'series')) || Number(cell(a, 'year')) - Number(cell(b, 'year')),
  );
  writeSeries(
    folder,
    {
      id: 'care-fte-history',
      title: {
        nb: 'Årsverk i omsorgstjenestene 1992–2023, fire serier',
        nn: 'Årsverk i omsorgstenestene 1992–2023, fire seriar',
        en: 'FTE in municipal care 1992–2023, four series',
      },
      unit: 'contracted FTE',
      sources: ['ssb-care-history', 'ssb-staff-2006', 'ssb-care-immigrants', 'ssb-care-2024'],
      firstYear: 1992,
      lastYear: 2023,
      rules: ['V2'],
      holes: [
        'Seriene kan ikke kjedes: skjema 1992–1999, register 1995–2006, bosatte 2009–2017, KOSTRA 2018–2023.',
      ],
      columns: [
        { name: 'series', type: 'code' },
        { name: 'year', type: 'integer', min: 1990, max: 2030 },
        { name: 'fte', type: 'number', min: 0 },
      ],
    },
    rows,
  );
};

const doctorHistory = (folder: string, read: Reader): void => {
  const rows: Row[] = [];
  for (const row of read('workforce/service-personnel.csv')) {
    if (cell(row, 'service') !== 'municipal health' || cell(row, 'group') !== 'lege') continue;
    const indicator = cell(row, 'indicator');
    const centrality = /centrality (\d)/.exec(indicator)?.[1];
    if (centrality !== undefined)
      rows.push({ centrality, year: cell(row, 'year'), per_10000: cell(row, 'value') });
  }
  writeSeries(
    folder,
    {
      id: 'municipal-doctors-by-centrality',
      title: {
        nb: 'Legeårsverk i kommunehelsetjenesten per 10 000 innbyggere etter sentralitet 1994–2009',
        nn: 'Legeårsverk i kommunehelsetenesta per 10 000 innbyggjarar etter sentralitet 1994–2009',
        en: 'Municipal doctor FTE per 10,000 inhabitants by centrality 1994–2009',
      },
      unit: 'FTE per 10,000 inhabitants',
      sources: ['ssb-municipal-doctors-history'],
      firstYear: 1994,
      lastYear: 2009,
      rules: ['F1', 'V2'],
      holes: [
        'Gammel sentralitet: 0 minst sentral, 3 mest sentral; omklassifisert i 2007.',
        'Brudd i 2000: leger i institusjon kom med.',
      ],
      columns: [
        { name: 'centrality', type: 'integer', min: 0, max: 3 },
        { name: 'year', type: 'integer', min: 1990, max: 2030 },
        { name: 'per_10000', type: 'number', min: 0 },
      ],
    },
    rows,
  );
};

const yardsticks = (folder: string, read: Reader): void => {
  const rows: Row[] = [];
  for (const row of read('demand/demand_model.csv')) {
    const measure = cell(row, 'measure');
    if (
      cell(row, 'service') !== 'HO i alt' ||
      cell(row, 'unit') !== 'årsverk' ||
      !/basisår|referansebane$/.test(measure)
    )
      continue;
    rows.push({ id: 'ssb-2019-12', year: cell(row, 'year'), fte: cell(row, 'value') });
  }
  writeSeries(
    folder,
    {
      id: 'official-demand-2019',
      title: {
        nb: 'SSBs framskriving av årsverk i helse og omsorg',
        nn: 'SSB si framskriving av årsverk i helse og omsorg',
        en: 'Statistics Norway’s projection of FTE in health and care',
      },
      unit: 'contracted FTE',
      sources: ['ssb-2019-12'],
      firstYear: 2017,
      lastYear: 2060,
      rules: ['V3'],
      holes: ['Bare totaler er lesbare; tallene per tjeneste er ikke funnet.'],
      columns: [
        { name: 'id', type: 'code' },
        { name: 'year', type: 'integer', min: 2000, max: 2100 },
        { name: 'fte', type: 'number', min: 0 },
      ],
    },
    rows,
  );
};

const sample = (folder: string, read: Reader): void =>
  writeSeries(
    folder,
    {
      id: 'municipal-staff-sample',
      title: {
        nb: 'Årsverk i omsorgstjenestene i noen kommuner',
        nn: 'Årsverk i omsorgstenestene i nokre kommunar',
        en: 'FTE in municipal care in some municipalities',
      },
      unit: 'contracted FTE',
      sources: ['ssb-14533'],
      firstYear: 2018,
      lastYear: 2025,
      rules: ['V2', 'F4'],
      holes: ['Bare åtte kommuner; brukes til kontroll. Etter yrke, ikke utdanning.'],
      columns: [
        { name: 'municipality', type: 'code' },
        { name: 'occupation', type: 'text' },
        { name: 'year', type: 'integer', min: 2010, max: 2030 },
        { name: 'fte', type: 'number', min: 0 },
      ],
    },
    read('demand/municipal_staffing_sample.csv').map((row) => ({
      municipality: cell(row, 'kommunenr'),
      occupation: cell(row, 'occupation'),
      year: cell(row, 'year'),
      fte: cell(row, 'value'),
    })),
  );

const nationalPopulation = (folder: string, read: Reader): void =>
  writeSeries(
    folder,
    {
      id: 'population-national-1986-2026',
      title: {
        nb: 'Folkemengde 1. januar 1986–2026 etter kjønn og alder, hele landet',
        nn: 'Folkemengd 1. januar 1986–2026 etter kjønn og alder, heile landet',
        en: 'Population on 1 January 1986–2026 by sex and age, whole country',
      },
      unit: 'persons',
      sources: ['ssb-07459'],
      firstYear: 1986,
      lastYear: 2026,
      rules: ['V2'],
      holes: ['Alder 105 er 105 år og eldre.'],
      columns: [
        { name: 'sex', type: 'code' },
        { name: 'year', type: 'integer', min: 1980, max: 2030 },
      ],
      runs: [{ prefix: 'a', first: 0, last: 105, min: 0 }],
      packed: true,
    },
    read('demography/population_national_1986_2026.csv'),
  );

/** Write the series that only checks use. */
export const historySeries = (folder: string, read: Reader): void => {
  nationalPopulation(folder, read);
  careHistory(folder, read);
  doctorHistory(folder, read);
  yardsticks(folder, read);
  sample(folder, read);
};
