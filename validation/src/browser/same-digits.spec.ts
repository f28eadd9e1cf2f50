import { join } from 'node:path';
import { encodeBinary } from '@veivalg/data';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';
import { shippedBaseline } from '../whole/shipped.ts';
import { digitsOf } from './digits.ts';

/** Arguments a headless browser needs on a machine without screen, sandbox or open network. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

it('gives the same digits in Node and in Chromium, in every scenario', async () => {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'page-entry.ts'),
    platform: 'browser',
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  const baseline = shippedBaseline();
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args,
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: output[0].code });
    const bytes = Buffer.from(encodeBinary(baseline)).toString('base64');
    const there = await page.evaluate((base64) => globalThis.digitsOfBytes(base64), bytes);
    const here = digitsOf(baseline);
    expect(here.length).toBeGreaterThan(50);
    expect(there).toEqual(here);
  } finally {
    await browser.close();
  }
});
