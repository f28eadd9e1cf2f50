import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Row, readRows, type SeriesText, writeSeries } from './series-files.ts';
import { groupProfession } from './workforce-groups.ts';
import { SourceBook } from './workforce-sources.ts';

/**
 * Turn the figures on the workforce into series files: observed counts, with the source of every row.
 * Nothing is filled in; what the engine does with holes is in `docs/method/supply.md`.
 *
 * Usage: `npx tsx scripts/import/workforce.ts <folder with the workforce figures>`
 */
const figures = process.argv[2];
if (figures === undefined) throw new Error('Name the folder with the workforce figures');
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const series = join(root, 'data', 'series');
const book = new SourceBook();
const rows = (file: string): Row[] => readRows(join(figures, `${file}.csv`));
const cell = (row: Row, name: string): string => row[name] ?? '';
const year = { name: 'year', type: 'integer', min: 1900, max: 2200 } as const;
const persons = { name: 'persons', type: 'number', min: 0 } as const;
const text = (name: string) => ({ name, type: 'text' as const });
const optional = (name: string) => ({ name, type: 'text' as const, blank: true });

const cited = new Set<string>();
const put = (record: Omit<SeriesText, 'sources' | 'firstYear' | 'lastYear'>, out: readonly Row[]): void => {
  for (const row of out) cited.add(cell(row, 'source'));
  const years = out.map((row) => Number(row['year'])).filter((value) => value > 0);
  writeSeries(
    series,
    {
      ...record,
      sources: [...new Set(out.map((row) => cell(row, 'source')))].filter((key) => key !== '').sort(),
      firstYear: Math.min(...years),
      lastYear: Math.max(...years),
    },
    out,
  );
};

// Counts by education: employed in all industries and in health and social services.
const segmentOf = (value: number): string =>
  value <= 2005
    ? 'register2004'
    : value <= 2007
      ? 'register2006'
      : value <= 2014
        ? 'register2008'
        : value <= 2018
          ? 'employer2015'
          : 'employer2019';
const counted: Row[] = [];
const count = (row: Row, industries: string, value: string): void => {
  counted.push({
    group: cell(row, 'group'),
    profession: groupProfession(cell(row, 'group')),
    industries,
    year: cell(row, 'year'),
    segment: segmentOf(Number(cell(row, 'year'))),
    persons: value,
    source: book.keyOf(row),
  });
};
const status = new Map<string, { employed: number; row: Row }>();
for (const row of rows('stock-by-labour-force-status')) {
  const key = `${cell(row, 'group')}|${cell(row, 'year')}`;
  if (!['employed_wage_earner', 'employed_self_employed'].includes(cell(row, 'indicator'))) continue;
  const sofar = status.get(key)?.employed ?? 0;
  status.set(key, { employed: sofar + Number(cell(row, 'value')), row });
}
for (const { employed, row } of status.values()) count(row, 'all', String(employed));
for (const row of rows('stock-recent')) {
  if (cell(row, 'indicator') === 'employed_all_industries') count(row, 'all', cell(row, 'value'));
  if (cell(row, 'indicator') === 'employed_in_health_and_social_services')
    count(row, 'healthAndSocial', cell(row, 'value'));
}
for (const row of rows('age-structure'))
  if (cell(row, 'indicator') === 'employed_in_health_and_social_services' && cell(row, 'age') === 'all ages')
    count(row, 'healthAndSocial', cell(row, 'value'));
for (const row of rows('stock-recent'))
  if (cell(row, 'indicator') === 'employed' && cell(row, 'group').startsWith('Without health'))
    count(row, 'municipalCare', cell(row, 'value'));
for (const row of rows('service-personnel'))
  if (
    cell(row, 'service') === 'persons with health and social education' &&
    cell(row, 'indicator') === 'employed_in_health_and_social_services_15_74'
  )
    count({ ...row, group: 'I alt 15-74' }, 'healthAndSocial', cell(row, 'value'));
for (const row of rows('service-personnel'))
  if (
    cell(row, 'service') === 'persons with health and social education' &&
    cell(row, 'group') === 'Hjelpepleier' &&
    cell(row, 'indicator') === 'employed'
  )
    count(row, 'all', cell(row, 'value'));
