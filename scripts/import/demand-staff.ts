import { agesOf, cell, only, type Reader } from './demand-rows.ts';
import { type Row, writeSeries } from './series-files.ts';

const total = (unit: string, year: number, row: Row): Row => ({
  unit,
  year: String(year),
  fte: cell(row, 'value'),
});

const staffTotals = (folder: string, read: Reader): void => {
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

const staffCounts = (folder: string, read: Reader): void => {
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

const positions = (folder: string, read: Reader): void => {
  const rates = read('workforce/employment-and-fte-rates.csv');
  const of = (group: string): string =>
    cell(only(rates, { group, indicator: 'mean_position_implied', year: '2006' }), 'value');
  const groups: readonly (readonly [string, string])[] = [
    ['nurse', 'Sykepleier'],
    ['specialistNurse', 'Sykepleier'],
    ['publicHealthNurse', 'Helsesøster (helsesykepleier)'],
    ['midwife', 'Jordmor'],
    ['socialEducator', 'Vernepleier'],
    ['healthCareWorker', 'Hjelpepleier'],
    ['physiotherapist', 'Fysioterapeut'],
    ['occupationalTherapist', 'Ergoterapeut'],
    ['radiographer', 'Radiograf'],
    ['dentalHygienist', 'Tannpleier'],
    ['otherHealthEducation', 'Helsesekretær'],
  ];
  writeSeries(
    folder,
    {
      id: 'position-size-2006',
      title: {
        nb: 'Gjennomsnittlig stilling etter utdanning 2006',
        nn: 'Gjennomsnittleg stilling etter utdanning 2006',
        en: 'Mean position by education 2006',
      },
      unit: 'per cent of a full position per employed person',
      sources: ['ssb-staff-2006'],
      firstYear: 2006,
      lastYear: 2006,
      rules: ['B1', 'F1'],
      holes: [
        'Leger, psykologer, bioingeniører, tannleger, sosionomer og ufaglærte er ikke publisert i samme tabell.',
      ],
      columns: [
        { name: 'profession', type: 'code' },
        { name: 'percent', type: 'number', min: 0, max: 120 },
      ],
    },
    groups.map(([profession, group]) => ({ profession, percent: of(group) })),
  );
};

const countyNow: Readonly<Record<string, string>> = {
  Østfold: '31',
  Akershus: '32',
  Oslo: '03',
  Hedmark: '34',
  Oppland: '34',
  Buskerud: '33',
  Vestfold: '39',
  Telemark: '40',
  'Aust-Agder': '42',
  'Vest-Agder': '42',
  Rogaland: '11',
  Hordaland: '46',
  'Sogn og Fjordane': '46',
  'Møre og Romsdal': '15',
  Trøndelag: '50',
  Nordland: '18',
  Troms: '55',
  Finnmark: '56',
  Norway: '0',
};

const shortage = (folder: string, read: Reader): void => {
  const occupations: Readonly<Record<string, string>> = {
    '2223': 'nurse',
    '2221': 'specialistNurse',
    '5321': 'healthCareWorker',
    '2212': 'doctor',
    '2211': 'doctor',
    '2224': 'socialEducator',
    '3211': 'radiographer',
    '2634': 'psychologist',
    '3212': 'biomedicalScientist',
    '3259': 'otherHealthEducation',
    '3256': 'otherHealthEducation',
    '3214': 'otherHealthEducation',
    '5329': 'withoutHealthEducation',
  };
  const sums = new Map<string, number>();
  for (const row of read('workforce/shortage-nav.csv')) {
    const profession = occupations[cell(row, 'occupation_code')];
    const county = countyNow[cell(row, 'region')];
    const year = cell(row, 'year');
    if (profession === undefined || county === undefined) continue;
    if (year !== '2017' && !(year === '2025')) continue;
    if (cell(row, 'confidence') !== 'exact' && year === '2017') continue;
    const source = cell(row, 'source_title').includes('datahotell') ? 'dataset' : 'news';
    if (year === '2017' && source === 'news') continue;
    const key = `${profession}|${county}|${year}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(cell(row, 'value')));
  }
  const rows = [...sums].map(([key, persons]) => {
    const [group = '', county = '', year = ''] = key.split('|');
    return { group, county, year, persons: String(persons) };
  });
  const nursing = only(read('workforce/shortage-nav.csv'), {
    occupation: 'Sykepleiere, spesialsykepleiere og jordmødre',
    year: '2025',
  });
  rows.push({
    group: 'nurse+specialistNurse+midwife',
    county: '0',
    year: '2025',
    persons: cell(nursing, 'value'),
  });
  const all = only(read('workforce/shortage-nav.csv'), {
    occupation: 'Health and social services, all',
    year: '2025',
  });
  rows.push({ group: 'all', county: '0', year: '2025', persons: cell(all, 'value') });
  writeSeries(
    folder,
    {
      id: 'shortage-nav',
      title: {
        nb: 'Estimert mangel på personell, NAVs bedriftsundersøkelse',
        nn: 'Estimert mangel på personell, bedriftsundersøkinga til NAV',
        en: 'Estimated shortage of staff, the business survey of NAV',
      },
      unit: 'persons',
      sources: ['nav-shortage-2017', 'nav-shortage-2025'],
      firstYear: 2017,
      lastYear: 2025,
      rules: ['B1'],
      holes: [
        'Fylker er bare funnet for 2017 og er lagt på dagens fylker; fylkene går ikke opp i landstallet (avrunding).',
        '2025 er gjengitt av andre og gjelder bare sykepleiere, spesialsykepleiere med jordmødre, helsefagarbeidere og alt i alt.',
        'Ledere av eldreomsorg (50 personer) og barnehageassistenter er holdt utenfor.',
        '0 betyr under avrundingsgrensen.',
      ],
      columns: [
        { name: 'group', type: 'text' },
        { name: 'county', type: 'code' },
        { name: 'year', type: 'integer', min: 2010, max: 2030 },
        { name: 'persons', type: 'number', min: 0 },
      ],
    },
    rows,
  );
};

const labour = (folder: string, read: Reader): void => {
  const rows = read('demand/employment_total.csv');
  const out: Row[] = [];
  for (const [sex, label] of [
    ['f', 'kvinner'],
    ['m', 'menn'],
  ] as const) {
    for (const ages of ['15-19', '20-24', '25-29', '30-39', '40-54', '55-66', '67-74', '15-74']) {
      const row = only(rows, {
        topic: 'yrkesdeltaking',
        measure: 'arbeidsstyrken i prosent av befolkningen (AKU)',
        age_group: ages,
        sex: label,
        year: '2017',
      });
      out.push({
        measure: 'labourForce',
        sex,
        from_age: agesOf(ages).from,
        to_age: agesOf(ages).to,
        year: '2017',
        percent: cell(row, 'value'),
      });
    }
    for (const ages of ['15-24', '25-66', '15-74']) {
      const row = only(rows, {
        topic: 'yrkesdeltaking',
        measure: 'sysselsatte i prosent av befolkningen (AKU)',
        age_group: ages,
        sex: label,
        year: '2017',
      });
      out.push({
        measure: 'employed',
        sex,
        from_age: agesOf(ages).from,
        to_age: agesOf(ages).to,
        year: '2017',
        percent: cell(row, 'value'),
      });
    }
  }
  const newest = only(rows, {
    measure: 'sysselsatte i prosent av befolkningen (AKU)',
    year: '2022',
    age_group: '15-74',
    sex: 'begge',
  });
  out.push({
    measure: 'employed',
    sex: 'both',
    from_age: '15',
    to_age: '74',
    year: '2022',
    percent: cell(newest, 'value'),
  });
  writeSeries(
    folder,
    {
      id: 'labour-participation',
      title: {
        nb: 'Yrkesdeltaking og sysselsetting etter kjønn og alder',
        nn: 'Yrkesdeltaking og sysselsetjing etter kjønn og alder',
        en: 'Labour force participation and employment by sex and age',
      },
      unit: 'per cent of residents',
      sources: ['ssb-labour-2017', 'ssb-labour-2022'],
      firstYear: 2017,
      lastYear: 2022,
      rules: ['B3'],
      holes: [
        'Sysselsetting etter femårig alder er ikke funnet etter 2017; formen er fra 2017, nivået fra mars 2022.',
      ],
      columns: [
        { name: 'measure', type: 'code' },
        { name: 'sex', type: 'code' },
        { name: 'from_age', type: 'integer', min: 0, max: 105 },
        { name: 'to_age', type: 'integer', min: 0, max: 105 },
        { name: 'year', type: 'integer', min: 2000, max: 2030 },
        { name: 'percent', type: 'number', min: 0, max: 100 },
      ],
    },
    out,
  );
};

/** Write the series on staff, shortage and employment. */
export const staffSeries = (folder: string, read: Reader): void => {
  staffTotals(folder, read);
  staffCounts(folder, read);
  positions(folder, read);
  shortage(folder, read);
  labour(folder, read);
};
