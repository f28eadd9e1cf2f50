/** Gathers bytes into a digest; the same bytes give the same digest in every engine. */
export interface Digest {
  text(value: string): void;
  numbers(values: Float64Array | Uint8Array): void;
  /** Sixteen hexadecimal digits. */
  end(): string;
}

/** Two streams of FNV-1a over 32-bit words, mixed at the end; a changed bit is seen with all but one chance in 2⁶⁴. */
const createDigest = (): Digest => {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  const word = (value: number): void => {
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b ^ value, 0x85ebca6b);
    b ^= b >>> 13;
  };
  const mix = (value: number): number => {
    let h = value ^ (value >>> 16);
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
  };
  const view = new DataView(new ArrayBuffer(8));
  return {
    text: (value) => {
      word(value.length);
      for (let i = 0; i < value.length; i++) word(value.charCodeAt(i));
    },
    numbers: (values) => {
      word(values.length);
      for (let i = 0; i < values.length; i++) {
        const value = values[i] as number;
        // Little-endian whatever the machine; one bit pattern for all that is not a number, and for both zeros.
        view.setFloat64(0, Number.isNaN(value) ? Number.NaN : value === 0 ? 0 : value, true);
        word(view.getInt32(0, true));
        word(view.getInt32(4, true));
      }
    },
    end: () => [mix(a), mix(b ^ a)].map((part) => part.toString(16).padStart(8, '0')).join(''),
  };
};

type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Text of plain data with sorted keys: the same whatever the order the fields were written in. */
const plainText = (value: unknown): string => {
  const plain = value as Plain;
  if (Array.isArray(plain)) return `[${plain.map(plainText).join()}]`;
  if (typeof plain === 'object' && plain !== null)
    return `{${Object.entries(plain)
      .filter(([, part]) => part !== undefined)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${plainText(part)}`)
      .join()}}`;
  return JSON.stringify(plain) ?? 'null';
};

/**
 * Digest of plain data such as a plan; the order of fields does not matter, the order of lists does.
 *
 * @returns Sixteen hexadecimal digits.
 * @source docs/method/measures.md V5
 */
export const digestOfPlain = (value: unknown): string => {
  const digest = createDigest();
  digest.text(plainText(value));
  return digest.end();
};

/**
 * Digest of data with typed arrays inside: every number to its last bit, names included.
 *
 * @returns Sixteen hexadecimal digits.
 * @source docs/method/measures.md V5
 */
export const digestOfArrays = (value: Readonly<Record<string, unknown>>): string => {
  const digest = createDigest();
  const walk = (name: string, part: unknown): void => {
    digest.text(name);
    if (part instanceof Float64Array || part instanceof Uint8Array) digest.numbers(part);
    else if (Array.isArray(part)) {
      digest.text(`[${part.length}`);
      part.forEach((item, i) => {
        walk(String(i), item);
      });
    } else if (typeof part === 'object' && part !== null)
      for (const [key, item] of Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1))) walk(key, item);
    else digest.text(plainText(part ?? null));
  };
  walk('', value);
  return digest.end();
};
