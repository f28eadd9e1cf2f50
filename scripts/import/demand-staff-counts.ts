import { cell, only, type Reader } from './demand-rows.ts';
import { type Row, writeSeries } from './series-files.ts';

/** English words for the groups that the sources name. */
const groupNames: readonly (readonly [string, string, string])[] = [
  ['somatic2008', 'leger', 'doctors'],
  ['somatic2008', 'sykepleiere', 'nurses'],
  ['somatic2008', 'hjelpepleiere og barnepleiere', 'careWorkers'],
  ['somatic2008', 'jordmødre', 'midwives'],
  ['somatic2008', 'fysioterapeuter', 'physiotherapists'],
  ['somatic2008', 'ergoterapeuter', 'occupationalTherapists'],
  ['somatic2008', 'bioingeniører', 'biomedicalScientists'],
  ['somatic2008', 'radiografer', 'radiographers'],
  ['somatic2008', 'psykologer', 'psychologists'],
  ['somatic2008', 'sosionomer', 'socialWorkers'],
  ['somatic2008', 'vernepleiere', 'socialEducators'],
  ['somatic2008', 'kliniske ernæringsfysiologer', 'dietitians'],
  ['somatic2008', 'helsesekretærer', 'healthSecretaries'],
  ['somatic2008', 'annen helseutdanning, videregående', 'otherSecondary'],
  ['somatic2008', 'annen helseutdanning, universitet/høgskole', 'otherHigher'],
  ['somatic2008', 'uten helse- og sosialfaglig utdanning', 'without'],
  ['adultMental2006', 'psykiatere', 'psychiatrists'],
  ['adultMental2006', 'andre leger', 'otherDoctors'],
  ['adultMental2006', 'psykologer', 'psychologists'],
  ['adultMental2006', 'psykiatriske spesialsykepleiere', 'specialistNurses'],
  ['adultMental2006', 'andre sykepleiere', 'otherNurses'],
  ['adultMental2006', 'annet terapeutisk personell med høyskole', 'otherTherapists'],
  ['adultMental2006', 'annet helsepersonell', 'otherHealth'],
  ['adultMental2006', 'øvrig personell', 'otherStaff'],
  ['childMental2006', 'psykiatere', 'psychiatrists'],
  ['childMental2006', 'andre leger', 'otherDoctors'],
  ['childMental2006', 'psykologer', 'psychologists'],
  ['childMental2006', 'sosionomer', 'socialWorkers'],
  ['childMental2006', 'annet terapeutisk personell med høyskole', 'otherTherapists'],
  ['childMental2006', 'terapeutisk personell uten høyskole', 'therapistsWithoutHigher'],
  ['childMental2006', 'annet personell', 'otherStaff'],
];
const serviceNames: Readonly<Record<string, readonly [string, string]>> = {
  somatic2008: ['Somatikk', '2008'],
  adultMental2006: ['Psykisk helsevern for voksne', '2006'],
  childMental2006: ['Psykisk helsevern for barn og unge', '2006'],
};

