import { problem } from '@veivalg/core';
import { Inflate } from 'fflate';
import type { FileLimits } from './limits.ts';
import { brokenFile, FileRefusal } from './refuse.ts';

/** One part of a packed file. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  readonly offset: number;
}

/** A packed file opened for reading: its list of parts, and a way to unpack one within the limits. */
export interface ZipFile {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Unpack a part in portions; refuses when it grows past the limits or its checksum does not fit. */
  read(name: string, onBytes: (portion: Uint8Array) => void): void;
}

const crcTable = (() => {
  const table = new Int32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    table[n] = c;
  }
  return table;
})();

/** Go on with a CRC-32 over some bytes. Whole 32-bit numbers all the way, which engines add up fastest. */
const crcOver = (start: number, bytes: Uint8Array): number => {
  let crc = start;
  for (let i = 0; i < bytes.length; i++)
    crc = (crcTable[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
  return crc;
};

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** Packed bytes handed to the unpacker at a time: what comes out of one portion is bounded by it. */
const portion = 16_384;
const freeGrowth = 1_000_000;

/**
 * Open a ZIP container and hold its list of parts against the limits before anything is unpacked.
 *
 * Sizes stated in the list are not trusted: unpacking counts for itself, stops at the limit, and the checksum of every part is
 * held against the one in the list, so a damaged file is refused instead of read wrongly.
 */
export const openZip = (bytes: Uint8Array, where: string, limits: FileLimits): ZipFile => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = -1;
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--)
    if (view.getUint32(at, true) === endSignature) {
      end = at;
      break;
    }
  if (end < 0) throw brokenFile(where, 'ZIP');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff)
    throw new FileRefusal([problem('V3104', where, { size: bytes.length, limit: limits.fileBytes })]);
  if (count > limits.entries)
    throw new FileRefusal([problem('V3105', where, { size: count, limit: limits.entries })]);
  const entries = new Map<string, ZipEntry>();
  let at = start;
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== directorySignature) throw brokenFile(where, 'ZIP');
    const flags = view.getUint16(at + 8, true);
    if ((flags & 1) !== 0) throw new FileRefusal([problem('V3103', where)]);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw brokenFile(where, 'ZIP');
    const name = new TextDecoder()
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll('\\', '/');
    const entry: ZipEntry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (entries.has(name)) throw brokenFile(where, name);
    entries.set(name, entry);
    at = next;
  }
  const tooLarge = (size: number, limit: number): FileRefusal =>
    new FileRefusal([problem('V3105', where, { size, limit })]);
  return {
    entries,
    read: (name, onBytes) => {
      const entry = entries.get(name);
      if (entry === undefined) throw brokenFile(where, name);
      if (entry.unpacked > limits.partBytes) throw tooLarge(entry.unpacked, limits.partBytes);
      if (entry.method !== 0 && entry.method !== 8) throw brokenFile(where, `${name}: ${entry.method}`);
      const { offset } = entry;
      if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSignature)
        throw brokenFile(where, name);
      const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
      const to = from + entry.packed;
      if (to > bytes.length) throw brokenFile(where, name);
      const growthLimit = freeGrowth + entry.packed * limits.ratio;
      let size = 0;
      let crc = -1;
      const take = (part: Uint8Array): void => {
        size += part.length;
        total += part.length;
        if (size > limits.partBytes) throw tooLarge(size, limits.partBytes);
        if (total > limits.totalBytes) throw tooLarge(total, limits.totalBytes);
        if (size > growthLimit) throw tooLarge(size, growthLimit);
        crc = crcOver(crc, part);
        onBytes(part);
      };
      if (entry.method === 0) {
        if (entry.packed !== entry.unpacked) throw brokenFile(where, name);
        for (let i = from; i < to; i += 1 << 20) take(bytes.subarray(i, Math.min(to, i + (1 << 20))));
      } else {
        const inflate = new Inflate();
        inflate.ondata = take;
        try {
          for (let i = from; i < to; i += portion)
            inflate.push(bytes.subarray(i, Math.min(to, i + portion)), i + portion >= to);
          if (entry.packed === 0) inflate.push(new Uint8Array(0), true);
        } catch (error) {
          if (error instanceof FileRefusal) throw error;
          throw brokenFile(where, name);
        }
      }
      if (size !== entry.unpacked || ~crc >>> 0 !== entry.crc) throw brokenFile(where, name);
    },
  };
};
