import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../series-files.ts';

/** A record of `data/sources`, as written to file. */
interface SourceFile {
  readonly key: string;
  readonly producer: string;
  readonly title: string;
  readonly edition: string;
  readonly published: string;
  readonly accessed: string;
  readonly links: readonly string[];
  readonly licence: string;
  readonly citation: string;
  readonly note: string;
}

const producers: readonly (readonly [RegExp, string, string])[] = [
  [/^SSB/, 'Statistisk sentralbyrå', 'ssb'],
  [/^(Sykehus\/)?Helsedirektoratet|^HPR-oversikt/, 'Helsedirektoratet', 'hdir'],
  [/^Helsetilsynet/, 'Statens helsetilsyn', 'helsetilsynet'],
  [/^KS/, 'KS', 'ks'],
  [/^Udir/, 'Utdanningsdirektoratet', 'udir'],
  [/^Samordna opptak/, 'Samordna opptak', 'samordna-opptak'],
  [/^NOU|^Meld\. St\./, 'Regjeringen', 'regjeringen'],
  [/^Forskning\.no\/HK-dir/, 'HK-dir', 'hkdir'],
  [/^NSF/, 'Norsk Sykepleierforbund', 'nsf'],
  [/^FO:/, 'Fellesorganisasjonen', 'fo'],
];

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * Gathers the source of every row that is used and writes one record for each.
 *
 * The key is the producer, the start of the title and four digits of a digest of title and address, so that it never changes with the order of rows.
 */
export class SourceBook {
  readonly #records = new Map<string, SourceFile>();

  /** Key of a row's source; the record is remembered. */
  keyOf(row: Row): string {
    const title = row['source_title'] ?? '';
    const link = row['source_url'] ?? '';
    const match = producers.find(([pattern]) => pattern.test(title));
    const producer = match?.[1] ?? title.split(/[:,\d]/)[0]?.trim() ?? title;
    const prefix = match?.[2] ?? 'omtale';
    const digest = createHash('sha256').update(`${title}|${link}`).digest('hex').slice(0, 4);
    const key = `${prefix}-${slug(title)
      .replace(new RegExp(`^(${prefix}|helsedirektoratet)-`), '')
      .slice(0, 44)
      .replace(/-$/, '')}-${digest}`;
    const date = /(\d{4}-\d{2}-\d{2})/.exec(title)?.[1] ?? /\b((?:19|20)\d{2})\b/.exec(title)?.[1];
    const open = prefix === 'ssb';
    this.#records.set(key, {
      key,
      producer,
      title,
      edition: row['locator'] === undefined || row['locator'] === '' ? 'uten nummer' : row['locator'],
      published: date ?? 'unknown',
      accessed: '2026-11-21',
      links: [link === '' ? 'uten adresse' : link],
      licence: open ? 'CC BY 4.0' : 'Enkelttall gjengitt med kilde; ingen tekst er gjengitt',
      citation: open ? `Kilde: Statistisk sentralbyrå, ${title}. Bearbeidet.` : `Kilde: ${title}.`,
      note: date === undefined ? 'Siden oppgir ikke utgivelsesdato der tallet ble lest.' : '',
    });
    return key;
  }

  /** Write the records that some series cites to `data/sources`. */
  write(folder: string, cited: ReadonlySet<string>): void {
    mkdirSync(folder, { recursive: true });
    for (const record of this.#records.values())
      if (cited.has(record.key))
        writeFileSync(join(folder, `${record.key}.json`), `${JSON.stringify(record, null, 2)}\n`);
  }
}
