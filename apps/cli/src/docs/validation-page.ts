import { sharedTexts } from '@veivalg/core/text';
import type {
  BandReport,
  DemandChecks,
  HindcastRow,
  HindcastTable,
  OfficialComparison,
  OfficialDemand,
  SupplyReport,
} from '@veivalg/validation';
import { generatedNotice, markdownTable } from './markdown.ts';

/** Everything the page tells. */
export interface ValidationFindings {
  readonly population: HindcastTable;
  readonly official: OfficialComparison;
  readonly demand: DemandChecks;
  readonly supply: SupplyReport;
  readonly bands: readonly BandReport[];
  /** Our nurse gap in 2040, for the published one beside it. Unit: FTE. */
  readonly nurseGap: number;
}

const percent = (share: number, decimals = 1): string =>
  Number.isFinite(share) ? `${(share * 100).toFixed(decimals).replace('.', ',').replace('-', '−')} %` : '–';
const whole = (value: number): string =>
  Number.isFinite(value) ? Math.round(value).toLocaleString('nb-NO').replace('-', '−') : '–';
const decimal = (value: number, digits = 1): string =>
  Number.isFinite(value) ? value.toFixed(digits).replace('.', ',').replace('-', '−') : '–';

const methodNames = {
  model: 'Veivalg',
  asToday: 'Som i dag',
  straightLine: 'Rett linje',
  cohortRatios: 'Kohortforhold',
} as const;
const sizeNames: Readonly<Record<HindcastRow['size'], string>> = {
  all: 'alle',
  under2000: 'under 2 000',
  to5000: '2 000–4 999',
  to20000: '5 000–19 999',
  to50000: '20 000–49 999',
  from50000: '50 000 og flere',
};

const rowsFor = (
  table: HindcastTable,
  nation: HindcastRow['nation'],
  people: HindcastRow['people'],
): readonly (readonly string[])[] => {
  const heads = table.rows.filter(
    (row) => row.nation === nation && row.people === people && row.size === 'all' && row.method === 'model',
  );
  return heads.map((head) => {
    const cell = (method: HindcastRow['method']): string => {
      const row = table.rows.find(
        (other) =>
          other.start === head.start &&
          other.horizon === head.horizon &&
          other.nation === nation &&
          other.people === people &&
          other.size === 'all' &&
          other.method === method,
      );
      return row === undefined ? '–' : `${percent(row.median)} · ${percent(row.under5)}`;
    };
    return [
      head.start === 'all' ? 'alle' : String(head.start),
      `${head.horizon} år`,
      cell('model'),
      cell('asToday'),
      cell('straightLine'),
      cell('cohortRatios'),
    ];
  });
};

const bySize = (table: HindcastTable, people: HindcastRow['people']): readonly (readonly string[])[] =>
  (Object.keys(sizeNames) as HindcastRow['size'][])
    .filter((size) => size !== 'all')
    .map((size) => {
      const cell = (horizon: number): string => {
        const row = table.rows.find(
          (other) =>
            other.start === 'all' &&
            other.horizon === horizon &&
            other.nation === 'given' &&
            other.people === people &&
            other.size === size &&
            other.method === 'model',
        );
        return row === undefined
          ? '–'
          : `${percent(row.median)} · ${percent(row.under5)} · ${percent(row.bias)}`;
      };
      return [sizeNames[size], cell(5), cell(10)];
    });