put(
  {
    id: 'workforce-counts',
    title: {
      nb: 'Sysselsatte etter helse- og sosialfaglig utdanning',
      nn: 'Sysselsette etter helse- og sosialfagleg utdanning',
      en: 'Employed by health and social education',
    },
    unit: 'persons, 4th quarter',
    rules: ['S1', 'V2'],
    holes: [
      'Kolonnen segment sier hvilke år som kan sammenlignes; mellom segmentene er tellemåten endret.',
      'Hjelpepleiere øker med 5 % fra 2006 til 2008 enda utdanningen er lukket; 2006 står derfor for seg selv.',
      'Leger, psykologer og tannleger er bare telt til og med 2014, bioingeniører, sosionomer og barnevernspedagoger til og med 2015.',
      'Før 2013 er helsesøster og jordmor én gruppe.',
    ],
    columns: [
      text('group'),
      optional('profession'),
      text('industries'),
      year,
      text('segment'),
      persons,
      text('source'),
    ],
  },
  counted,
);

// Age bands in health and social services.
const bandStart: Readonly<Record<string, string>> = {
  '15-39': '17',
  '40-54': '40',
  '55-66': '55',
  '67+': '67',
  '67 and over': '67',
};
const ages: Row[] = [];
const agePrefix = 'employed_in_health_and_social_services, age ';
for (const [row, band] of [
  ...rows('age-structure')
    .filter((row) => cell(row, 'indicator') === 'employed_in_health_and_social_services')
    .map((row) => [row, bandStart[cell(row, 'age')]] as const),
  ...rows('stock-recent')
    .filter((row) => cell(row, 'indicator').startsWith(agePrefix))
    .map((row) => [row, bandStart[cell(row, 'indicator').slice(agePrefix.length)]] as const),
])
  if (band !== undefined)
    ages.push({
      group: cell(row, 'group'),
      profession: groupProfession(cell(row, 'group')),
      year: cell(row, 'year'),
      band,
      persons: cell(row, 'value'),
      source: book.keyOf(row),
    });
put(
  {
    id: 'workforce-ages',
    title: {
      nb: 'Sysselsatte i helse- og sosialtjenester etter utdanning og alder',
      nn: 'Sysselsette i helse- og sosialtenester etter utdanning og alder',
      en: 'Employed in health and social services by education and age',
    },
    unit: 'persons, 4th quarter; band = first age of 15–39 (17), 40–54, 55–66, 67 and over',
    rules: ['S1', 'S2'],
    holes: [
      'Kjønn er ikke oppgitt etter yrke.',
      'Leger, psykologer og tannleger har aldersfordeling bare for 2013.',
    ],
    columns: [
      text('group'),
      optional('profession'),
      year,
      { name: 'band', type: 'integer', min: 17, max: 67 },
      persons,
      text('source'),
    ],
  },
  ages,
);

