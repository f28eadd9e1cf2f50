import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenRules, type Stage, sideways, stageApp } from './app-page.ts';
import { badFiles, csvOf, faultyRows, livedInWorkbook, marker, staffRows, xlsxOf } from './own-files.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

/** Several loads of the whole app, and a picture of its memory, on machines of every kind. */
const patience = { timeout: 240_000 };
const room = '?rom=data&kommune=4631&sprak=nb';
/** The room, with less patience than a test has: what does not come is named. */
const opened = async () => {
  const found = await stage.open(room);
  found.page.setDefaultTimeout(15_000);
  return found;
};
const toDialog = async (page: Page): Promise<void> => {
  await page.click('.own-section button:has-text("Les inn egne tall")');
  await page.waitForSelector('.own-file input');
};
const give = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
  page.setInputFiles('.own-file input', { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
/** The thread that held the file has ended; a busy one takes a moment to. */
const noReader = (page: Page): Promise<void> =>
  expect
    .poll(() => page.workers().filter((one) => one.url().includes('own-worker')).length, { timeout: 20_000 })
    .toBe(0);
/** Read a file and lay its sums beside the register's. */
const sum = async (page: Page, name: string, bytes: Uint8Array): Promise<void> => {
  await give(page, name, bytes);
  await page.click('.own-dialog button:has-text("Summer")');
  await page.waitForSelector('.own-dialog .own-set');
};
const finding = async (page: Page): Promise<string> => {
  await page.click('nav.rooms a >> nth=0');
  await page.waitForSelector('.finding h1');
  return (await page.locator('.finding h1').textContent()) ?? '';
};

/** Everything the browser keeps for the address, as text. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const parts: string[] = [
      location.href,
      document.cookie,
      history.state === null ? '' : JSON.stringify(history.state),
    ];
    for (const area of [localStorage, sessionStorage])
      for (let i = 0; i < area.length; i++) parts.push(`${area.key(i)}=${area.getItem(area.key(i) ?? '')}`);
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const store = await asked(indexedDB.open(name));
      for (const one of store.objectStoreNames)
        parts.push(
          `idb ${name} ${one} ${JSON.stringify(await asked(store.transaction(one).objectStore(one).getAll()))}`,
        );
      store.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        parts.push(`cache ${request.url} ${await (await cache.match(request))?.text()}`);
    }
    parts.push(document.documentElement.outerHTML);
    return parts.join('\n');
  });

/** The page's memory, strings and all, after what nobody holds is thrown away. */
const memory = async (session: CDPSession): Promise<string> => {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }): void => {
    chunks.push(chunk);
  };
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  return chunks.join('');
};

test(
  'a staff file becomes sums in use at once, and nothing of a row is left anywhere',
  patience,
  async () => {
    const { page, context, errors } = await opened();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const before = await finding(page);
    await page.goto(stage.address + room);
    await page.waitForSelector('.own-section button');
    await toDialog(page);
    expect(await brokenRules(page)).toEqual([]);
    await give(page, 'ansatte.csv', csvOf(staffRows(400)));
    await page.waitForSelector('.own-columns');
    // The preview tells the form of cells, never what stands in them.
    expect(await page.locator('.own-columns').first().textContent()).not.toContain(marker);
    expect(await brokenRules(page)).toEqual([]);
    await page.click('.own-dialog button:has-text("Summer")');
    await page.waitForSelector('.own-dialog .own-set');
    await noReader(page);
    expect(await page.textContent('.own-dialog')).toContain('400 rader er summert');
    expect(await brokenRules(page)).toEqual([]);

    // Without a reason nothing is used, and it is said.
    await page.click('.own-dialog button:has-text("Bruk i beregningen")');
    await page.waitForSelector('.own-problems.error:has-text("begrunnelse")');
    await page.fill('.own-dialog textarea', 'Telt i personalsystemet 1. januar');
    await page.click('.own-dialog button:has-text("Bruk i beregningen")');
    await page.waitForSelector('.own-section .said:has-text("i bruk")');
    await page.waitForSelector('.own-strip:has-text("Alver")');
    expect(await page.locator('.own-section .own-set').count()).toBeGreaterThanOrEqual(5);
    expect(await page.textContent('.own-section')).toContain('vises, brukes ikke i beregningen');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('.own-section button:has-text("Lagre til fil")'),
    ]);
    const exported = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(exported).municipality).toBe('4631');
    const session = await context.newCDPSession(page);
    const traces = [await kept(page), exported, said.join('\n'), await memory(session)];
    for (const text of traces) expect(text.includes(marker)).toBe(false);
    // The search itself works: what is kept on purpose is found.
    expect(traces[0]).toContain('Telt i personalsystemet');
    expect(traces[3]).toContain('Telt i personalsystemet');

    expect(await finding(page)).not.toBe(before);
    // The address says that own figures were used, and holds none of them.
    expect(page.url()).toContain('egne-4631');
    expect(page.url()).not.toContain('nurse');
    const link = new URL(page.url()).search;

    // They are there the next time, and undone they are gone.
    await page.goto(stage.address + room);
    await page.waitForSelector('.own-strip');
    await page.click('.own-section button:has-text("Fjern alle")');
    await page.waitForSelector('.own-strip', { state: 'detached' });
    await page.click('.own-section button:has-text("Angre")');
    await page.waitForSelector('.own-strip');
    await page.click('.own-section button:has-text("Fjern alle")');
    await page.waitForSelector('.own-strip', { state: 'detached' });
    expect(await finding(page)).toBe(before);
    expect(errors).toEqual([]);
    await context.close();

    // Someone else who gets the link is told, and sees the register's.
    const other = await stage.open(link);
    await other.page.waitForSelector('.notice:has-text("egne tall for Alver")');
    expect(await finding(other.page)).toBe(before);
    await other.context.close();
  },
);

