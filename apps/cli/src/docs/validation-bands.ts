import type { BandReport, CoverageRow, SupplyReport } from '@veivalg/validation';
import { markdownTable } from './markdown.ts';
import { bandAim, percent, sizeNames } from './validation-format.ts';
import { staffFindings } from './validation-staff-bands.ts';

type SizeName = keyof typeof sizeNames;
const sizeName = (size: string): string => sizeNames[size as SizeName] ?? size;
const groupNames = { all: 'Alle', aged80: '80 år og eldre' } as const;

/** Shares outside the aim, in words. */
const outsideIn = (
  bands: readonly BandReport[],
  rowsOf: (report: BandReport) => readonly CoverageRow[],
): readonly string[] =>
  bands.flatMap((report) =>
    rowsOf(report)
      .filter(
        ({ tried, horizon, inside }) =>
          tried === 'both' && horizon === 'all' && !(inside >= bandAim.fewest && inside <= bandAim.most),
      )
      .map(
        ({ size, inside }) =>
          `${groupNames[report.group].toLowerCase()}, ${sizeName(size)}: ${percent(inside, 0)}`,
      ),
  );

/** The misses of the bands, first on the page. */
export const bandFindings = (bands: readonly BandReport[], supply: SupplyReport): readonly string[] => {
  const given = outsideIn(bands, ({ rows }) => rows);
  const known = outsideIn(bands, ({ asKnown }) => asKnown);
  return [
    ...staffFindings(supply),
    given.length === 0
      ? '- Båndet på 80 prosent holder 75–85 prosent av utfallene for folketall og 80 år og eldre i hver størrelse, på kommuner som ikke var med da det ble satt, når landets bane er gitt.'
      : `- **Bom:** båndet på 80 prosent holder ikke 75–85 prosent av utfallene her (for mye er for bredt bånd): ${given.join('; ')}.`,
    ...(known.length === 0
      ? []
      : [
          `- **Bom:** når heller ikke landets bane var kjent, holder båndet ikke 75–85 prosent her: ${known.join('; ')}.`,
        ]),
  ];
};

const coverage = (rows: readonly CoverageRow[]): string =>
  markdownTable(
    ['Innbyggere', 'Fram', 'Utfall', 'Alle kommuner', 'Første halvpart', 'Andre halvpart'],
    rows
      .filter(({ tried }) => tried === 'both')
      .map((row) => {
        const of = (tried: CoverageRow['tried']): string =>
          percent(
            rows.find(
              (other) => other.tried === tried && other.size === row.size && other.horizon === row.horizon,
            )?.inside ?? Number.NaN,
            0,
          );
        return [
          sizeName(row.size),
          row.horizon === 'all' ? 'alle' : `${row.horizon} år`,
          String(row.outcomes),
          percent(row.inside, 0),
          of('first'),
          of('second'),
        ];
      }),
  );

/** The chapter on the bands of places. */
export const bandChapter = (bands: readonly BandReport[]): readonly string[] => [
  '## V1 Båndene, prøvd på steder som ikke var med da de ble satt',
  '',
  'Kommunene er delt i to halvparter med like mange av hver størrelse. Spredningen er satt på den ene og prøvd på den andre, og så omvendt. Hver rute er andelen av utfallene som ligger i det båndet som skal holde 80 prosent. I kolonnen «Alle kommuner» er hver kommune prøvd med regelen fra den andre halvparten. Regelen produktet bruker, er satt på alle.',
  '',
  ...bands.flatMap(({ group, rows, asKnown, country }) => [
    `### ${groupNames[group]}`,
    '',
    'Landets bane gitt: båndet for kommunens egen kurs.',
    '',
    coverage(rows),
    '',
    `Bare det som var kjent ved starten: båndet for kommunens egen kurs og for landets bane sammen. Landets bane har her standardavviket ${[...country].map(([horizon, sd]) => `${percent(sd)} etter ${horizon} år`).join(', ')}, slik dagens alternativer spriker så langt fram. Det er bare tre startår, så landets bane er i realiteten prøvd seks ganger.`,
    '',
    coverage(asKnown.filter(({ horizon, size }) => horizon === 'all' || size === 'all')),
    '',
  ]),
];
