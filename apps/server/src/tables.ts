/** One category of a dimension. */
export interface ServedValue {
  readonly code: string;
  readonly label: string;
  readonly unit?: { readonly base: string; readonly decimals: number };
}

export interface ServedVariable {
  readonly code: string;
  readonly label: string;
  readonly values: readonly ServedValue[];
  /** May be left out; the answer is then for `eliminationCode`, or the sum when there is none. */
  readonly elimination: boolean;
  readonly eliminationCode?: string;
  readonly role: 'time' | 'metric' | 'geo' | 'other';
  readonly codelists?: readonly ServedCodelist[];
}

/** Groups of values of one variable. */
export interface ServedCodelist {
  readonly id: string;
  readonly label: string;
  readonly values: readonly {
    readonly code: string;
    readonly label: string;
    readonly members: readonly string[];
  }[];
}

/** A value in one cell: a number, or a sign for why there is none. */
export type ServedCell = number | { readonly sign: string };

/** One table as the server shows it. Figures about people only as sums: no row of a person can be put into one. */
export interface ServedTable {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly source: string;
  /** ISO time stamp. */
  readonly updated: string;
  readonly notes: readonly string[];
  readonly discontinued?: boolean;
  readonly variables: readonly ServedVariable[];
  /** Cell by the places of the categories on each variable, in the order of `variables`. */
  cell(places: readonly number[]): ServedCell;
}

/** Where the server has its tables from; handed in, so that tests serve generated ones. */
export interface TableProvider {
  list(language: string): readonly ServedTable[];
  find(id: string, language: string): ServedTable | null;
}

/** A provider over tables already in memory. */
export const fixedTables = (tables: readonly ServedTable[]): TableProvider => {
  const byId = new Map(tables.map((table) => [table.id, table]));
  return { list: () => tables, find: (id) => byId.get(id) ?? null };
};