test(
  'an exported file opens again, for its own municipality alone, and an XLSX gives the same sums as a CSV',
  patience,
  async () => {
    const rows = staffRows(200);
    const exports: string[] = [];
    for (const [name, bytes] of [
      ['a.csv', csvOf(rows)],
      ['a.xlsx', await xlsxOf(rows)],
    ] as const) {
      const { page, context } = await opened();
      await page.waitForSelector('.own-section button');
      await toDialog(page);
      await sum(page, name, bytes);
      await page.fill('.own-dialog textarea', 'Nyere enn registeret');
      await page.click('.own-dialog button:has-text("Bruk i beregningen")');
      await page.waitForSelector('.own-strip');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click('.own-section button:has-text("Lagre til fil")'),
      ]);
      exports.push(readFileSync(await download.path(), 'utf8'));
      await context.close();
    }
    const [csv = '', xlsx = ''] = exports.map((text) => text.replaceAll(/"checksum": "[0-9a-f]+"/g, ''));
    expect(xlsx).toBe(csv);
    const { page, context } = await opened();
    await page.waitForSelector('.own-section button');
    const open = (municipality: string): Promise<void> =>
      page.setInputFiles('.own-section input[type=file]', {
        name: 'egne.json',
        mimeType: 'application/json',
        buffer: Buffer.from((exports[0] ?? '').replace('"4631"', `"${municipality}"`)),
      });
    await open('4601');
    await page.waitForSelector('.own-section .said:has-text("annen kommune")');
    await open('4631');
    await page.waitForSelector('.own-strip');
    await page.setInputFiles('.own-section input[type=file]', {
      name: 'noe.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"a":1}'),
    });
    await page.waitForSelector('.own-section .own-problems:has-text("V3228")');
    await context.close();
  },
);

test('faults are told by row and column, never by what stood there, and can be left out', async () => {
  const { page, context } = await opened();
  await page.waitForSelector('.own-section button');
  await toDialog(page);
  await give(page, 'feil.csv', csvOf(faultyRows()));
  await page.click('.own-dialog button:has-text("Summer")');
  await page.waitForSelector('.own-problems.error li:has-text("rad 4, kolonne D")');
  const told = await page.locator('.own-problems.error').textContent();
  expect(told).toContain('rad 3, kolonne C');
  expect(told).not.toContain(marker);
  // The unknown code is mapped; the bad year is left out.
  await page.selectOption(`select[aria-label="Regnes som: ${marker}-KODE"]`, 'occupationalTherapist');
  await page.check('.own-met input');
  await page.click('.own-dialog button:has-text("Summer")');
  await page.waitForSelector('.own-dialog :text("11 rader")');
  expect(await page.textContent('.own-dialog')).toContain('Én rad er utelatt');
  await noReader(page);
  // The code the user mapped is remembered for the municipality, as the page says; nothing else of the rows is.
  const left = (await page.evaluate(() => JSON.stringify({ ...localStorage }))).replaceAll(
    `${marker}-KODE`,
    '',
  );
  expect(left).not.toContain(marker);
  await context.close();
});

test('files that cannot be used are refused in words, and the app stays usable', async () => {
  const { page, context, errors } = await opened();
  await page.waitForSelector('.own-section button');
  await toDialog(page);
  for (const { name, bytes, code } of badFiles()) {
    await give(page, name, bytes);
    await page.waitForSelector(`.own-problems.error li:has-text("${code}")`, { timeout: 60_000 });
    expect(
      page.workers().filter((one) => one.url().includes('own-worker')),
      name,
    ).toEqual([]);
  }
  // A file in an old encoding is read, with a word about it, and can be read as another.
  const latin = Uint8Array.from(
    csvOf(staffRows(20))
      .toString()
      .split(',')
      .map(Number)
      .reduce<number[]>((out, byte, i, all) => {
        if (byte === 0xc3) out.push((all[i + 1] ?? 0) + 0x40);
        else if (all[i - 1] !== 0xc3) out.push(byte);
        return out;
      }, []),
  );
  await give(page, 'gammel.csv', latin);
  await page.waitForSelector('.own-problems.warning li:has-text("V3116")');
  expect(await page.textContent('.own-columns')).toContain('Fødselsår');
  await page.selectOption('.own-choices select:has(option[value=utf-8])', 'utf-8');
  await page.waitForFunction(() =>
    document.querySelector('.own-columns')?.textContent?.includes('F\ufffddsels'),
  );
  expect(errors).toEqual([]);
  await context.close();
});

