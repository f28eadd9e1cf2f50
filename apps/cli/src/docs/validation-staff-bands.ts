import type { SupplyReport } from '@veivalg/validation';
import { markdownTable } from './markdown.ts';
import { bandAim, decimal, percent, professionName, whole } from './validation-format.ts';

const isHeld = (share: number): boolean => share >= bandAim.fewest && share <= bandAim.most;

/** Names of the ways to divide the outcomes; each part is tried with a factor set on the others. */
const splitNames = {
  halves: 'halvparten av yrkene',
  starts: 'det første startåret mot de senere',
  eachProfession: 'ett yrke om gangen',
  eachStart: 'ett startår om gangen',
} as const;

/** The misses of the bands of staff, first on the page. */
export const staffFindings = ({
  staffBands,
  staffSumBands,
  staffBandsByHorizon,
  staffSplits,
}: SupplyReport): readonly string[] => {
  const all = staffBandsByHorizon.find(({ horizon }) => horizon === 'all');
  const long = staffBandsByHorizon.filter(({ horizon, inside }) => horizon !== 'all' && !isHeld(inside));
  const professions = new Set(staffBands.map(({ profession }) => profession)).size;
  const starts = new Set(staffBands.map(({ start }) => start)).size;
  const held = staffSumBands.filter(({ inside }) => inside).length;
  return [
    `- **Bom:** seriene for personell er for få til å deles ærlig: ${staffBands.length} utfall av ${professions} yrker fra ${starts} startår, og de henger sammen. Satt på alle holder båndet på 80 prosent ${percent(all?.inside ?? Number.NaN, 0)}. Satt på en del og prøvd på resten: ${staffSplits.map(({ split, inside }) => `${splitNames[split]} ${percent(inside, 0)}`).join(', ')}.`,
    ...(long.length === 0
      ? []
      : [
          `- **Bom:** etter år fram holder båndet for personell ikke 75–85 prosent her: ${long.map(({ horizon, inside, outcomes }) => `${horizon} år ${percent(inside, 0)} av ${outcomes}`).join(', ')}. Summen av yrkene holdt i ${held} av ${staffSumBands.length} strekninger.`,
        ]),
  ];
};

/** The chapter on the bands of staff by profession. */
export const staffBandChapter = ({
  staffBands,
  staffSumBands,
  staffBandsByHorizon,
  staffFactor,
  staffSplits,
  staffTogether,
}: SupplyReport): readonly string[] => [
  '### Båndene for personell, trukket fra det som var kjent',
  '',
  'Hver etterprøving av personell er trukket 100 ganger med alle usikre forhold i tilgangen samtidig. Alderen er bare talt fra 2013, så tidligere starter låner aldersfordelingen; aldersfordelingen er altså kjent for godt. Utfallene henger sammen: de samme yrkene går igjen, og årene er få.',
  '',
  `Regelen: spredningen i tilgangen til hvert yrke ganges med den faktoren som lar båndet holde fire av fem utfall. På alle utfall gir den nå ${decimal(staffFactor, 2)} ganger spredningen som brukes.`,
  '',
  markdownTable(
    ['Fram', 'Utfall', 'I båndet', 'Under', 'Over', 'Båndets bredde, median'],
    staffBandsByHorizon.map((row) => [
      row.horizon === 'all' ? 'alle' : `${row.horizon} år`,
      String(row.outcomes),
      percent(row.inside, 0),
      percent(row.below, 0),
      percent(row.above, 0),
      percent(row.width),
    ]),
  ),
  '',
  'Faktoren satt uten den delen den prøves på. «Ett yrke om gangen» er den delingen som lar mest være igjen; halvpartene viser hvor mye svaret henger på hvilke yrker og år som er med.',
  '',
  markdownTable(
    ['Deling', 'Deler', 'Faktor, minst–størst', 'I båndet', 'Dårligst–best i en del'],
    staffSplits.map((row) => [
      splitNames[row.split],
      String(row.groups),
      `${decimal(row.least, 2)}–${decimal(row.most, 2)}`,
      percent(row.inside, 0),
      `${percent(row.insideLeast, 0)}–${percent(row.insideMost, 0)}`,
    ]),
  ),
  '',
  'Yrkene bommer sammen. Samvariasjonen er snittet av produktet av to yrkers bom delt på snittet av kvadratet, i den lengste strekningen fra hvert startår.',
  '',
  markdownTable(
    ['Fra', 'Yrker', 'Samvariasjon'],
    staffTogether.map((row) => [String(row.start), String(row.professions), decimal(row.correlation, 2)]),
  ),
  '',
  'Summen av yrkene som er talt begge år:',
  '',
  markdownTable(
    ['Fra', 'Til', 'Talt', 'P10', 'P90', 'I båndet'],
    staffSumBands.map((band) => [
      String(band.start),
      String(band.target),
      ...[band.observed, band.low, band.high].map(whole),
      band.inside ? 'ja' : 'nei',
    ]),
  ),
  '',
  'Utenfor båndet:',
  '',
  markdownTable(
    ['Yrke', 'Fra', 'Til', 'Talt', 'P10', 'P90'],
    staffBands
      .filter(({ inside }) => !inside)
      .map((band) => [
        professionName(band.profession),
        String(band.start),
        String(band.target),
        ...[band.observed, band.low, band.high].map(whole),
      ]),
  ),
  '',
];
