/** An encoding we read, by its name in the Encoding standard. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DetectedEncoding {
  readonly encoding: TextEncodingName;
  /** Bytes of the byte-order mark to skip. */
  readonly mark: number;
  /** False when it was guessed from the bytes alone and could be another eight-bit encoding. */
  readonly sure: boolean;
}

const step = 1 << 20;

const isUtf8 = (bytes: Uint8Array): boolean => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += step)
      decoder.decode(bytes.subarray(at, at + step), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
};

/** Share of zero bytes at even and at odd places in the beginning, which tells UTF-16 without a mark. */
const zeroShares = (bytes: Uint8Array): readonly [number, number] => {
  const length = Math.min(bytes.length, 4096) & ~1;
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2 === 0 ? 0 : 1] += 1;
  return [zeros[0] / (length / 2 || 1), zeros[1] / (length / 2 || 1)];
};

/** Find the encoding of a text file from its mark or its bytes. */
export const detectEncoding = (bytes: Uint8Array): DetectedEncoding => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', mark: 3, sure: true };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2, sure: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2, sure: true };
  const [even, odd] = zeroShares(bytes);
  if (odd > 0.3 && even < 0.05) return { encoding: 'utf-16le', mark: 0, sure: true };
  if (even > 0.3 && odd < 0.05) return { encoding: 'utf-16be', mark: 0, sure: true };
  return isUtf8(bytes)
    ? { encoding: 'utf-8', mark: 0, sure: true }
    : { encoding: 'windows-1252', mark: 0, sure: false };
};

/** Decode a file in portions, so that the whole text is never in memory at once. */
export function* decodePortions(bytes: Uint8Array, detected: DetectedEncoding): Generator<string> {
  const decoder = new TextDecoder(detected.encoding, { ignoreBOM: true });
  for (let at = detected.mark; at < bytes.length; at += step)
    yield decoder.decode(bytes.subarray(at, Math.min(bytes.length, at + step)), { stream: true });
  yield decoder.decode();
}
