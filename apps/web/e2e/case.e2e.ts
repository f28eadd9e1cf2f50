import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figure } from '../src/text/figures.ts';
import { brokenRules, type Stage, sideways, stageApp } from './app-page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

const plan = 't=heltidskultur:0.9:2027:5:1,hverdagsrehabilitering:20:2027:5:1';
const paper = (page: Page) => page.frameLocator('.case-paper');
const gapWithout = '[data-ref="without/gap/2040/municipal"]';

const openCase = async (query: string, width = 1440) => {
  const opened = await stage.open(`?rom=sak&${query}`, { width });
  await paper(opened.page).locator(gapWithout).first().waitFor({ timeout: 30_000 });
  return opened;
};

/** Press a button and read the file that comes. */
const taken = async (page: Page, button: string): Promise<{ name: string; bytes: Uint8Array }> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`button:has-text("${button}")`),
  ]);
  return {
    name: download.suggestedFilename(),
    bytes: new Uint8Array(readFileSync(await download.path())),
  };
};

const gapOf = async (page: Page): Promise<string> =>
  (await paper(page).locator(gapWithout).first().textContent()) ?? '';

/** The Word file with the figure that stands on the page; taken again when bands have come in between and coarsened it. */
const takenWord = async (
  page: Page,
  button: string,
): Promise<{ name: string; bytes: Uint8Array; gap: string }> => {
  for (;;) {
    const gap = await gapOf(page);
    const file = await taken(page, button);
    if (gap === (await gapOf(page))) return { ...file, gap };
  }
};

/** Text of a DOCX, opened as the zip it is. */
const textOf = (bytes: Uint8Array): string => {
  const file = unzipSync(bytes)['word/document.xml'];
  return file === undefined
    ? ''
    : strFromU8(file)
        .replaceAll(/<\/w:p>/g, '\n')
        .replaceAll(/<[^>]+>/g, '');
};