/** Write who works in each service, by the groups the sources name. */
export const staffCounts = (folder: string, read: Reader): void => {
  const specialist = read('demand/specialist_staff.csv');
  const personnel = read('workforce/service-personnel.csv');
  const national = read('demand/staffing_national.csv');
  const sample = read('demand/municipal_staffing_sample.csv');
  const rows: Row[] = [];
  const add = (unit: string, group: string, year: string, measure: string, value: string): void => {
    rows.push({ unit, group, year, measure, value });
  };
  for (const [unit, label, group] of groupNames) {
    const [service = '', year = ''] = serviceNames[unit] ?? [];
    add(
      unit,
      group,
      year,
      'fte',
      cell(only(specialist, { service, measure: `årsverk: ${label}`, year }), 'value'),
    );
  }
  for (const [service, group] of [
    ['Somatikk', 'somatic'],
    ['Psykisk helsevern for voksne', 'adultMental'],
    ['Psykisk helsevern for barn og unge', 'childMental'],
    ['Tverrfaglig spesialisert rusbehandling', 'addiction'],
  ] as const)
    add(
      'specialistSplit2008',
      group,
      '2008',
      'fte',
      cell(only(specialist, { service, measure: 'årsverk', year: '2008' }), 'value'),
    );
  for (const year of ['2024', '2025'])
    for (const [label, group] of [
      ['årsverk i alt', 'all'],
      ['årsverk: sykepleiere', 'nurses'],
      ['årsverk: spesialsykepleiere', 'specialistNurses'],
      ['årsverk: legespesialister', 'specialistDoctors'],
    ] as const)
      add(
        'trusts',
        group,
        year,
        'fte',
        cell(
          only(specialist, { service: '20 helseforetak, alle tjenesteområder', measure: label, year }),
          'value',
        ),
      );
  for (const [label, group] of [
    ['årsverk i alt', 'all'],
    ['årsverk: andre leger', 'otherDoctors'],
  ] as const)
    add(
      'bergen',
      group,
      '2025',
      'fte',
      cell(
        only(specialist, { service: 'Helse Bergen HF, alle tjenesteområder', measure: label, year: '2025' }),
        'value',
      ),
    );
  const field = (
    service: string,
    unit: string,
    year: string,
    parts: readonly (readonly [string, string])[],
  ): void => {
    for (const [label, group] of parts)
      add(
        unit,
        group,
        year,
        'fte',
        cell(only(specialist, { service, measure: `årsverk: ${label}`, year }), 'value'),
      );
  };
  field('Kommunehelsetjenesten, leger', 'municipalDoctors', '2019', [
    ['i alt', 'all'],
    ['skole og helsestasjon', 'healthStations'],
    ['institusjon for eldre og funksjonshemmede', 'institutions'],
  ]);
  field('Kommunehelsetjenesten, fysioterapeuter', 'municipalPhysiotherapists', '2013', [
    ['i alt', 'all'],
    ['skole og helsestasjon', 'healthStations'],
    ['institusjon for eldre og funksjonshemmede', 'institutions'],
  ]);
  const station = 'child health clinic and school health service';
  for (const [label, group] of [
    ['all', 'all'],
    ['jordmor', 'midwives'],
    ['helsesykepleier', 'publicHealthNurses'],
    ['other sykepleier', 'nurses'],
    ['without relevant education', 'without'],
    ['other relevant education', 'otherHealth'],
    ['lege', 'doctors'],
    ['fysioterapeut', 'physiotherapists'],
  ] as const)
    add(
      'healthStations',
      group,
      '2019',
      'fte',
      cell(only(personnel, { service: station, group: label, indicator: 'fte', year: '2019' }), 'value'),
    );
  const care = 'municipal health and care';
  for (const year of ['2016', '2020'])
    add(
      'municipalCare',
      'careWorkers',
      year,
      'persons',
      cell(
        only(personnel, {
          service: care,
          group: 'helsefagarbeider, hjelpepleier, omsorgsarbeider',
          indicator: 'employed_implied',
          year,
        }),
        'value',
      ),
    );
  add(
    'municipalCare',
    'nurses',
    '2020',
    'fte',
    cell(
      only(personnel, {
        service: care,
        group: 'sykepleier without further education',
        indicator: 'fte',
        year: '2020',
      }),
      'value',
    ),
  );
  add(
    'municipalCare',
    'nurses',
    '2020',
    'persons',
    cell(
      only(personnel, {
        service: care,
        group: 'sykepleier without further education',
        indicator: 'employed',
        year: '2020',
      }),
      'value',
    ),
  );
  add(
    'municipalCare',
    'specialistNurses',
    '2020',
    'persons',
    cell(
      only(personnel, {
        service: care,
        group: 'sykepleier with further education excl. jordmor and helsesykepleier',
        indicator: 'employed_implied',
        year: '2020',
      }),
      'value',
    ),
  );
  add(
    'municipalCare',
    'withHealthEducation',
    '2023',
    'fte',
    cell(
      only(national, {
        service: 'Brukarretta omsorgsteneste',
        measure: 'avtalte årsverk med helseutdanning',
        year: '2023',
      }),
      'value',
    ),
  );
  for (const year of ['2019', '2020', '2021', '2022', '2023'])
    add(
      'municipalCare',
      'without',
      year,
      'share',
      String(
        Number(
          cell(
            only(national, {
              service: 'Brukerrettede omsorgstjenester',
              measure: 'andel årsverk uten helse- og sosialfaglig utdanning',
              year,
            }),
            'value',
          ),
        ) / 100,
      ),
    );
  const stock = read('workforce/stock-recent.csv');
  const [first = ''] = Object.keys(stock[0] ?? {});
  for (const year of ['2018', '2022'])
    add(
      'municipalCare',
      'occupationalTherapists',
      year,
      'persons',
      cell(only(stock, { [first]: 'Ergoterapeut (municipal)', indicator: 'employed', year }), 'value'),
    );
  const pooled = sample.filter((row) => cell(row, 'year') === '2025' && cell(row, 'kommunenr') !== '5006');
  const sumOf = (label: string): string =>
    String(
      pooled
        .filter((row) => cell(row, 'occupation') === label)
        .reduce((sum, row) => sum + Number(cell(row, 'value')), 0),
    );
  add('careSample', 'all', '2025', 'fte', sumOf('I alt'));
  add('careSample', 'socialEducators', '2025', 'fte', sumOf('Vernepleiere'));
  add(
    'careSample',
    'socialWorkers',
    '2025',
    'fte',
    sumOf('Barnevernspedagoger, miljøterapeuter, sosionomer mv.'),
  );
  for (const [label, group] of [
    ['tannleger uten spesialitet', 'dentists'],
    ['tannlegespesialister', 'dentalSpecialists'],
    ['tannpleiere', 'dentalHygienists'],
    ['tannhelsesekretærer', 'dentalSecretaries'],
  ] as const)
    add(
      'publicDental',
      group,
      '2011',
      'fte',
      cell(only(national, { service: 'Offentlig tannhelsetjeneste', measure: label, year: '2011' }), 'value'),
    );
  writeSeries(
    folder,
    {
      id: 'staff-counts',
      title: {
        nb: 'Personell etter tjeneste og utdanning, tellingene fordelingen bygger på',
        nn: 'Personell etter teneste og utdanning, teljingane fordelinga byggjer på',
        en: 'Staff by service and education, the counts behind the mix',
      },
      unit: 'contracted FTE, persons or share (measure)',
      sources: [
        'ssb-somatic-staff-2008',
        'samdata-2007',
        'samdata-2006',
        'samdata-2008',
        'ssb-13953',
        'ssb-municipal-doctors-2019',
        'ssb-municipal-physio-2013',
        'ssb-health-stations-2019',
        'hdir-municipal-staff-2020',
        'ssb-care-2024',
        'hdir-competence-2025',
        'occupational-therapists-2022',
        'ssb-14533',
        'ssb-dental-2011',
      ],
      firstYear: 2006,
      lastYear: 2025,
      rules: ['F1', 'F4'],
      holes: [
        'Spesialisthelsetjenesten etter profesjon og tjenesteområde er fra 2006 og 2008; bare sykepleiere, spesialsykepleiere og legespesialister er nye (20 helseforetak 2025).',
        'Omsorg etter profesjon for hele landet finnes ikke; vernepleiere og sosialfaglige er andeler i sju kommuner i 2025, mest Trondheim.',
        'Personer i omsorg er regnet tilbake fra andel over 55 år.',
        'Sammensetningen i psykisk helse og rus i kommunen er ikke publisert etter profesjon.',
      ],
      columns: [
        { name: 'unit', type: 'code' },
        { name: 'group', type: 'code' },
        { name: 'year', type: 'integer', min: 1990, max: 2030 },
        { name: 'measure', type: 'code' },
        { name: 'value', type: 'number', min: 0 },
      ],
    },
    rows,
  );
};
