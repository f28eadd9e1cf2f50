import { agesOf, cell, nationalPopulation, only, type Reader } from './demand-rows.ts';
import { type Row, writeSeries } from './series-files.ts';

const age = (name: string) => ({ name, type: 'integer', min: 0, max: 105 }) as const;

const careColumns: readonly (readonly [string, string])[] = [
  ['home_users', 'home_users_all'],
  ['home_users_0_66', 'home_users_0_66'],
  ['home_users_67_79', 'home_users_67_79'],
  ['home_users_80', 'home_users_80p'],
  ['home_hours', 'home_nursing_hours_week'],
  ['housing_residents', 'housing_24h_residents'],
  ['longterm_residents', 'longterm_all'],
  ['longterm_0_66', 'longterm_0_66'],
  ['longterm_67_79', 'longterm_67_79'],
  ['longterm_80', 'longterm_80p'],
  ['longterm_hidden', 'longterm_age_split_gap'],
  ['nurse_fte', 'nurse_fte'],
];

const municipalCare = (folder: string, read: Reader): void =>
  writeSeries(
    folder,
    {
      id: 'municipal-care-2025',
      title: {
        nb: 'Omsorgstjenester per kommune 31. desember 2025',
        nn: 'Omsorgstenester per kommune 31. desember 2025',
        en: 'Municipal care by municipality on 31 December 2025',
      },
      unit: 'persons; hours per user and week; contracted FTE (nurse_fte)',
      sources: ['ssb-12292', 'ssb-11645', 'ssb-kostra-care', 'ssb-14534'],
      firstYear: 2025,
      lastYear: 2025,
      rules: ['U1', 'U2', 'F1', 'F4'],
      holes: [
        'Tall under 5 er skjult hos kilden; longterm_hidden er hvor mange langtidsbeboere som mangler i aldersdelingen.',
        '1151 Utsira mangler hjemmetjenester, langtidsbeboere og timer; 1531, 1835, 3322, 4218, 4224 og 4629 mangler langtidsbeboere.',
        'home_hours er tildelte timer hjemmesykepleie alene, ikke praktisk bistand.',
        'En beboer i heldøgns bolig kan også være bruker av hjemmetjenester.',
      ],
      columns: [
        { name: 'municipality', type: 'code' },
        ...careColumns.map(([name]) => ({ name, type: 'number', blank: true, min: 0 }) as const),
      ],
    },
    read('demand/municipal_care_2025_wide.csv').map((row) => ({
      municipality: cell(row, 'kommunenr'),
      ...Object.fromEntries(careColumns.map(([name, from]) => [name, cell(row, from)])),
    })),
  );

/** What a row of `use-by-age` says about its numbers. */
interface Pick {
  readonly service: string;
  readonly measure: 'users' | 'hours' | 'volume' | 'share' | 'fte';
  readonly layer: number;
  readonly year: number;
  /** 1 January that the population belongs to; null when the value is a rate already. */
  readonly populationYear: number | null;
  readonly ages: readonly string[];
  readonly demands: Readonly<Record<string, string>>;
  /** Divide the printed value by this, e.g. 100 for per cent. */
  readonly per?: number;
}