/** What holds and what misses, said first. */
const findings = ({
  population,
  demand,
  supply,
  official,
  nurseGap,
  bands,
}: ValidationFindings): readonly string[] => {
  const five = population.rows.filter(
    (row) => row.method === 'model' && row.nation === 'given' && row.horizon === 5 && row.size === 'all',
  );
  const all = five.find((row) => row.people === 'all' && row.start === 'all');
  const old = five.find((row) => row.people === 'aged80' && row.start === 'all');
  const beaten = (people: HindcastRow['people']): boolean =>
    five
      .filter((row) => row.people === people)
      .every((row) =>
        population.rows
          .filter(
            (other) =>
              other.start === row.start &&
              other.horizon === 5 &&
              other.nation === 'given' &&
              other.people === people &&
              other.size === 'all' &&
              other.method !== 'model',
          )
          .every((other) => row.median <= other.median),
      );
  const staff5 = supply.staffByHorizon.find(({ horizon }) => horizon >= 5);
  const signs = supply.helsemod.filter(({ agrees }) => agrees !== null);
  const agree = signs.filter(({ agrees }) => agrees === true).length;
  const nation = official.nation.at(-1);
  const outside = bands.flatMap(({ group, rows }) =>
    rows
      .filter(
        ({ half, horizon, inside }) =>
          half === 'check' && horizon === 'all' && (inside < 0.75 || inside > 0.85),
      )
      .map(
        (row) =>
          `${group === 'all' ? 'alle' : '80 år og eldre'}, ${sizeNames[row.size as HindcastRow['size']] ?? row.size}: ${percent(row.inside, 0)}`,
      ),
  );
  return [
    outside.length === 0
      ? '- Båndet på 80 prosent holder 75–85 prosent av utfallene i hver størrelse, på steder som ikke var med da det ble satt.'
      : `- **Bom:** båndet på 80 prosent holder ikke 75–85 prosent av utfallene her (for mye er for bredt bånd): ${outside.join('; ')}.`,
    `- Folketall, fem år fram, landsbanen gitt: median feil ${percent(all?.median ?? Number.NaN)} (mål 1,7 %), under 5 % i ${percent(all?.under5 ?? Number.NaN)} av kommunene (mål 90 %). 80 år og eldre: median ${percent(old?.median ?? Number.NaN)} (mål 3,5 %).`,
    ...five
      .filter(
        (row) => row.people === 'all' && row.start !== 'all' && (row.median > 0.017 || row.under5 < 0.9),
      )
      .map(
        (row) =>
          `- **Bom:** fra ${row.start} er median feil ${percent(row.median)} og ${percent(row.under5)} av kommunene under 5 %. De minste kommunene ble framskrevet for lavt, mest på grunn av flyktninger fra Ukraina som ingen bane fra før 2022 kunne plassere.`,
      ),
    `- Bedre enn alle tre målestokker ved hver start: ${beaten('all') ? 'ja' : 'nei'} for alle, ${beaten('aged80') ? 'ja' : 'nei'} for 80 år og eldre.`,
    ...(nation === undefined
      ? []
      : [
          `- Landets folketall i ${nation.year}: ${whole(nation.ours)} mot SSBs ${whole(nation.official)} (${percent(nation.ours / nation.official - 1, 2)}; mål 1,5 %).`,
        ]),
    ...(staff5 === undefined
      ? []
      : [
          `- Personell etter yrke, ${staff5.horizon} år fram i ubrutte serier: median feil ${percent(staff5.median.model)} mot ${percent(staff5.median.asToday)} for «som i dag» og ${percent(staff5.median.straightLine)} for rett linje.`,
        ]),
    `- HELSEMOD 2023/2: fortegnet på mangelen i 2040 er det samme for ${agree} av ${signs.length} grupper. Sykepleiere: ${whole(nurseGap)} årsverk mot publiserte 30 000.`,
    `- Årsverk i 2060 under SSBs egne forutsetninger: se tabellen; veksten er det som kan sammenlignes, siden avgrensingen av tjenestene er ulik.`,
    `- Vekst utover aldring i omsorgen etter 2000, som aldring alone ikke forklarer: se tabellen over årsverk i omsorgen.`.replace(
      'alone',
      'alene',
    ),
    ...(demand.localStaff.length === 0
      ? []
      : [
          `- Årsverk i omsorgen lagt på enkeltkommuner bommer mest med ${percent(Math.max(...demand.localStaff.map(({ error }) => Math.abs(error))), 0)} i de kommunene som er talt.`,
        ]),
  ];
};

