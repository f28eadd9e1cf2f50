import { brokenFile } from './refuse.ts';
import { createXmlScanner, type XmlHandler } from './xml.ts';
import type { ZipFile } from './zip.ts';

/** Scan one part of a packed file as XML, in UTF-8, as it is unpacked. */
export const scanPart = (zip: ZipFile, name: string, where: string, handler: XmlHandler): void => {
  const scanner = createXmlScanner(handler, `${where}: ${name}`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw brokenFile(`${where}: ${name}`, 'UTF-8');
    }
  };
  zip.read(name, (bytes) => scanner.feed(decode(bytes)));
  scanner.feed(decode());
  scanner.end();
};
