import { cell, only, type Reader } from './demand-rows.ts';
import { type Row, writeSeries } from './series-files.ts';

const total = (unit: string, year: number, row: Row): Row => ({
  unit,
  year: String(year),
  fte: cell(row, 'value'),
});

/** Write the staff of each service by year. */
export const staffTotals = (folder: string, read: Reader): void => {
  const care = read('workforce/service-personnel.csv').filter(
    (row) =>
      cell(row, 'service') === 'municipal care' &&
      cell(row, 'group') === 'all' &&
      cell(row, 'indicator') === 'fte',
  );
  const national = read('demand/staffing_national.csv');
  const other = read('demand/use_other_services.csv');
  const municipal = (unit: string, pattern: RegExp): Row[] =>
    ['2019', '2023'].map((year) => {
      const row = national.find((r) => pattern.test(cell(r, 'measure')) && cell(r, 'year') === year);
      if (row === undefined) throw new Error(`${unit} ${year}`);
      return total(unit, Number(year), row);
    });
  const rows: Row[] = [
    ...care
      .filter((row) => Number(cell(row, 'year')) >= 2018)
      .map((row) => total('care', Number(cell(row, 'year')), row)),
    ...municipal('municipalDoctors', /^legeårsverk$/),
    ...municipal('municipalPhysiotherapists', /^fysioterapeutårsverk$/),
    ...municipal(
      'healthStations',
      /^årsverk (i )?(helsestasjon\/skulehelse|helsestasjons- og skulehelsetenesta)$/,
    ),
    ...['2018', '2019', '2020', '2022'].map((year) =>
      total(
        'municipalMentalHealth',
        Number(year),
        only(other, { service: 'Psykisk helse- og rusarbeid i kommunen', measure: 'årsverk i alt', year }),
      ),
    ),
    ...['2021', '2022'].map((year) =>
      total(
        'specialist',
        Number(year),
        only(national, { service: 'Spesialisthelsetjenesten i alt', measure: 'årsverk', year }),
      ),
    ),
    total('dentists', 2017, only(national, { measure: 'tannlegeårsverk, avtalte (offentlig og privat)' })),
    total(
      'dentalHygienists',
      2017,
      only(national, { measure: 'tannpleierårsverk, avtalte (offentlig og privat)' }),
    ),
  ];
  rows.sort(
    (a, b) =>
      cell(a, 'unit').localeCompare(cell(b, 'unit')) || Number(cell(a, 'year')) - Number(cell(b, 'year')),
  );
  writeSeries(
    folder,
    {
      id: 'staff-totals',
      title: {
        nb: 'Avtalte årsverk i helse- og omsorgstjenestene, hele landet',
        nn: 'Avtalte årsverk i helse- og omsorgstenestene, heile landet',
        en: 'Contracted FTE in health and care services, whole country',
      },
      unit: 'contracted FTE, long absence included',
      sources: [
        'ssb-care-2024',
        'ssb-municipal-health-2024',
        'hdir-municipal-staff-2020',
        'napha-2022',
        'ssb-specialist-2023',
        'ssb-dental-2017',
      ],
      firstYear: 2017,
      lastYear: 2023,
      rules: ['F1'],
      holes: [
        'Omsorg 2018, 2019 og 2021 er regnet ut fra trykte prosentvise endringer (om lag ±75 årsverk).',
        'Tannhelse er ikke funnet etter 2017; spesialisthelsetjenesten ikke etter 2022 for hele landet.',
        'Legevakt og medarbeidere på legekontor har ingen egne årsverk.',
        'Psykisk helse og rus er Helsedirektoratets kartlegging og kan delvis være talt i omsorg også.',
      ],
      columns: [
        { name: 'unit', type: 'code' },
        { name: 'year', type: 'integer', min: 1990, max: 2030 },
        { name: 'fte', type: 'number', min: 0 },
      ],
    },
    rows,
  );
};
