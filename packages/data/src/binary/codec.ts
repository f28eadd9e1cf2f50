import { fail, type Outcome, problem, succeed } from '@veivalg/core';

/** First bytes of every file of ours: "VEIV". */
const magic = 0x56494556;
/** Version of the form; a reader refuses any other. */
export const binaryVersion = 1;
const headerBytes = 20;

const arrayKinds = {
  f64: Float64Array,
  f32: Float32Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
  i32: Int32Array,
} as const;
type ArrayKind = keyof typeof arrayKinds;
type NumericArray = InstanceType<(typeof arrayKinds)[ArrayKind]>;

const kindOf = (value: unknown): ArrayKind | null => {
  for (const kind of Object.keys(arrayKinds) as ArrayKind[])
    if (value instanceof arrayKinds[kind]) return kind;
  return null;
};

/**
 * Checksum of the body: FNV-1a over 32-bit words, two streams, so that a changed byte never passes unseen.
 *
 * It guards against broken files; the SHA-256 of the sources guards against changed figures.
 */
const checksum = (bytes: Uint8Array): readonly [number, number] => {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b + byte, 0x85ebca6b) ^ (b >>> 13);
  }
  return [a >>> 0, b >>> 0];
};

interface ArrayReference {
  readonly $array: ArrayKind;
  readonly offset: number;
  readonly length: number;
}

const isReference = (value: unknown): value is ArrayReference =>
  typeof value === 'object' &&
  value !== null &&
  '$array' in value &&
  typeof value.$array === 'string' &&
  value.$array in arrayKinds &&
  'offset' in value &&
  Number.isSafeInteger(value.offset) &&
  'length' in value &&
  Number.isSafeInteger(value.length);

const isOddNumber = (value: unknown): value is { readonly $number: string } =>
  typeof value === 'object' && value !== null && '$number' in value && typeof value.$number === 'string';

/**
 * Write a tree of plain values and typed arrays as one block of bytes.
 *
 * Layout, little-endian: magic u32, version u32, two checksum words, length of the JSON part u32, the JSON part,
 * padding to 8 bytes, the arrays, each on an 8-byte border. Numbers keep every digit, `NaN` and infinity too.
 */
export const encodeBinary = (tree: unknown): Uint8Array => {
  const arrays: { array: NumericArray; offset: number }[] = [];
  let offset = 0;
  const json = JSON.stringify(tree, (_key, value: unknown) => {
    // JSON has no word for numbers that are none or without end.
    if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
    const kind = kindOf(value);
    if (kind === null) return value;
    const array = value as NumericArray;
    const reference: ArrayReference = { $array: kind, offset, length: array.length };
    arrays.push({ array, offset });
    offset += Math.ceil(array.byteLength / 8) * 8;
    return reference;
  });
  const text = new TextEncoder().encode(json);
  const start = Math.ceil((headerBytes + text.length) / 8) * 8;
  const bytes = new Uint8Array(start + offset);
  bytes.set(text, headerBytes);
  for (const { array, offset: at } of arrays)
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + at);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, binaryVersion, true);
  view.setUint32(16, text.length, true);
  const [a, b] = checksum(bytes.subarray(16));
  view.setUint32(8, a, true);
  view.setUint32(12, b, true);
  return bytes;
};

/**
 * Read back what `encodeBinary` wrote.
 *
 * @param where Name of the file, for the problem.
 * @returns The tree, or V1201 not ours, V1202 other version, V1203 checksum, V1204 cut short or malformed.
 */
export const decodeBinary = (bytes: Uint8Array, where: string): Outcome<unknown> => {
  if (bytes.length < headerBytes) return fail([problem('V1204', where, { bytes: bytes.length })]);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) return fail([problem('V1201', where)]);
  const version = view.getUint32(4, true);
  if (version !== binaryVersion) return fail([problem('V1202', where, { version, expected: binaryVersion })]);
  const [a, b] = checksum(bytes.subarray(16));
  if (view.getUint32(8, true) !== a || view.getUint32(12, true) !== b)
    return fail([problem('V1203', where, { expected: 'checksum', found: 'other' })]);
  const textLength = view.getUint32(16, true);
  const start = Math.ceil((headerBytes + textLength) / 8) * 8;
  if (start > bytes.length) return fail([problem('V1204', where, { bytes: bytes.length })]);
  // A copy starts on a border of its own, whatever buffer the bytes came in.
  const aligned = new Uint8Array(bytes.subarray(start));
  try {
    const tree: unknown = JSON.parse(
      new TextDecoder().decode(bytes.subarray(headerBytes, headerBytes + textLength)),
      (_key, value: unknown) => {
        if (isOddNumber(value)) return Number(value.$number);
        if (!isReference(value)) return value;
        return new arrayKinds[value.$array](aligned.buffer, value.offset, value.length);
      },
    );
    return succeed(tree);
  } catch {
    return fail([problem('V1204', where, { bytes: bytes.length })]);
  }
};