// Inflow: study places taken, graduates and certificates, educated abroad.
interface FlowPick {
  readonly file: 'graduates' | 'education-and-inflow';
  readonly profession: string;
  readonly kind: 'intake' | 'graduates' | 'educatedAbroad';
  readonly group: string;
  readonly indicator: string | RegExp;
}
const passed = 'passed trade certificates (table C; caption not readable, reading as fagbrev)';
const picks: readonly FlowPick[] = [
  {
    file: 'graduates',
    profession: 'nurse',
    kind: 'intake',
    group: 'Sykepleier',
    indicator: /^study_places_planned/,
  },
  {
    file: 'education-and-inflow',
    profession: 'nurse',
    kind: 'intake',
    group: 'Sykepleie bachelor',
    indicator: 'planned study places',
  },
  { file: 'graduates', profession: 'nurse', kind: 'graduates', group: 'Sykepleier', indicator: 'graduates' },
  {
    file: 'graduates',
    profession: 'socialEducator',
    kind: 'intake',
    group: 'Vernepleier',
    indicator: /^study_places_planned/,
  },
  {
    file: 'graduates',
    profession: 'healthCareWorker',
    kind: 'intake',
    group: 'Helsearbeiderfaget VG3 læreplass',
    indicator: 'first_choice_applicants',
  },
  {
    file: 'education-and-inflow',
    profession: 'healthCareWorker',
    kind: 'intake',
    group: 'Helsearbeiderfaget VG3 læreplass',
    indicator: /^applicants/,
  },
  {
    file: 'education-and-inflow',
    profession: 'healthCareWorker',
    kind: 'graduates',
    group: 'Helsearbeiderfaget',
    indicator: passed,
  },
  {
    file: 'graduates',
    profession: 'doctor',
    kind: 'intake',
    group: 'Lege',
    indicator: 'study_places_planned_main_round',
  },
  {
    file: 'education-and-inflow',
    profession: 'doctor',
    kind: 'intake',
    group: 'Medisin',
    indicator: 'study places per year in Norway',
  },
  {
    file: 'graduates',
    profession: 'physiotherapist',
    kind: 'intake',
    group: 'Fysioterapeut',
    indicator: 'study_places_planned_main_round',
  },
  {
    file: 'graduates',
    profession: 'occupationalTherapist',
    kind: 'intake',
    group: 'Ergoterapeut',
    indicator: /^study_places_planned/,
  },
  {
    file: 'graduates',
    profession: 'biomedicalScientist',
    kind: 'intake',
    group: 'Bioingeniør',
    indicator: /^study_places_planned/,
  },
  {
    file: 'graduates',
    profession: 'radiographer',
    kind: 'intake',
    group: 'Radiograf',
    indicator: 'study_places_planned_main_round',
  },
  {
    file: 'graduates',
    profession: 'dentist',
    kind: 'intake',
    group: 'Tannlege',
    indicator: 'study_places_per_year, total',
  },
  {
    file: 'graduates',
    profession: 'dentalHygienist',
    kind: 'graduates',
    group: 'Tannpleier',
    indicator: 'graduates',
  },
  {
    file: 'graduates',
    profession: 'psychologist',
    kind: 'graduates',
    group: 'Psykolog',
    indicator: 'new authorisations, educated in: Norway',
  },
  {
    file: 'graduates',
    profession: 'midwife',
    kind: 'graduates',
    group: 'Jordmor',
    indicator: 'completed_total',
  },
  {
    file: 'education-and-inflow',
    profession: 'publicHealthNurse',
    kind: 'graduates',
    group: 'Helsesykepleie (total)',
    indicator: 'completed',
  },
  {
    file: 'graduates',
    profession: 'socialWorker',
    kind: 'intake',
    group: 'Sosionom',
    indicator: /^study_places_planned/,
  },
  {
    file: 'graduates',
    profession: 'socialWorker',
    kind: 'intake',
    group: 'Barnevernspedagog',
    indicator: /^study_places_planned/,
  },
];
const abroadGroups: Readonly<Record<string, string>> = {
  Psykolog: 'psychologist',
  Tannlege: 'dentist',
  Fysioterapeut: 'physiotherapist',
  Helsefagarbeider: 'healthCareWorker',
  Jordmor: 'midwife',
};
const flows = new Map<string, Row>();
const addFlow = (
  profession: string,
  kind: string,
  group: string,
  row: Row,
  value: number,
  add: boolean,
): void => {
  const key = `${profession}|${kind}|${group}|${cell(row, 'year')}`;
  const old = flows.get(key);
  // A later row in the file replaces an earlier one of the same year; parts by origin add.
  const total = add && old !== undefined ? Number(old['persons']) + value : value;
  flows.set(key, {
    profession,
    kind,
    group,
    year: cell(row, 'year'),
    persons: String(total),
    confidence: cell(row, 'confidence'),
    source: book.keyOf(row),
  });
};
for (const pick of picks)
  for (const row of rows(pick.file)) {
    const group = row['group'] ?? row['education'] ?? '';
    const indicator = cell(row, 'indicator');
    const hit =
      typeof pick.indicator === 'string' ? indicator === pick.indicator : pick.indicator.test(indicator);
    if (group === pick.group && hit)
      addFlow(pick.profession, pick.kind, group, row, Number(cell(row, 'value')), false);
  }
for (const file of ['graduates', 'education-and-inflow'])
  for (const row of rows(file)) {
    const group = row['group'] ?? row['education'] ?? '';
    const profession = abroadGroups[group];
    if (
      profession !== undefined &&
      /^new authorisations, educated in: (EU\/EEA|Nordic countries|other)$/.test(cell(row, 'indicator'))
    )
      addFlow(profession, 'educatedAbroad', group, row, Number(cell(row, 'value')), true);
  }
