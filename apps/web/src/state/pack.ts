import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** Longest unpacked content of a link; a longer one is refused before it is read. */
const longest = 400_000;

const toBase64Url = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const fromBase64Url = (text: string): Uint8Array => {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (char) => char.charCodeAt(0));
};

/** Pack plain data into characters that an address may hold: JSON, deflated, base64url. */
export const pack = (data: unknown): string =>
  toBase64Url(deflateSync(strToU8(JSON.stringify(data)), { level: 9 }));

/** Unpack what `pack` made. Returns undefined for anything else, however broken. */
export const unpack = (text: string): unknown => {
  try {
    if (text.length > longest) return undefined;
    // A fixed output buffer: a link that unpacks to more is cut, and then fails to parse.
    const bytes = inflateSync(fromBase64Url(text), { out: new Uint8Array(longest) });
    return JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
};
