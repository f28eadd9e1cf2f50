import type {
  BandReport,
  DemandChecks,
  DrawMisses,
  HindcastRow,
  HindcastTable,
  OfficialComparison,
  SupplyReport,
} from '@veivalg/validation';
import { bandFindings } from './validation-bands.ts';
import { drawFindings } from './validation-draws.ts';
import { percent, whole } from './validation-format.ts';

/** Everything the page tells. */
export interface ValidationFindings {
  readonly population: HindcastTable;
  readonly official: OfficialComparison;
  readonly demand: DemandChecks;
  readonly supply: SupplyReport;
  readonly bands: readonly BandReport[];
  /** Draws held against the model run anew, as last measured; null where that was never done. */
  readonly draws: DrawMisses | null;
  /** Our nurse gap in 2040, for the published one beside it. Unit: FTE. */
  readonly nurseGap: number;
}

/** What matters most, the misses first. */
export const findings = ({
  population,
  demand,
  supply,
  official,
  nurseGap,
  bands,
  draws,
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
  return [
    ...bandFindings(bands, supply),
    ...drawFindings(draws),
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
