import { professions, smallestSharedGroup } from '@veivalg/core';
import { type StaffSummary, staffBands, sumStaff } from './summary.ts';

/** Groups smaller than this are hidden in what leaves the machine. @source docs/importers.md, små grupper */
export const smallestShared = smallestSharedGroup;

/** A group of staff that may be shared; null where it is too small, or would give a small one away. */
export interface SharedGroup {
  /** Profession, unit or band; empty for the whole. */
  readonly label: string;
  readonly heads: number | null;
  readonly fte: number | null;
  readonly groups: readonly SharedGroup[];
}

interface Group {
  readonly label: string;
  readonly heads: number;
  readonly fte: number;
  readonly groups: readonly Group[];
}

const hidden = (group: Group): SharedGroup => ({ label: group.label, heads: null, fte: null, groups: [] });

/**
 * Hide small groups so that they cannot be worked out from the rest.
 *
 * Figures are shared as a tree: whole → profession → unit → age group. Under a shown group, the hidden ones together hold at
 * least five people and are at least two, or none is hidden; so taking the shown ones from the sum gives no small group away.
 */
const share = (group: Group): SharedGroup => {
  const order = group.groups
    .map((one, place) => ({ one, place }))
    .sort((a, b) => a.one.heads - b.one.heads || a.place - b.place);
  const hide = new Set<number>();
  let inHiding = 0;
  for (const { one, place } of order) {
    const small = one.heads < smallestShared;
    const tooFew = hide.size > 0 && (inHiding < smallestShared || hide.size < 2);
    if (!small && !tooFew) break;
    hide.add(place);
    inHiding += one.heads;
  }
  // When even all of them together are too few to hide among, the group has no parts to show.
  return {
    label: group.label,
    heads: group.heads,
    fte: group.fte,
    groups: group.groups.map((one, place) => (hide.has(place) ? hidden(one) : share(one))),
  };
};

const part = (label: string, cells: StaffSummary['cells'], groups: readonly Group[]): Group => ({
  label,
  ...sumStaff(cells),
  groups,
});

/** What of a summary may leave the machine: a tree of groups of five or more. */
export const shareableStaff = (summary: StaffSummary): SharedGroup => {
  const by = (
    cells: StaffSummary['cells'],
    labels: readonly string[],
    labelOf: (cell: StaffSummary['cells'][number]) => string,
    below: (cells: StaffSummary['cells']) => readonly Group[],
  ): readonly Group[] =>
    labels.flatMap((label) => {
      const own = cells.filter((cell) => labelOf(cell) === label);
      return own.length === 0 ? [] : [part(label, own, below(own))];
    });
  const units = [...new Set(summary.cells.map(({ unit }) => unit))];
  const whole = part(
    '',
    summary.cells,
    by(
      summary.cells,
      professions,
      ({ profession }) => profession,
      (ofProfession) =>
        by(
          ofProfession,
          units,
          ({ unit }) => unit,
          (ofUnit) =>
            by(
              ofUnit,
              staffBands.map(({ first }) => String(first)),
              ({ band }) => String(staffBands[band]?.first),
              () => [],
            ),
        ),
    ),
  );
  return whole.heads < smallestShared ? hidden(whole) : share(whole);
};