// Doctors: qualified 2011–2014 and at work in Norway, a year, less the study places in Norway.
for (const row of rows('graduates'))
  if (cell(row, 'indicator') === 'doctors_qualified_2011_2014_active_in_norway')
    addFlow('doctor', 'educatedAbroad', 'Lege', row, Math.round(Number(cell(row, 'value')) / 4 - 636), false);
// Nurses: net growth of immigrants among nurses, midwives and public-health nurses 2011–2015, a year.
const immigrantNurses = rows('immigrants-and-foreign-born').filter(
  (row) =>
    cell(row, 'group') === 'Sykepleier, jordmor og helsesøster' && cell(row, 'origin') === 'all countries',
);
const immigrantsIn = (value: string): number =>
  Number(immigrantNurses.find((row) => cell(row, 'year') === value)?.['value']);
const newest = immigrantNurses.find((row) => cell(row, 'year') === '2015');
if (newest === undefined) throw new Error('No immigrant nurses 2015');
addFlow(
  'nurse',
  'educatedAbroad',
  'Sykepleier',
  newest,
  (immigrantsIn('2015') - immigrantsIn('2011')) / 4,
  false,
);
put(
  {
    id: 'workforce-inflow',
    title: {
      nb: 'Tilgang til helse- og sosialyrkene: studieplasser, fullførte og utdannede i utlandet',
      nn: 'Tilgang til helse- og sosialyrka: studieplassar, fullførte og utdanna i utlandet',
      en: 'Inflow to the health and social professions: study places, completed and educated abroad',
    },
    unit: 'persons a year',
    rules: ['S2'],
    holes: [
      'Planlagte studieplasser er ikke det samme som begynte studenter: 2025 begynte 6 111 i sykepleie (5 467 planlagt) og 1 412 i vernepleie. Serien holder seg til planlagte plasser, så den kan sammenlignes fra år til år.',
      'Spesialsykepleie (ABIOK) og øvrig helseutdanning mangler; modellen holder siste observerte vekst.',
      'Utenlandsutdannede leger er avledet: kvalifiserte 2011–2014 i arbeid i Norge delt på fire, minus 636 studieplasser.',
      'Utenlandsutdannede sykepleiere er avledet: netto vekst i innvandrede sykepleiere, jordmødre og helsesøstre 2011–2015 per år.',
      'Helsefagarbeider: intake er søkere til læreplass, graduates er alle beståtte fagprøver uansett vei.',
    ],
    columns: [
      { name: 'profession', type: 'text' },
      text('kind'),
      text('group'),
      year,
      persons,
      text('confidence'),
      text('source'),
    ],
  },
  [...flows.values()],
);

// People with the education on disability benefit, per employed.
const disability: Row[] = [];
const outside = new Map<string, Row>();
for (const row of rows('stock-by-labour-force-status'))
  if (/^outside_disability/.test(cell(row, 'indicator')))
    outside.set(`${cell(row, 'group')}|${cell(row, 'year')}`, row);
for (const [key, { employed, row }] of status) {
  const disabled = outside.get(key);
  if (disabled === undefined) continue;
  disability.push({
    group: cell(row, 'group'),
    profession: groupProfession(cell(row, 'group')),
    year: cell(row, 'year'),
    employed: String(employed),
    disabled: cell(disabled, 'value'),
    concept: cell(disabled, 'indicator') === 'outside_disability' ? 'disability' : 'disabilityOrAssessment',
    source: book.keyOf(row),
  });
}
put(
  {
    id: 'workforce-disability',
    title: {
      nb: 'Sysselsatte og uføre etter helse- og sosialfaglig utdanning',
      nn: 'Sysselsette og uføre etter helse- og sosialfagleg utdanning',
      en: 'Employed and disabled by health and social education',
    },
    unit: 'persons, 4th quarter',
    rules: ['S2'],
    holes: [
      'Fra 2011 er arbeidsavklaringspenger med i uføre.',
      'Psykologer og tannleger er ikke oppgitt; leger er oppgitt til og med 2008.',
    ],
    columns: [
      text('group'),
      optional('profession'),
      year,
      { name: 'employed', type: 'integer', min: 0 },
      { name: 'disabled', type: 'integer', min: 0 },
      text('concept'),
      text('source'),
    ],
  },
  disability,
);