describe('a paper from plan to file', () => {
  test('a nynorsk case for Alver holds the figure of the finding, in the page and in the file', async () => {
    const first = await stage.open('?kommune=4631&sprak=nn');
    const finding = (await first.page.textContent('.finding h1')) ?? '';
    await first.context.close();
    const { page, context, errors } = await openCase(`kommune=4631&sprak=nn&${plan}`);
    // The paper rounds by the band when there is one; the unrounded value is the same.
    const value = Number(await paper(page).locator(gapWithout).first().getAttribute('data-value'));
    expect(finding).toContain(figure('nn', value));
    await page.fill('label:has-text("Saksnummer") + input', '57/26');
    await page.fill('label:has-text("Utval") + input', 'Kommunestyret <b>{x}</b>');
    await page.fill('label:has-text("Møtedato") + input', '10.12.2026');
    await paper(page).locator('text=10.12.2026').waitFor();
    const { name, bytes, gap } = await takenWord(page, 'Last ned Word');
    expect(gap).toMatch(/\d/);
    expect(name).toMatch(/^alver-saksframlegg-nn-\d{4}-\d\d-\d\d\.docx$/);
    const text = textOf(bytes);
    expect(text).toContain(gap);
    expect(text).toContain('57/26');
    expect(text).toContain('Kommunestyret &lt;b&gt;{x}&lt;/b&gt;');
    expect(text).toContain('sitt framlegg til vedtak');
    expect(text).not.toMatch(/\bikke\b/);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('a bokmål case follows its municipality, also on an English screen, and the form can be switched', async () => {
    const { page, context, errors } = await openCase(`kommune=1804&sprak=en&${plan}`);
    await paper(page).locator('h2:has-text("Sammendrag")').waitFor();
    const { name, bytes, gap } = await takenWord(page, 'Download Word');
    expect(name).toMatch(/^bodo-saksframlegg-nb-/);
    expect(textOf(bytes)).toContain(gap);
    await page.click('.case-kinds button:has-text("Nynorsk")');
    await paper(page).locator('h2:has-text("Samandrag")').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  test('everything in one zip: the run file rebuilds the figures, and the checksums are those of the files', async () => {
    const { page, context } = await openCase(`kommune=4631&sprak=nn&${plan}`);
    const { bytes } = await taken(page, 'Alt i éi zip-fil');
    const files = unzipSync(bytes);
    const named = (ending: string): [string, Uint8Array] => {
      const found = Object.entries(files).find(([name]) => name.endsWith(ending));
      if (found === undefined) throw new Error(ending);
      return found;
    };
    for (const ending of ['.docx', '.html', '.xlsx']) named(ending);
    const run = JSON.parse(strFromU8(named('.kjoring.json')[1])) as Record<string, unknown>;
    const meta = JSON.parse(strFromU8(named('.meta.json')[1])) as {
      run: { digest: string; file: string };
      files: { name: string; sha256: string }[];
      figures: { reference: string | null }[];
    };
    expect(run['resultDigest']).toBe(meta.run.digest);
    expect(named('.kjoring.json')[0]).toBe(meta.run.file);
    expect(meta.figures.some(({ reference }) => reference === 'without/gap/2040/municipal')).toBe(true);
    for (const file of meta.files) {
      const content = files[file.name] ?? new Uint8Array();
      const sum = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(content))).toString('hex');
      expect(sum, file.name).toBe(file.sha256);
    }
    expect(meta.files).toHaveLength(4);
    await context.close();
  });
});

describe('text changed by hand', () => {
  test('is marked, its stray figures are pointed out, it is kept over a reload, and can be taken back', async () => {
    const { page, context } = await openCase(`kommune=4631&sprak=nn&${plan}`);
    const line = paper(page).locator('[data-key^="summary"]').first();
    const before = await line.textContent();
    await line.click();
    const box = page.locator('.case-line textarea:focus');
    await box.fill('Vi manglar 987654 årsverk.');
    await page.waitForSelector('.case-words.wrong:has-text("987654")');
    await page.keyboard.press('Tab');
    await paper(page).locator('.stray:has-text("987654")').waitFor();
    expect(await page.textContent('.case-state')).toMatch(/1 avsnitt er endra for hand/);
    await page.reload();
    await paper(page).locator('.stray:has-text("987654")').waitFor({ timeout: 30_000 });
    await page.click('summary:has-text("Endre teksten")');
    await page.click('.case-section:has(.ds-tag) > summary');
    await page.click('button:has-text("Tilbake til teksten frå køyringa")');
    await expect.poll(() => paper(page).locator('.edited').count()).toBe(0);
    expect(await paper(page).locator('[data-key^="summary"]').first().textContent()).toBe(before);
    await context.close();
  });
});

describe("a municipality's own template", () => {
  const template = (...lines: readonly string[]): Buffer => {
    const parts = {
      '[Content_Types].xml':
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels':
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${lines.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    };
    return Buffer.from(
      zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
    );
  };
  const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
    page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });

  test('with three faults gets three messages; a good one is filled; what is no Word file is refused', async () => {
    const { page, context, errors } = await openCase(`kommune=4631&sprak=nn&${plan}`);
    await page.click('summary:has-text("eigen mal")');
    await choose(page, 'feil.docx', template('{tittel}', '{sakstitel}', '{#framlegg}{tekst}', '{mangel}'));
    await page.waitForSelector('.case-template-answer li >> nth=2');
    expect(await page.locator('.case-template-answer li').count()).toBe(3);
    const fill = page.locator('button:has-text("Fyll malen")');
    expect(await fill.isDisabled()).toBe(true);
    await choose(page, 'tekst.docx', Buffer.from('hei'));
    await page.waitForSelector('.case-template-answer li:has-text("tekst.docx")');
    await choose(
      page,
      'god.docx',
      template('{tittel}', '{#framlegg}', '{tekst}', '{/framlegg}', 'Manglar {mangel}', '{sjekksum}'),
    );
    await page.waitForSelector('.case-template-answer :has-text("god.docx")');
    const { bytes, gap } = await takenWord(page, 'Fyll malen');
    expect(textOf(bytes)).toContain(`Manglar ${gap}`);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('the room', () => {
  test('breaks no accessibility rule in any kind, language and theme, nor does the paper itself', async () => {
    const { page, context, errors } = await openCase(
      `kommune=4631&sprak=nb&${plan}&k=primaerhelseteam:1:2027:3`,
    );
    for (const language of ['nb', 'nn', 'en'] as const) {
      await page.click(`.languages button:nth-child(${['nb', 'nn', 'en'].indexOf(language) + 1})`);
      expect(await brokenRules(page), language).toEqual([]);
    }
    for (let kind = 2; kind <= 5; kind++) {
      await page.click(`.case-kinds >> nth=0 >> button:nth-of-type(${kind})`);
      await expect.poll(() => page.locator('.case-preview.dim').count(), { timeout: 20_000 }).toBe(0);
      expect(await brokenRules(page), String(kind)).toEqual([]);
    }
    for (const summary of await page.locator('.case-part > summary').all()) await summary.click();
    expect(await brokenRules(page), 'open').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await brokenRules(page), 'dark').toEqual([]);
    expect(errors).toEqual([]);
    const { bytes } = await taken(page, 'HTML');
    const own = await context.newPage();
    await own.setContent(strFromU8(bytes).replace(/<meta http-equiv[^>]+>/, ''));
    expect(await brokenRules(own)).toEqual([]);
    await context.close();
  });

  test('needs no sideways scrolling down to 320 pixels and has one main heading', async () => {
    const { page, context } = await openCase(`kommune=4631&sprak=nn&${plan}`);
    for (const width of [1440, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => sideways(page), { message: String(width), timeout: 4000 }).toBe(0);
    }
    expect(await page.locator('h1').count()).toBe(1);
    await context.close();
  });

  test('says why when there is no requirement to write a note about, and what is wrong with a field', async () => {
    const { page, context, errors } = await stage.open(`?rom=sak&apen=note&kommune=4631&sprak=nn&${plan}`);
    await page.waitForSelector('.case-problems:has-text("Notatet treng eitt krav")', { timeout: 30_000 });
    await page.click('.case-kinds button:has-text("Saksframlegg")');
    await paper(page).locator(gapWithout).first().waitFor();
    await page.fill('label:has-text("Møtedato") + input', 'snart');
    await page.waitForSelector('.case-words.wrong:has-text("10.12.2026")');
    await page.waitForSelector('.case-problems');
    await page.fill('label:has-text("Møtedato") + input', '');
    await page.fill('label:has-text("Tittel") + input', 'x'.repeat(5000));
    await page.waitForSelector('.case-words.wrong:has-text("5000")');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('prints the paper alone, with page and language set', async () => {
    const { page, context } = await openCase(`kommune=4631&sprak=nn&${plan}`);
    await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('.case-paper')?.contentWindow;
      if (frame != null) frame.print = () => document.body.setAttribute('data-printed', '1');
    });
    await page.click('button:has-text("Skriv ut eller lagre som PDF")');
    await page.waitForSelector('[data-printed]');
    expect(await paper(page).locator('html').getAttribute('lang')).toMatch(/^nn/);
    await context.close();
  });
});
