import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBinary, encodeBinary } from './codec.ts';

const tree = {
  name: 'Kárášjohka – Karasjok',
  figures: new Float64Array([1 / 3, Number.NaN, -0, 1e300]),
  counts: new Uint16Array([1, 2, 65535]),
  nested: { list: [{ codes: new Int32Array([-1]) }], nothing: null, none: Number.NaN, endless: -Infinity },
};

describe('binary form', () => {
  it('gives back every digit, missing values and letters', () => {
    const back = decodeBinary(encodeBinary(tree), 'test');
    expect(back.ok && back.value).toEqual(tree);
  });

  it('reads from any position in a larger buffer', () => {
    const bytes = encodeBinary(tree);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const back = decodeBinary(shifted.subarray(3), 'test');
    expect(back.ok && back.value).toEqual(tree);
    // A buffer of Node shares memory when it is sliced.
    const fromNode = decodeBinary(Buffer.from(shifted.buffer, 3, bytes.length), 'test');
    expect(fromNode.ok && fromNode.value).toEqual(tree);
  });

  it('refuses a file with any one byte changed, and any cut file', () => {
    const bytes = encodeBinary(tree);
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (index, change, cut) => {
          const broken = cut ? bytes.slice(0, index) : Uint8Array.from(bytes);
          if (!cut) broken[index] = (broken[index] as number) ^ change;
          expect(decodeBinary(broken, 'test').ok).toBe(false);
        },
      ),
      { seed: 20261121, numRuns: 400 },
    );
  });

  it('names a version it does not know', () => {
    const bytes = encodeBinary(tree);
    new DataView(bytes.buffer).setUint32(4, 99, true);
    const back = decodeBinary(bytes, 'baseline.bin');
    expect(back.ok).toBe(false);
    expect(back.problems[0]).toMatchObject({
      code: 'V1202',
      where: 'baseline.bin',
      details: { version: 99 },
    });
  });
});