const useByAge = (folder: string, read: Reader): void => {
  const population = nationalPopulation(read);
  const other = read('demand/use_other_services.csv');
  const history = read('demand/use_historical_age.csv');
  const national = read('demand/use_national.csv');
  const hours = read('demand/hours_per_week.csv');
  const out: Row[] = [];
  const add = (
    service: string,
    measure: string,
    layer: number,
    year: number,
    label: string,
    value: number,
    populationYear: number | null,
  ): void => {
    const { from, to } = agesOf(label);
    out.push({
      service,
      measure,
      layer: String(layer),
      year: String(year),
      from_age: from,
      to_age: to,
      value: String(value),
      population:
        populationYear === null ? '1' : String(population(populationYear, Number(from), Number(to))),
    });
  };
  const pick = (rows: readonly Row[], choice: Pick): void => {
    for (const label of choice.ages) {
      const row = only(rows, {
        age_group: label,
        sex: 'begge',
        year: String(choice.year),
        ...choice.demands,
      });
      const value = Number(cell(row, 'value')) / (choice.per ?? 1);
      add(choice.service, choice.measure, choice.layer, choice.year, label, value, choice.populationYear);
    }
  };
  const users = 'users' as const;
  pick(hours, {
    service: 'homeCare',
    measure: users,
    layer: 1,
    year: 2009,
    populationYear: 2010,
    ages: ['0-17', '18-49', '50-66'],
    demands: { measure: 'mottakarar med oppgitt timar/veke' },
  });
  pick(national, {
    service: 'homeCare',
    measure: users,
    layer: 2,
    year: 2021,
    populationYear: 2022,
    ages: ['80-89', '90+'],
    demands: { service: 'Tjenestemottakere ikke på institusjon', measure: 'mottakere per 31.12' },
  });
  pick(history, {
    service: 'homeCare',
    measure: users,
    layer: 3,
    year: 1999,
    populationYear: 2000,
    ages: ['67-74', '75-79', '80-84', '85-89'],
    demands: { service: 'Heimetenester' },
  });
  pick(hours, {
    service: 'homeCare',
    measure: 'hours',
    layer: 0,
    year: 2017,
    populationYear: null,
    ages: ['0-17', '18-49', '50-66', '67-79', '80-89', '90+'],
    demands: { measure: 'gjennomsnittleg timar per veke per brukar, bistandsbehov i alt' },
  });
  for (const service of ['longTermStay', 'shortTermStay']) {
    pick(other, {
      service,
      measure: users,
      layer: 1,
      year: 2009,
      populationYear: 2010,
      ages: service === 'longTermStay' ? ['80-89', '90+'] : ['0-66', '67-79', '80-89', '90+'],
      demands: { service: 'Institusjoner for eldre og funksjonshemmede', measure: 'beboere' },
    });
    pick(history, {
      service,
      measure: users,
      layer: 2,
      year: 2004,
      populationYear: 2005,
      ages: ['67-74', '75-79', '80-84', '85-89'],
      demands: { service: 'Institusjonar for eldre og funksjonshemma' },
    });
  }
  pick(national, {
    service: 'shortTermStay',
    measure: users,
    layer: 0,
    year: 2023,
    populationYear: 2024,
    ages: ['alle'],
    demands: { service: 'Tidsavgrensa opphald i institusjon', measure: 'bebuarar' },
  });
  // The share under 18 is not published; homes staffed day and night for children are few, so none are placed there.
  const housing = (label: string, share: number): void =>
    add('staffedHousing', 'share', 1, 2021, label, share, 2022);
  const young =
    Number(
      cell(
        only(national, {
          service: 'Bolig kommunen disponerer til helse- og omsorgsformål',
          measure: 'andel av beboere',
          age_group: '0-49',
          year: '2021',
        }),
        'value',
      ),
    ) / 100;
  const old =
    Number(
      cell(
        only(national, {
          service: 'Bolig kommunen disponerer til helse- og omsorgsformål',
          measure: 'andel av beboere',
          age_group: '80+',
          year: '2021',
        }),
        'value',
      ),
    ) / 100;
  housing('0-17', 0);
  housing('18-49', young);
  housing('50-79', 1 - young - old);
  housing('80+', old);
  pick(history, {
    service: 'staffedHousing',
    measure: users,
    layer: 2,
    year: 2008,
    populationYear: 2009,
    ages: ['80-89', '90+'],
    demands: { service: 'Bustader til pleie- og omsorgsformål' },
  });
  const gpAges = ['0-5', '6-15', '16-19', '20-29', '30-49', '50-66', '67-79', '80-89', '90+'];
  pick(other, {
    service: 'gp',
    measure: users,
    layer: 0,
    year: 2023,
    populationYear: null,
    ages: gpAges,
    per: 100,
    demands: { service: 'Fastlege', measure: 'andel av befolkningen med minst én konsultasjon' },
  });
  for (const service of ['Fastlege', 'Legevakt'])
    pick(other, {
      service: 'gp',
      measure: 'volume',
      layer: service === 'Fastlege' ? 0 : 1,
      year: 2023,
      populationYear: null,
      ages: gpAges,
      demands: { service, measure: 'konsultasjoner per innbygger' },
    });
  for (const label of ['16-24', '25-44', '45-66', '67-79', '80+']) {
    const row = only(other, {
      service: 'Fysioterapeut',
      measure: 'andel som brukte tjenesten siste 12 måneder',
      year: '2002',
      sex: 'kvinner',
      age_group: label,
    });
    add('physiotherapyRehabilitation', users, 0, 2002, label, Number(cell(row, 'value')) / 100, null);
  }
  const station = (part: string, label: string): void => {
    const service = `Helsestasjons- og skolehelsetjeneste: ${part}`;
    const row = only(
      other.filter((r) => cell(r, 'measure') === 'årsverk'),
      { service, year: '2022' },
    );
    add('healthStations', 'fte', 0, 2022, label, Number(cell(row, 'value')), 2023);
  };
  station('Svangerskaps- og barselomsorg', '0-0');
  station('Helsestasjon', '0-5');
  station('Skolehelsetjeneste, barnetrinn', '6-12');
  station('Skolehelsetjeneste, ungdomstrinn', '13-15');
  station('Skolehelsetjeneste, videregående', '16-18');
  station('Helsestasjon for ungdom', '13-20');
  for (const [measure, label] of [
    ['årsverk i tjenester for barn og unge', '0-17'],
    ['årsverk i tjenester for voksne', '18+'],
  ] as const) {
    const row = only(other, { service: 'Psykisk helse- og rusarbeid i kommunen', measure, year: '2020' });
    add('municipalMentalHealth', 'fte', 0, 2020, label, Number(cell(row, 'value')), 2021);
  }
  const hospital = 'Somatisk spesialisthelsetjeneste';
  const hospitalAges = ['0-17', '18-29', '30-49', '50-66', '67-79', '80-89', '90+'];
  add(
    'somaticHospital',
    users,
    0,
    2022,
    'alle',
    Number(
      cell(
        only(other, { service: hospital, measure: 'pasienter (minst én behandling)', year: '2022' }),
        'value',
      ),
    ),
    2023,
  );
  pick(other, {
    service: 'somaticHospital',
    measure: users,
    layer: 1,
    year: 2025,
    populationYear: 2026,
    ages: hospitalAges,
    demands: { service: hospital, measure: 'pasienter (minst én kontakt)' },
  });
  pick(other, {
    service: 'somaticHospital',
    measure: 'volume',
    layer: 0,
    year: 2025,
    populationYear: 2026,
    ages: hospitalAges,
    demands: { service: hospital, measure: 'oppholdsdøgn' },
  });
  const adults = 'Psykisk helsevern for voksne';
  const adultAges = ['18-29', '30-49', '50-66', '67+'];
  add(
    'specialistMentalHealth',
    users,
    0,
    2015,
    '0-17',
    Number(
      cell(
        only(other, { service: 'Psykisk helsevern for barn og unge', measure: 'pasienter', year: '2015' }),
        'value',
      ),
    ),
    2016,
  );
  for (const measure of ['pasienter', 'oppholdsdøgn'] as const)
    pick(other, {
      service: 'specialistMentalHealth',
      measure: measure === 'pasienter' ? users : 'volume',
      layer: 0,
      year: 2025,
      populationYear: 2026,
      ages: adultAges,
      demands: { service: adults, measure },
    });
  pick(other, {
    service: 'specialistMentalHealth',
    measure: users,
    layer: 1,
    year: 2006,
    populationYear: 2007,
    ages: ['0-5', '6-12', '13-17'],
    demands: { service: 'Psykisk helsevern for barn og unge', measure: 'pasienter' },
  });
  const addiction = only(other, {
    service: 'Tverrfaglig spesialisert rusbehandling',
    measure: 'pasienter',
    year: '2020',
  });
  // No ages are published; people treated for addiction 2008–2012 were counted at 23–62, so working ages carry them.
  add('specialistAddiction', users, 0, 2020, '18-66', Number(cell(addiction, 'value')), 2021);
  const dental = read('demand/staffing_national.csv');
  add(
    'dental',
    users,
    0,
    2017,
    '3-18',
    Number(cell(only(dental, { measure: 'barn og ungdom 3-18 undersøkt/behandlet' }), 'value')),
    2018,
  );
  const adultDental = only(other, {
    service: 'Tannhelsetjeneste for voksne (offentlig og privat)',
    measure: 'andel som brukte tjenesten siste år',
    year: '2013',
  });
  add('dental', users, 0, 2013, '19+', Number(cell(adultDental, 'value')) / 100, null);
  writeSeries(
    folder,
    {
      id: 'use-by-age',
      title: {
        nb: 'Bruk av tjenester etter alder, hele landet',
        nn: 'Bruk av tenester etter alder, heile landet',
        en: 'Use of services by age, whole country',
      },
      unit: 'persons, shares, hours, days, consultations or FTE (measure); population on the 1 January that follows',
      sources: [
        'ssb-care-history',
        'ssb-home-hours',
        'ssb-care-2024',
        'hdir-kpr-2022',
        'ssb-gp-2023',
        'ssb-health-survey-2002',
        'hdir-health-stations-2022',
        'hdir-municipal-staff-2020',
        'ssb-14824',
        'ssb-14820',
        'ssb-hospital-2022',
        'samdata-2006',
        'hdir-child-mental-2015',
        'fhi-addiction',
        'ssb-dental-2017',
        'dental-survey-2013',
        'ssb-07459',
      ],
      firstYear: 1999,
      lastYear: 2026,
      rules: ['U1', 'U1b', 'F1'],
      holes: [
        'Formen over alder er eldre enn nivået: hjemmetjenester 80–84 og 85–89 fra 1999, institusjon fra 2004 og 2009, boliger fra 2008.',
        'Korttidsopphold har ingen alder; alle institusjonsbeboere i 2009 gir formen.',
        'Boliger gjelder alle boliger kommunen disponerer til formålet, ikke bare dem med heldøgns bemanning; ingen er lagt under 18 år.',
        'Fysioterapi er en spørreundersøkelse blant kvinner i 2002; under 16 år er ikke spurt.',
        'Tverrfaglig rusbehandling har ingen alder; pasientene er lagt jevnt på 18–66 år.',
        'Barn i psykisk helsevern: nivå fra 2015, form fra 2006.',
        'Pasienter i 14824 ligger 20–40 prosent over hovedtabellen: bare formen brukes.',
        'Tannhelse: barn i offentlig tjeneste 2017, voksne i spørreundersøkelse 2013; 0–2 år har ingen tall.',
        'Spesialisttjenester, fastlege og tannhelse er talt gjennom året, omsorg per 31. desember; de to blandes ikke.',
      ],
      columns: [
        { name: 'service', type: 'code' },
        { name: 'measure', type: 'code' },
        { name: 'layer', type: 'integer', min: 0, max: 9 },
        { name: 'year', type: 'integer', min: 1990, max: 2030 },
        age('from_age'),
        age('to_age'),
        { name: 'value', type: 'number', min: 0 },
        { name: 'population', type: 'number', min: 0 },
      ],
    },
    out,
  );
};