// Position sizes.
const shift = new Set([
  'nurse',
  'specialistNurse',
  'midwife',
  'socialEducator',
  'healthCareWorker',
  'withoutHealthEducation',
]);
const positions: Row[] = [];
const addPosition = (profession: string, group: string, row: Row, percent: number): void => {
  positions.push({
    profession,
    group,
    year: cell(row, 'year'),
    percent: percent.toFixed(1),
    shift: shift.has(profession) ? '1' : '0',
    source: book.keyOf(row),
  });
};
for (const row of rows('employment-and-fte-rates'))
  if (cell(row, 'indicator') === 'mean_position_implied') {
    const profession = groupProfession(cell(row, 'group'));
    if (profession !== '') addPosition(profession, cell(row, 'group'), row, Number(cell(row, 'value')));
  }
const personnel = rows('service-personnel').filter(
  (row) => cell(row, 'service') === 'municipal health and care',
);
const pick = (group: string, indicator: string, at: string): Row | undefined =>
  personnel.find(
    (row) => cell(row, 'group') === group && cell(row, 'indicator') === indicator && cell(row, 'year') === at,
  );
for (const at of ['2016', '2017', '2018', '2019', '2020']) {
  const nurse = pick('sykepleier without further education', 'mean_fte_per_employed', at);
  // Specialist nurses are counted with the nurses.
  if (nurse !== undefined)
    for (const profession of ['nurse', 'specialistNurse'])
      addPosition(profession, 'Sykepleier (kommune)', nurse, Number(cell(nurse, 'value')));
  const fte = pick('helsesykepleier', 'fte', at);
  const heads = pick('helsesykepleier', 'employed_implied', at);
  if (fte !== undefined && heads !== undefined)
    addPosition(
      'publicHealthNurse',
      'Helsesykepleier (kommune)',
      fte,
      (100 * Number(cell(fte, 'value'))) / Number(cell(heads, 'value')),
    );
}
// Professions without a figure of their own: the widest group they are counted in.
const industryWide = rows('service-personnel').filter(
  (row) =>
    cell(row, 'service') === 'health and social services incl. kindergarten' && cell(row, 'year') === '2011',
);
for (const [group, members] of [
  ['university health and social', ['doctor', 'psychologist', 'dentist']],
  ['health and social education', ['otherHealthEducation']],
] as const) {
  const fte = industryWide.find((row) => cell(row, 'group') === group && cell(row, 'indicator') === 'fte');
  const heads = industryWide.find(
    (row) => cell(row, 'group') === group && cell(row, 'indicator') === 'employed',
  );
  if (fte !== undefined && heads !== undefined)
    for (const profession of members)
      addPosition(profession, group, fte, (100 * Number(cell(fte, 'value'))) / Number(cell(heads, 'value')));
}
const senior = rows('age-structure').filter((row) => cell(row, 'year') === '2001');
for (const [profession, members] of [
  ['biomedicalScientist', ['Bioingeniør']],
  ['socialWorker', ['Sosionom', 'Barnevernspedagog']],
] as const) {
  const sumOf = (indicator: string): number =>
    senior
      .filter(
        (row) =>
          (members as readonly string[]).includes(cell(row, 'group')) && cell(row, 'indicator') === indicator,
      )
      .reduce((total, row) => total + Number(cell(row, 'value')), 0);
  const row = senior.find((item) => cell(item, 'group') === members[0]);
  if (row !== undefined)
    addPosition(
      profession,
      `${members.join(' og ')}, 55–66 år`,
      row,
      (100 * sumOf('agreed_fte')) / sumOf('employed'),
    );
}
const untrained = rows('stock-recent').filter((row) => cell(row, 'group').startsWith('Without health'));
for (const row of untrained)
  if (cell(row, 'indicator') === 'fte') {
    const heads = untrained.find(
      (other) => cell(other, 'indicator') === 'employed' && cell(other, 'year') === cell(row, 'year'),
    );
    if (heads !== undefined)
      addPosition(
        'withoutHealthEducation',
        'Uten helse- og sosialfaglig utdanning (kommune)',
        row,
        (100 * Number(cell(row, 'value'))) / Number(cell(heads, 'value')),
      );
  }
