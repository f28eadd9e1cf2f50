import type { Profession } from '@veivalg/core';

export type GapSign = 'shortage' | 'balance' | 'surplus';

/** One group of the official projection beside ours. */
export interface HelsemodRow {
  readonly group: string;
  /** Our professions that make up the group; empty when the model does not tell the group apart. */
  readonly professions: readonly Profession[];
  /** Published in Statistics Norway’s Reports 2023/2, for 2040. */
  readonly published: GapSign;
  /** Our gap in 2040, and as a share of need. `NaN` when the group is not told apart. */
  readonly gap: number;
  readonly gapShare: number;
  readonly ours: GapSign | null;
  readonly agrees: boolean | null;
}

const groups: Readonly<Record<string, readonly Profession[]>> = {
  sykepleier: ['nurse', 'specialistNurse'],
  helsefagarbeider: ['healthCareWorker'],
  vernepleier: ['socialEducator'],
  ergoterapeut: ['occupationalTherapist'],
  bioingeniør: ['biomedicalScientist'],
  jordmor: ['midwife'],
  helsesekretær: [],
  tannhelsesekretær: [],
  lege: ['doctor'],
  fysioterapeut: ['physiotherapist'],
  helsesykepleier: ['publicHealthNurse'],
  radiograf: ['radiographer'],
  psykolog: ['psychologist'],
  tannlege: ['dentist'],
  tannpleier: ['dentalHygienist'],
};

/** A published row: edition, group and sign. */
export interface PublishedSign {
  readonly edition: string;
  readonly side: string;
  readonly group: string;
  readonly value: string;
}

/**
 * Put the published sign of each group beside the sign of our own gap (V3).
 *
 * A gap within `balanceWithin` of need counts as balance: the publication speaks of rough balance and prints no limit.
 * @param gapOf Our gap and need in 2040. Unit: FTE. @param balanceWithin Share of need.
 * @source docs/method/supply.md V3
 */
export const helsemodSigns = (
  published: readonly PublishedSign[],
  gapOf: (profession: Profession) => { readonly gap: number; readonly demand: number },
  balanceWithin: number,
): readonly HelsemodRow[] =>
  published
    .filter((row) => row.edition === '2023/2' && row.side === 'gap sign')
    .map((row) => {
      const own = groups[row.group] ?? [];
      const sums = own.map(gapOf);
      const gap = sums.reduce((total, item) => total + item.gap, 0);
      const demand = sums.reduce((total, item) => total + item.demand, 0);
      const share = own.length > 0 ? gap / demand : Number.NaN;
      const sign: GapSign =
        share > balanceWithin ? 'shortage' : share < -balanceWithin ? 'surplus' : 'balance';
      const ours = own.length > 0 ? sign : null;
      return {
        group: row.group,
        professions: own,
        published: row.value as GapSign,
        gap: own.length > 0 ? gap : Number.NaN,
        gapShare: share,
        ours,
        agrees: ours === null ? null : ours === row.value,
      };
    });
