import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import { z } from 'zod';

/** One dimension of a data set, its categories in order. */
export interface Dimension {
  readonly code: string;
  readonly label: string;
  readonly codes: readonly string[];
  readonly labels: readonly string[];
  /** Unit and decimals by category, where published. */
  readonly units: ReadonlyMap<string, { readonly base: string; readonly decimals: number | null }>;
  readonly notes: readonly string[];
}

/** A table with values: row-major, the last dimension varies fastest. */
export interface Dataset {
  readonly label: string;
  readonly source: string;
  /** When the producer last changed the table; empty when not said. */
  readonly updated: string;
  readonly dimensions: readonly Dimension[];
  /** `NaN` where there is no number; the reason is in `status`. */
  readonly values: Float64Array;
  /** Status signs by cell: `.` not possible, `..` missing, `:` confidential, or what the producer writes. */
  readonly status: ReadonlyMap<number, string>;
  readonly notes: readonly string[];
  readonly roles: {
    readonly time: readonly string[];
    readonly geo: readonly string[];
    readonly metric: readonly string[];
  };
}

/** No answer larger than this is opened, whatever it claims. */
export const cellLimit = 2_000_000;
const textLimit = 20_000;
const text = z.string().max(textLimit);
const notes = z.array(text).max(2_000);

const category = z.object({
  index: z.union([z.array(text).max(cellLimit), z.record(text, z.int().min(0))]).optional(),
  label: z.record(text, text).optional(),
  unit: z
    .record(text, z.object({ base: text.optional(), decimals: z.int().min(0).max(20).optional() }))
    .optional(),
});

const dimension = z.object({ label: text.optional(), note: notes.optional(), category });

/** JSON-stat 2.0 with what we read of it; keys beside these are left alone. @source data/connectors/README.md, answers */
export const jsonStatSchema = z.object({
  version: z.string().regex(/^2\./),
  class: z.literal('dataset'),
  label: text.optional(),
  source: text.optional(),
  updated: text.optional(),
  note: notes.optional(),
  id: z.array(text).min(1).max(30),
  size: z.array(z.int().min(0).max(cellLimit)).max(30),
  role: z
    .object({
      time: z.array(text).optional(),
      geo: z.array(text).optional(),
      metric: z.array(text).optional(),
    })
    .optional(),
  dimension: z.record(text, dimension),
  // Values and status may hold a million cells; they are checked one by one as they are read.
  value: z.unknown().optional(),
  status: z.unknown().optional(),
  extension: z.record(z.string(), z.unknown()).optional(),
});
export type JsonStat = z.infer<typeof jsonStatSchema>;

const broken = (where: string, what: string): Outcome<never> => fail([problem('V3004', where, { what })]);

/** Categories of one dimension in their order, or what is wrong with them. */
export const categoryCodes = (part: z.infer<typeof category>, size: number): readonly string[] | string => {
  const { index, label } = part;
  if (index === undefined) {
    const only = Object.keys(label ?? {});
    return only.length === 1 && size === 1 ? only : 'index';
  }
  if (Array.isArray(index)) {
    if (index.length !== size) return `size ${size} ≠ ${index.length}`;
    return new Set(index).size === size ? index : 'duplicate';
  }
  const entries = Object.entries(index);
  if (entries.length !== size) return `size ${size} ≠ ${entries.length}`;
  const codes = new Array<string>(size);
  for (const [code, place] of entries) {
    if (place >= size || codes[place] !== undefined) return `index ${place}`;
    codes[place] = code;
  }
  return codes;
};

/** Go through a list of cells, or an object of cells by number. @returns What is wrong, or null. */
const eachEntry = (
  list: unknown,
  cells: number,
  take: (cell: number, entry: unknown) => boolean,
): string | null => {
  if (Array.isArray(list)) {
    if (list.length !== cells) return `: ${list.length} ≠ ${cells}`;
    for (let cell = 0; cell < cells; cell++) if (!take(cell, list[cell])) return `.${cell}`;
    return null;
  }
  if (typeof list !== 'object' || list === null) return '';
  for (const [key, entry] of Object.entries(list))
    if (!/^(0|[1-9]\d{0,8})$/.test(key) || Number(key) >= cells || !take(Number(key), entry))
      return `.${key.slice(0, 20)}`;
  return null;
};

/**
 * Read a JSON-stat 2.0 data set, whatever the order of its dimensions and however its values are kept.
 *
 * @param json Parsed JSON of unknown shape.
 * @param where Place to name in problems.
 * @returns The data set, or V3004 with what does not fit: sizes, indexes, numbers, status.
 */
