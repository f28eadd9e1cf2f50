import { cell, only, type Reader } from './demand-rows.ts';
import { writeSeries } from './series-files.ts';

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

/** Write the shortage that is reported, by profession and county. */
export const shortage = (folder: string, read: Reader): void => {
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
