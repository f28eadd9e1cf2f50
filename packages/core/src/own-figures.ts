/** What a municipality may know better than the register. */
export const ownFigureKinds = [
  'stock',
  'vacancies',
  'users',
  'population',
  'ages',
  'positions',
  'sickLeave',
  'exits',
  'units',
] as const;
export type OwnFigureKind = (typeof ownFigureKinds)[number];

/**
 * Kinds that the calculation has a place for; the others are shown beside the register's and used for nothing.
 *
 * Ages, positions, absence and exits of staff are national in the method (S2–S3), and units have no rule.
 *
 * @source docs/method/own-figures.md
 */
export const usedOwnFigures: readonly OwnFigureKind[] = ['stock', 'vacancies', 'users', 'population'];

/** One own figure beside the register's; both stay whatever is chosen. */
export interface OwnValue {
  /** Profession, service, year, or profession and first age of a band with a colon between: `nurse:55`. */
  readonly key: string;
  /** Unit: that of the kind (FTE, persons, share). */
  readonly own: number;
  /** The register's figure when the own one was read; null where the register has none. */
  readonly register: number | null;
  /** Persons behind the figure, so that small groups can be hidden; null where it is not about staff. */
  readonly heads: number | null;
  /** Which of the two the calculation is to use. */
  readonly use: 'own' | 'register';
}

/**
 * May the calculation use an own figure? The others are shown beside the register's.
 *
 * Staff can only stand where the calculation has someone of the profession, and users only where a user is more than a resident.
 *
 * @source docs/method/own-figures.md
 */
export const usableOwn = (kind: OwnFigureKind, value: Pick<OwnValue, 'own' | 'register'>): boolean =>
  usedOwnFigures.includes(kind) &&
  (kind === 'population' || value.register !== null) &&
  (kind !== 'stock' || (value.own > 0 && (value.register ?? 0) > 0));

/** Own population path: persons on 1 January. */
export interface OwnPath {
  readonly firstYear: number;
  readonly yearCount: number;
  /** Shape [Y][X][106]. Unit: persons. */
  readonly persons: readonly number[];
}

/** Own figures of one kind, with why and where from. */
export interface OwnSet {
  readonly kind: OwnFigureKind;
  /** Why own figures go before the register's; blank when none does. */
  readonly reason: string;
  /** Day of the choice, `2026-11-21`. */
  readonly chosen: string;
  /** The file the figures were summed from, by year and checksum; its name is not kept, since it may hold a person's. */
  readonly source: { readonly year: number; readonly checksum: string };
  readonly values: readonly OwnValue[];
  /** With kind `population` only. */
  readonly path?: OwnPath;
}

/** Current version of the form of own figures; older ones are migrated. */
export const ownFiguresVersion = 1;

/** A municipality's own figures: sums only, never a row of a file. */
export interface OwnFigures {
  readonly schemaVersion: typeof ownFiguresVersion;
  readonly municipality: string;
  readonly sets: readonly OwnSet[];
}

/** The register's figures for a municipality, by kind and key as in `OwnValue`; units as there. A missing key has no register figure. */
export type RegisterFigures = Readonly<Partial<Record<OwnFigureKind, Readonly<Record<string, number>>>>>;

/** Groups of staff smaller than this are hidden in what leaves the machine. @source docs/importers.md, små grupper */
export const smallestSharedGroup = 5;

/** The sets of which at least one figure is to be used. */
export const setsInUse = (own: OwnFigures): readonly OwnSet[] =>
  own.sets.filter(({ values }) => values.some(({ use }) => use === 'own'));

/**
 * What of own figures may leave the machine: every figure with one to four persons behind it is taken out.
 *
 * No sum over professions is among the figures, so what is left gives none of the hidden ones away. Ages of a profession go
 * together: where one band is small, none of the profession's bands is shared, since they sum to its heads.
 *
 * @returns The figures that are left, and how many were hidden.
 */
export const shareableOwn = (own: OwnFigures): { readonly own: OwnFigures; readonly hidden: number } => {
  const small = (value: OwnValue): boolean =>
    value.heads !== null && value.heads > 0 && value.heads < smallestSharedGroup;
  const group = (value: OwnValue): string => value.key.split(':')[0] ?? value.key;
  let hidden = 0;
  const sets = own.sets.map((set) => {
    const hiddenGroups = new Set(set.values.filter(small).map(group));
    const values = set.values.filter((value) => !hiddenGroups.has(group(value)));
    hidden += set.values.length - values.length;
    return { ...set, values };
  });
  return { own: { ...own, sets: sets.filter(({ values }) => values.length > 0) }, hidden };
};