export const readJsonStat = (json: unknown, where: string): Outcome<Dataset> => {
  const parsed = jsonStatSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return broken(where, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const data = parsed.data;
  if (data.id.length !== data.size.length) return broken(where, 'id / size');
  if (new Set(data.id).size !== data.id.length) return broken(where, 'id');
  const cells = data.size.reduce((product, size) => product * size, 1);
  if (cells > cellLimit) return broken(where, `${cells} > ${cellLimit}`);
  const dimensions: Dimension[] = [];
  for (let i = 0; i < data.id.length; i++) {
    const code = data.id[i] ?? '';
    const part = Object.hasOwn(data.dimension, code) ? data.dimension[code] : undefined;
    if (part === undefined) return broken(where, `dimension.${code}`);
    const codes = categoryCodes(part.category, data.size[i] ?? 0);
    if (typeof codes === 'string') return broken(where, `dimension.${code}: ${codes}`);
    const labels = part.category.label ?? {};
    dimensions.push({
      code,
      label: part.label ?? code,
      codes,
      labels: codes.map((one) => (Object.hasOwn(labels, one) ? (labels[one] ?? one) : one)),
      units: new Map(
        Object.entries(part.category.unit ?? {}).map(([key, unit]) => [
          key,
          { base: unit.base ?? '', decimals: unit.decimals ?? null },
        ]),
      ),
      notes: part.note ?? [],
    });
  }
  const values = new Float64Array(cells).fill(Number.NaN);
  const wrongValue = eachEntry(data.value, cells, (cell, value) => {
    if (typeof value === 'number') values[cell] = value;
    // A number too large for the machine is read as infinite; it is no figure.
    return (typeof value === 'number' && Number.isFinite(value)) || value === null;
  });
  if (wrongValue !== null) return broken(where, `value${wrongValue}`);
  const status = new Map<number, string>();
  if (typeof data.status === 'string') for (let cell = 0; cell < cells; cell++) status.set(cell, data.status);
  else if (data.status !== undefined) {
    const wrongStatus = eachEntry(data.status, cells, (cell, sign) => {
      if (typeof sign === 'string' && sign !== '') status.set(cell, sign);
      return sign === null || (typeof sign === 'string' && sign.length <= textLimit);
    });
    if (wrongStatus !== null) return broken(where, `status${wrongStatus}`);
  }
  const role = data.role ?? {};
  return succeed({
    label: data.label ?? '',
    source: data.source ?? '',
    updated: data.updated ?? '',
    dimensions,
    values,
    status,
    notes: data.note ?? [],
    roles: { time: role.time ?? [], geo: role.geo ?? [], metric: role.metric ?? [] },
  });
};

/** Parse JSON text and read it as a data set. @returns V3003 when the text is cut or not JSON, V3004 when it does not fit. */
export const readJsonStatText = (json: string, where: string): Outcome<Dataset> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return fail([problem('V3003', where, { bytes: json.length })]);
  }
  return readJsonStat(parsed, where);
};

/** Steps of each dimension in the flat array. */
export const stepsOf = (sizes: readonly number[]): readonly number[] => {
  const steps = new Array<number>(sizes.length).fill(1);
  for (let i = sizes.length - 2; i >= 0; i--) steps[i] = (steps[i + 1] ?? 1) * (sizes[i + 1] ?? 1);
  return steps;
};

/**
 * Hand every cell to `visit` with its category codes.
 *
 * @param visit Receives the codes in the order of `dimensions` (the same array is used again), the value and the status sign or `''`.
 */
export const eachCell = (
  dataset: Dataset,
  visit: (codes: readonly string[], value: number, status: string, cell: number) => void,
): void => {
  const count = dataset.dimensions.length;
  const places = new Array<number>(count).fill(0);
  const codes = dataset.dimensions.map(({ codes: all }) => all[0] ?? '');
  for (let cell = 0; cell < dataset.values.length; cell++) {
    visit(codes, dataset.values[cell] ?? Number.NaN, dataset.status.get(cell) ?? '', cell);
    for (let d = count - 1; d >= 0; d--) {
      const all = dataset.dimensions[d]?.codes ?? [];
      const next = (places[d] ?? 0) + 1;
      if (next < all.length) {
        places[d] = next;
        codes[d] = all[next] ?? '';
        break;
      }
      places[d] = 0;
      codes[d] = all[0] ?? '';
    }
  }
};