const womenPerMan = (folder: string, read: Reader): void => {
  const rows = read('demand/use_national.csv');
  const ages = ['0-17', '18-49', '50-66', '67-79', '80-89', '90+'];
  const value = (label: string, sex: string): string =>
    cell(
      only(rows, {
        service: 'Alle kommunale helse- og omsorgstjenester',
        measure: 'andel av befolkningen',
        year: '2022',
        age_group: label,
        sex,
      }),
      'value',
    );
  writeSeries(
    folder,
    {
      id: 'use-by-sex-2022',
      title: {
        nb: 'Andel som fikk kommunale helse- og omsorgstjenester 2022 etter kjønn og alder',
        nn: 'Del som fekk kommunale helse- og omsorgstenester 2022 etter kjønn og alder',
        en: 'Share receiving municipal health and care services 2022 by sex and age',
      },
      unit: 'per cent of residents through the year',
      sources: ['hdir-kpr-2022'],
      firstYear: 2022,
      lastYear: 2022,
      rules: ['U1'],
      holes: [
        'Bare forholdet mellom kvinner og menn brukes; nivået gjelder hele året og alle tjenester under ett.',
      ],
      columns: [
        age('from_age'),
        age('to_age'),
        { name: 'women', type: 'number', min: 0, max: 100 },
        { name: 'men', type: 'number', min: 0, max: 100 },
      ],
    },
    ages.map((label) => ({
      from_age: agesOf(label).from,
      to_age: agesOf(label).to,
      women: value(label, 'kvinner'),
      men: value(label, 'menn'),
    })),
  );
};

/** Write the series on use of services. */
export const useSeries = (folder: string, read: Reader): void => {
  municipalCare(folder, read);
  useByAge(folder, read);
  womenPerMan(folder, read);
};
