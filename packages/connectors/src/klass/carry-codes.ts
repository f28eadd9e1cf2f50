/** A municipality number, when it was in use, and what share of it a number of today got; a number that lives on leads to itself. */
export interface CodeChange {
  readonly oldCode: string;
  /** Number of today. */
  readonly code: string;
  /** First and last year in use; null when not known. */
  readonly from: number | null;
  readonly to: number | null;
  /** 1 unless the municipality was split. */
  readonly share: number;
}

/** A figure for one municipality number of its day. `NaN` has a status. */
export interface CodedFigure {
  readonly code: string;
  readonly value: number;
  readonly status: string;
}

/** How a figure came to stand under today's number. */
export type Carrying = 'own' | 'renumbered' | 'summed' | 'shared';

/** A figure under a number of today. */
export interface CarriedFigure extends CodedFigure {
  readonly carrying: Carrying;
}

const inUse = (change: CodeChange, year: number): boolean =>
  (change.from === null || change.from <= year) && (change.to === null || year <= change.to);

/** Told for this year: a number, or a reason other than "not in use". */
const told = (figure: CodedFigure | undefined): figure is CodedFigure =>
  figure !== undefined && (Number.isFinite(figure.value) || figure.status !== '.');

/** The parts of each of today's numbers in one year. */
export const partsInYear = (
  changes: readonly CodeChange[],
  year: number,
): ReadonlyMap<string, readonly CodeChange[]> => {
  const parts = new Map<string, CodeChange[]>();
  for (const change of changes) {
    if (!inUse(change, year)) continue;
    const list = parts.get(change.code);
    if (list === undefined) parts.set(change.code, [change]);
    else list.push(change);
  }
  return parts;
};

/**
 * Carry one year's figures from the municipality numbers of their day to today's.
 *
 * Counts of merged municipalities are summed, and the part of a split one follows its share. A number that lives on may be
 * one of the parts (Stavanger and Finnøy became Stavanger): it is one when the year has a figure for it. A key figure (share,
 * rate, mean) has no sum: it is carried only where one whole municipality became one whole municipality. A part that is
 * missing or confidential makes the sum missing, never smaller. The figures must be under the producer's plain numbers, as
 * lists that have already merged them would be counted twice.
 *
 * @param figures One year's figures by number.
 * @param parts Parts of today's numbers in that year, from `partsInYear`.
 * @param today Numbers of today.
 * @param additive True for counts, false for key figures.
 * @returns One figure for each number of today that any figure leads to.
 * @source docs/connectors.md, numbers of merged municipalities
 */
export const carryCodes = (
  figures: ReadonlyMap<string, CodedFigure>,
  parts: ReadonlyMap<string, readonly CodeChange[]>,
  today: readonly string[],
  additive: boolean,
): readonly CarriedFigure[] => {
  const carried: CarriedFigure[] = [];
  for (const code of today) {
    const own = figures.get(code);
    const former = (parts.get(code) ?? []).filter(({ oldCode }) => oldCode !== code);
    const present = former.filter(({ oldCode }) => told(figures.get(oldCode)));
    if (present.length === 0) {
      if (own !== undefined) carried.push({ ...own, carrying: 'own' });
      continue;
    }
    const ownPart = told(own) && own.value !== 0 ? [{ figure: own, share: 1 }] : [];
    const all = [
      ...ownPart,
      ...present.map(({ oldCode, share }) => ({ figure: figures.get(oldCode), share })),
    ];
    const [first] = all;
    if (all.length === 1 && former.length === 1 && first?.share === 1 && first.figure !== undefined) {
      carried.push({ ...first.figure, code, carrying: 'renumbered' });
      continue;
    }
    const carrying: Carrying = all.some(({ share }) => share !== 1) ? 'shared' : 'summed';
    const missing = all.find(({ figure }) => figure !== undefined && !Number.isFinite(figure.value));
    if (!additive || present.length < former.length || missing !== undefined) {
      carried.push({ code, value: Number.NaN, status: missing?.figure?.status || '..', carrying });
      continue;
    }
    let value = 0;
    for (const { figure, share } of all) value += (figure?.value ?? Number.NaN) * share;
    carried.push({ code, value, status: '', carrying });
  }
  return carried;
};