test('a workbook with a formula, merged cells and a hidden sheet is read as it is seen, and each is told', async () => {
  const { page, context, errors } = await opened();
  await page.waitForSelector('.own-section button');
  await toDialog(page);
  await give(page, 'ansatte.xlsx', livedInWorkbook());
  await page.waitForSelector('.own-columns');
  for (const code of ['V3110', 'V3111', 'V3114'])
    await page.waitForSelector(`.own-problems.warning li:has-text("${code}")`);
  await page.click('.own-dialog button:has-text("Summer")');
  await page.waitForSelector('.own-dialog .own-set');
  // 80 per cent by the formula's last value, and a whole position.
  expect(await page.textContent('.own-dialog .own-set')).toContain('1,8');
  await noReader(page);
  expect((await kept(page)).includes(marker)).toBe(false);
  expect(errors).toEqual([]);
  await context.close();
});

test('a long reading tells how far it has come and can be stopped, and nothing is kept', async () => {
  const { page, context, errors } = await opened();
  await page.waitForSelector('.own-section button');
  await toDialog(page);
  const line = csvOf(staffRows(2000)).subarray(csvOf(staffRows(0)).length);
  const folder = mkdtempSync(join(tmpdir(), 'veivalg-'));
  const path = join(folder, 'stor.csv');
  writeFileSync(path, Buffer.concat([csvOf(staffRows(0)), ...new Array<Uint8Array>(300).fill(line)]));
  await page.setInputFiles('.own-file input', path);
  await page.waitForSelector('.own-reading:has-text("rader lest")', { timeout: 60_000 });
  await page.click('.own-dialog button:has-text("Avbryt")');
  await page.waitForSelector('.own-file input');
  await noReader(page);
  expect((await kept(page)).includes(marker)).toBe(false);
  rmSync(folder, { recursive: true });
  await sum(page, 'liten.csv', csvOf(staffRows(40)));
  expect(errors).toEqual([]);
  await context.close();
});

test('users, a population path and units are read too', async () => {
  const { page, context } = await opened();
  await page.waitForSelector('.own-section button');
  const read = async (holds: string, text: string): Promise<void> => {
    await toDialog(page);
    await page.selectOption('.own-dialog select', holds);
    await sum(page, `${holds}.csv`, new TextEncoder().encode(text));
  };
  await read(
    'users',
    'Tjeneste;År;Brukere\nHjemmetjenester;2025;1100\nHelsestasjon og skolehelsetjeneste;2025;7000\n',
  );
  await page.fill('.own-dialog textarea', 'Fagsystemet');
  await page.click('.own-dialog button:has-text("Bruk i beregningen")');
  await page.waitForSelector('.own-strip');
  const lines = ['År;Kjønn;Alder;Personer'];
  for (let year = 2026; year <= 2030; year++)
    for (const sex of ['Kvinner', 'Menn'])
      for (let age = 0; age <= 105; age++) lines.push(`${year};${sex};${age};${age > 95 ? 2 : 170}`);
  await read('population', lines.join('\n'));
  await page.fill('.own-dialog textarea', 'Vår egen prognose');
  await page.click('.own-dialog button:has-text("Bruk i beregningen")');
  await page.waitForSelector('.own-section .said:has-text("i bruk")');
  await read('units', 'Enhet;Tjeneste;Plasser\nHeimen;Langtidsopphold i institusjon;24\n');
  await page.click('.own-dialog button:has-text("Bare legg ved siden av")');
  await page.waitForSelector('.own-section .said:has-text("ved siden av")');
  expect(await page.locator('.own-section .own-set').count()).toBe(3);
  await context.close();
});

test(
  'the section and the dialog keep the rules and the width at 320 px in three languages',
  patience,
  async () => {
    for (const language of ['nb', 'nn', 'en']) {
      const { page, context } = await stage.open(`?rom=data&kommune=4631&sprak=${language}`, { width: 320 });
      await page.waitForSelector('.own-section button');
      await page.click('.own-section .ds-button >> nth=0');
      await give(page, 'ansatte.csv', csvOf(staffRows(60)));
      await page.waitForSelector('.own-columns');
      expect(await sideways(page), language).toBeLessThanOrEqual(0);
      await page.click('.own-actions .ds-button[data-variant=primary] >> nth=-1');
      await page.waitForSelector('.own-dialog .own-set');
      await page.fill('.own-dialog textarea', 'x');
      await page.click('.own-dialog .own-actions .ds-button >> nth=0');
      await page.waitForSelector('.own-strip');
      expect(await brokenRules(page), language).toEqual([]);
      expect(await sideways(page), language).toBeLessThanOrEqual(0);
      await context.close();
    }
  },
);