const officialTable = (rows: readonly OfficialDemand[]): string =>
  markdownTable(
    ['År', 'SSB', 'Veivalg', 'Vekst SSB', 'Vekst Veivalg'],
    rows.map((row) => [
      String(row.year),
      whole(row.official),
      whole(row.ours),
      decimal(row.officialGrowth, 2),
      decimal(row.ourGrowth, 2),
    ]),
  );

const signNames = { shortage: 'mangel', balance: 'balanse', surplus: 'overskudd' } as const;
const professionName = (profession: string): string =>
  sharedTexts.nb[`profession.${profession}` as keyof typeof sharedTexts.nb];

/** `docs/validation.md`: how the model does against history and official results, with the misses first. */
export const validationPage = (found: ValidationFindings): string => {
  const { population, official, demand, supply } = found;
  return [
    generatedNotice('npm run veivalg -- etterprov'),
    '# Validering',
    '',
    'Skrevet av kommandoen selv. Ingen konstant er skrudd på for å treffe en målestokk; bommene står her med forklaring.',
    '',
    '## Det viktigste',
    '',
    ...findings(found),
    '',
    '## V1 Folketall, etterprøvd fra 2011, 2016 og 2021',
    '',
    'Hver rute viser median feil uten fortegn, og andel kommuner som er mindre enn fem prosent feil. «Landsbanen gitt» betyr at landets folk etter kjønn og alder er som de ble; da prøves fordelingen på kommuner. Målestokkene får den samme landsbanen.',
    '',
    '### Alle, landsbanen gitt',
    '',
    markdownTable(
      [
        'Start',
        'Fram',
        methodNames.model,
        methodNames.asToday,
        methodNames.straightLine,
        methodNames.cohortRatios,
      ],
      rowsFor(population, 'given', 'all'),
    ),
    '',
    '### 80 år og eldre, landsbanen gitt',
    '',
    markdownTable(
      [
        'Start',
        'Fram',
        methodNames.model,
        methodNames.asToday,
        methodNames.straightLine,
        methodNames.cohortRatios,
      ],
      rowsFor(population, 'given', 'aged80'),
    ),
    '',
    '### Alle, bare det som var kjent',
    '',
    'Uten landsbanen treffer flyktningene fra Ukraina i 2022–2024 alle framskrivinger som starter før; feilen viser hva ingen kunne vite.',
    '',
    markdownTable(
      [
        'Start',
        'Fram',
        methodNames.model,
        methodNames.asToday,
        methodNames.straightLine,
        methodNames.cohortRatios,
      ],
      rowsFor(population, 'projected', 'all'),
    ),
    '',
    '### 80 år og eldre, bare det som var kjent',
    '',
    markdownTable(
      [
        'Start',
        'Fram',
        methodNames.model,
        methodNames.asToday,
        methodNames.straightLine,
        methodNames.cohortRatios,
      ],
      rowsFor(population, 'projected', 'aged80'),
    ),
    '',
    '### Etter størrelse, alle starter, landsbanen gitt',
    '',
    'Median feil · andel under fem prosent · middelfeil med fortegn.',
    '',
    markdownTable(['Innbyggere', 'Fem år', 'Ti år'], bySize(population, 'all')),
    '',
    '80 år og eldre:',
    '',
    markdownTable(['Innbyggere', 'Fem år', 'Ti år'], bySize(population, 'aged80')),
    '',
    'Små kommuner bommer mest: få mennesker flytter mye i prosent, og flyktninger bosettes ujevnt.',
    '',
    '## V1 Båndene, prøvd på steder som ikke var med da de ble satt',
    '',
    'Spredningen er satt på den ene halvparten av kommunene og prøvd på den andre. Hver rute er andelen av utfallene som ligger i det båndet som skal holde 80 prosent.',
    '',
    ...found.bands.flatMap(({ group, rows }) => [
      `### ${group === 'all' ? 'Alle' : '80 år og eldre'}`,
      '',
      markdownTable(
        ['Innbyggere', 'Fram', 'Utfall', 'Satt på', 'Prøvd på'],
        rows
          .filter(({ half }) => half === 'check')
          .map((row) => {
            const set = rows.find(
              (other) => other.half === 'set' && other.size === row.size && other.horizon === row.horizon,
            );
            return [
              sizeNames[row.size as HindcastRow['size']] ?? row.size,
              row.horizon === 'all' ? 'alle' : `${row.horizon} år`,
              String(row.outcomes),
              percent(set?.inside ?? Number.NaN, 0),
              percent(row.inside, 0),
            ];
          }),
      ),
      '',
    ]),
    '## V2 Årsverk i omsorgen, leger og personell',
    '',
    '### Årsverk i omsorgen',
    '',
    'Hver serie for seg; seriene kan ikke kjedes. «Aldring alene» holder bruk og bemanning per bruker fast. «Med drivere» legger til veksten modellen regner med framover. «Som før» legger til veksten serien hadde før starten.',
    '',
    markdownTable(
      [
        'Serie',
        'Fra–til',
        'Observert',
        'Aldring alene',
        'Med drivere',
        'Som før',
        'Som i dag',
        'Rett linje',
        'Vekst utover aldring, % i året',
      ],
      demand.care.map((row) => {
        const error = (value: number): string =>
          Number.isFinite(value) ? `${whole(value)} (${percent(value / row.observedEnd - 1)})` : '–';
        return [
          row.series,
          `${row.startYear}–${row.endYear}`,
          whole(row.observedEnd),
          error(row.forecast.ageing),
          error(row.forecast.drivers),
          error(row.forecast.driversAsBefore),
          error(row.forecast.asToday),
          error(row.forecast.straightLine),
          decimal(row.growthBeyondAgeing),
        ];
      }),
    ),
    '',
    `Referansen regner med ${decimal(demand.referenceGrowth, 2)} prosent netto vekst i året per bruker. På 1990-tallet og tidlig på 2000-tallet vokste tjenestene mye mer enn aldringen tilsa; det er standardvekst ingen framskriving kan se fra alder alene.`,
    '',
    '### Leger i kommunene etter sentralitet',
    '',
    markdownTable(
      [
        'Gammel sentralitet (0 minst)',
        'Fra–til',
        'Start per 10 000',
        'Observert',
        'Med drivere',
        'Rang før–etter',
      ],
      demand.doctors.map((row) => [
        String(row.centrality),
        `${row.startYear}–${row.endYear}`,
        decimal(row.start),
        decimal(row.observed),
        decimal(row.drivers),
        `${row.rankStart}–${row.rankEnd}`,
      ]),
    ),
    '',
    '### Personell etter yrke',
    '',
    markdownTable(
      ['Fram', 'Yrker', 'Veivalg', 'Som i dag', 'Rett linje', 'Innen 5 %'],
      supply.staffByHorizon.map((row) => [
        `${row.horizon} år`,
        String(row.professions),
        percent(row.median.model),
        percent(row.median.asToday),
        percent(row.median.straightLine),
        percent(row.within5.model, 0),
      ]),
    ),
    '',
    markdownTable(
      ['Yrke', 'Fra–til', 'Observert', 'Veivalg', 'Som i dag', 'Rett linje'],
      [...supply.staff, ...supply.doctors].map((row) => [
        `${professionName(row.profession)}${row.series === 'municipalDoctors' ? ' (kommunene, årsverk)' : ''}`,
        `${row.start}–${row.target}`,
        whole(row.observed),
        percent(row.error.model),
        percent(row.error.asToday),
        percent(row.error.straightLine),
      ]),
    ),
    '',
    'Ubrutte serier etter yrke er korte (2008–2014, 2015–2016), så ti år fram kan ikke prøves for yrkene; kommunelegene er den ene serien som er lang nok.',
    '',
    '### Beholdningen på vei til basisåret',
    '',
    markdownTable(
      ['Fjerde kvartal', 'Observert', 'Veivalg', 'Avvik', 'Etter brudd i tellingen'],
      supply.carried.map((row) => [
        String(row.year),
        whole(row.observed),
        whole(row.model),
        percent(row.error),
        row.afterBreak ? 'ja' : 'nei',
      ]),
    ),
    '',
    '### Årsverk i omsorgen i enkeltkommuner',
    '',
    'Bare noen få kommuner er talt. Kommunens samlede årsverk i omsorgen er ikke publisert for alle; Veivalg legger dem etter brukere, timer og sykepleiere.',
    '',
    markdownTable(
      ['Kommune', 'Talt', 'Veivalg', 'Avvik'],
      demand.localStaff.map((row) => [row.name, whole(row.counted), whole(row.placed), percent(row.error)]),
    ),
    '',
    '## V3 Offisielle resultater',
    '',
    '### Landets folketall, SSBs nasjonale framskriving 2024',
    '',
    markdownTable(
      ['År', 'SSB', 'Veivalg', 'Avvik'],
      official.nation.map((row) => [
        String(row.year),
        whole(row.official),
        whole(row.ours),
        percent(row.ours / row.official - 1, 2),
      ]),
    ),
    '',
    `Største avvik i et fylke over alle år: ${percent(Math.max(...official.counties.map(({ difference }) => Math.abs(difference))), 2)} (mål 2 %). Kommunene i ${official.municipalities.year}: median ${percent(official.municipalities.median, 2)}, størst ${percent(official.municipalities.largest, 2)}.`,
    '',
    '### 80 år og eldre, SSBs nasjonale framskriving 2022',
    '',
    'Utgaven fra 2024 er ikke funnet etter alder. Her lever den eldre utgavens egne folk etter vår dødelighet, på vårt nivå og på deres.',
    '',
    markdownTable(
      ['År', 'SSB 2022', 'Vårt nivå', 'Deres nivå'],
      official.aged80.map((row) => [
        String(row.year),
        whole(row.official),
        `${whole(row.ourLevel)} (${percent(row.ourLevel / row.official - 1)})`,
        `${whole(row.theirLevel)} (${percent(row.theirLevel / row.official - 1)})`,
      ]),
    ),
    '',
    '### Årsverk i offentlig helse og omsorg, SSBs referansebane',
    '',
    'SSBs kobling mellom helse og dødelighet er ikke publisert i tall; her vises den full, halv og ingen.',
    '',
    ...demand.official.flatMap(({ healthyShare, rows }) => [
      `Frisk andel av vunnet levetid ${decimal(healthyShare, 1)}:`,
      '',
      officialTable(rows),
      '',
    ]),
    'Veivalgs eget middels scenario:',
    '',
    officialTable(demand.middle),
    '',
    '### HELSEMOD 2023/2, fortegn i 2040',
    '',
    markdownTable(
      ['Gruppe', 'SSB', 'Veivalg', 'Mangel (årsverk)', 'Andel av behov', 'Likt'],
      supply.helsemod.map((row) => [
        row.group,
        signNames[row.published],
        row.ours === null ? 'ikke skilt ut' : signNames[row.ours],
        whole(row.gap),
        percent(row.gapShare),
        row.agrees === null ? '–' : row.agrees ? 'ja' : 'nei',
      ]),
    ),
    '',
    '## Grunner der vi skiller oss',
    '',
    '- **Yrkene i HELSEMOD.** Grunnene står yrke for yrke under V3 i [metoden for tilgang](method/supply.md). Det som skiller mest, er at Veivalg lar tilgangen holde den veksten i personer som er observert over fem år, og at spesialsykepleiere er en egen gruppe. Grensen for «balanse» er vår egen (tre prosent av behovet); SSB oppgir ingen.',
    '- **Årsverk 2035 og 2060.** SSB teller 14 offentlige tjenester i 2017; Veivalg teller tjenestene i aksen i 2026, med private spesialister og tannhelse. Sammenlign veksten, ikke nivået.',
    '',
  ].join('\n');
};