put(
  {
    id: 'workforce-positions',
    title: {
      nb: 'Gjennomsnittlig stillingsstørrelse etter yrke',
      nn: 'Gjennomsnittleg stillingsstorleik etter yrke',
      en: 'Mean position size by profession',
    },
    unit: 'percent: contracted FTE per employed; shift = 1 for professions that mostly work shifts',
    rules: ['S3'],
    holes: [
      'For de fleste yrker er nyeste tall fra 2006.',
      'Leger, psykologer og tannleger har tallet for helseutdannede fra universitet 2011, øvrig helseutdanning tallet for alle helseutdannede 2011, bioingeniører, sosionomer og barnevernspedagoger tallet for 55–66 år i 2001.',
      'Årsverk teller også biarbeidsforhold; hoder teller bare hovedarbeid.',
      'Spesialsykepleiere har sykepleiernes tall.',
    ],
    columns: [
      { name: 'profession', type: 'text' },
      text('group'),
      year,
      { name: 'percent', type: 'number', min: 1, max: 150 },
      { name: 'shift', type: 'integer', min: 0, max: 1 },
      text('source'),
    ],
  },
  positions,
);

// Share of staff 55 or older in the municipal services.
const older: Row[] = [];
for (const row of personnel)
  if (cell(row, 'indicator') === 'share_employed_55_plus')
    older.push({
      group: cell(row, 'group'),
      year: cell(row, 'year'),
      share: (Number(cell(row, 'value')) / 100).toFixed(3),
      source: book.keyOf(row),
    });
put(
  {
    id: 'workforce-older-municipal',
    title: {
      nb: 'Andel 55 år og eldre blant ansatte i kommunal helse og omsorg',
      nn: 'Del 55 år og eldre blant tilsette i kommunal helse og omsorg',
      en: 'Share aged 55 or over among staff in municipal health and care',
    },
    unit: 'share',
    rules: ['S1'],
    holes: ['Bare kommunal sektor.'],
    columns: [text('group'), year, { name: 'share', type: 'number', min: 0, max: 1 }, text('source')],
  },
  older,
);

// Yardsticks and history used by the validation.
const plain = (
  file: string,
  id: string,
  title: SeriesText['title'],
  unit: string,
  rules: readonly string[],
  holes: readonly string[],
  keys: readonly string[],
  keep: (row: Row) => boolean,
): void =>
  put(
    {
      id,
      title,
      unit,
      rules,
      holes,
      columns: [
        ...keys.map((name) => text(name)),
        year,
        { name: 'value', type: 'text' },
        text('unit'),
        text('confidence'),
        text('source'),
      ],
    },
    rows(file)
      .filter((row) => keep(row) && !cell(row, 'source_url').includes('github.com'))
      .map((row) => ({ ...row, source: book.keyOf(row) })),
  );
plain(
  'helsemod-results',
  'helsemod-results',
  {
    nb: 'Publiserte resultater fra SSBs HELSEMOD',
    nn: 'Publiserte resultat frå SSB sin HELSEMOD',
    en: 'Published results of Statistics Norway’s HELSEMOD',
  },
  'as in the column unit',
  ['V3'],
  ['Årsverk per gruppe er ikke funnet; bare fortegn og enkelte tall.'],
  ['edition', 'side', 'scenario', 'group'],
  () => true,
);
plain(
  'demand-yardsticks',
  'demand-yardsticks',
  {
    nb: 'Publiserte tall for framtidig behov for årsverk',
    nn: 'Publiserte tal for framtidig behov for årsverk',
    en: 'Published figures on future need of FTE',
  },
  'as in the column unit',
  ['V3'],
  ['Avgrensingen av helse og omsorg er ulik fra rapport til rapport.'],
  ['area', 'indicator', 'scenario'],
  () => true,
);
plain(
  'recruitment-difficulty-ks',
  'recruitment-difficulty',
  {
    nb: 'Andel kommuner som synes rekruttering er utfordrende',
    nn: 'Del kommunar som synest rekruttering er utfordrande',
    en: 'Municipalities that find recruitment challenging',
  },
  'as in the column unit',
  ['S5'],
  ['Ulik ordlyd i spørsmålene fra år til år.'],
  ['group', 'indicator'],
  () => true,
);
plain(
  'exits-parttime-sickness',
  'workforce-exits',
  {
    nb: 'Turnover, avgangsalder, stillingsstørrelse og sykefravær',
    nn: 'Turnover, avgangsalder, stillingsstorleik og sjukefråvær',
    en: 'Turnover, exit age, position size and sickness absence',
  },
  'as in the column unit',
  ['S2', 'S3'],
  ['Turnover i kommunal sektor teller også dem som går til sykehus eller privat virksomhet.'],
  ['topic', 'service', 'group', 'indicator'],
  () => true,
);
plain(
  'stock-recent',
  'workforce-left',
  {
    nb: 'Sluttet i kommunal sektor innen ett år',
    nn: 'Slutta i kommunal sektor innan eitt år',
    en: 'Left the municipal sector within one year',
  },
  'as in the column unit',
  ['S2'],
  ['Pensjonering og overgang til sykehus er med.'],
  ['group', 'indicator'],
  (row) => cell(row, 'indicator').startsWith('left_'),
);
plain(
  'service-personnel',
  'municipal-doctors',
  {
    nb: 'Legeårsverk i kommunehelsetjenesten 1994–2023, og per 10 000 innbyggere etter sentralitet 1994–2009',
    nn: 'Legeårsverk i kommunehelsetenesta 1994–2023, og per 10 000 innbyggjarar etter sentralitet 1994–2009',
    en: 'Doctor FTE in municipal health 1994–2023, and per 10,000 inhabitants by centrality 1994–2009',
  },
  'as in the column unit',
  ['V2'],
  ['Brudd i 2000: institusjoner kommer med.', 'Sentralitet er den eldre inndelingen i fire.'],
  ['service', 'group', 'indicator'],
  (row) => cell(row, 'service') === 'municipal health' && cell(row, 'group') === 'lege',
);
// Age patterns of leaving for good: estimates, straight lines between the ages named.
const between = (knots: readonly (readonly [number, number])[], age: number): number => {
  for (let i = 1; i < knots.length; i++) {
    const [x0, y0] = knots[i - 1] ?? [0, 0];
    const [x1, y1] = knots[i] ?? [0, 0];
    if (age <= x1) return age < x0 ? y0 : y0 + ((age - x0) / (x1 - x0)) * (y1 - y0);
  }
  return knots.at(-1)?.[1] ?? 0;
};
const disabilityKnots = [
  [17, 0.0002],
  [25, 0.0006],
  [35, 0.0025],
  [45, 0.0055],
  [55, 0.0105],
  [61, 0.017],
  [66, 0.02],
  [67, 0],
  [74, 0],
] as const;
const retirementKnots = [
  [17, 0],
  [54, 0],
  [55, 0.004],
  [58, 0.006],
  [61, 0.01],
  [62, 0.09],
  [63, 0.1],
  [64, 0.13],
  [65, 0.24],
  [66, 0.26],
  [67, 0.38],
  [68, 0.33],
  [69, 0.3],
  [70, 0.4],
  [71, 0.3],
  [74, 0.3],
] as const;
const patternSources = [
  ...counted.filter((row) => row['group'] === 'Hjelpepleier' && Number(row['year']) >= 2013),
  ...ages.filter((row) => row['group'] === 'Hjelpepleier'),
].map((row) => cell(row, 'source'));
const exitSource = rows('exits-parttime-sickness').find((row) => cell(row, 'topic') === 'retirement');
if (exitSource !== undefined) patternSources.push(book.keyOf(exitSource));
for (const key of patternSources) cited.add(key);
writeSeries(
  series,
  {
    id: 'workforce-exit-pattern',
    title: {
      nb: 'Andel som slutter for godt etter alder: uføre og pensjon, før nivå og yrke',
      nn: 'Del som sluttar for godt etter alder: uføre og pensjon, før nivå og yrke',
      en: 'Share that stops for good by age: disability and retirement, before level and profession',
    },
    unit: 'share a year',
    sources: [...new Set(patternSources)].sort(),
    firstYear: 2013,
    lastYear: 2020,
    rules: ['S2'],
    holes: [
      'Anslag, ikke observert: mønsteret er valgt slik at hjelpepleierne, en lukket gruppe, følger observert nedgang 2013–2020, og gir avgangsalder nær KS sine tall.',
    ],
    columns: [
      { name: 'age', type: 'integer', min: 17, max: 74 },
      { name: 'disability', type: 'number', min: 0, max: 1 },
      { name: 'retirement', type: 'number', min: 0, max: 1 },
    ],
  },
  Array.from({ length: 58 }, (_, i) => ({
    age: String(17 + i),
    disability: between(disabilityKnots, 17 + i).toFixed(5),
    retirement: between(retirementKnots, 17 + i).toFixed(5),
  })),
);
book.write(join(root, 'data', 'sources'), cited);
