import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { followEngine } from './proof/follow-engine.ts';
import { serveFolder } from './serve-folder.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything the page complained about. */
  readonly errors: string[];
}

export interface Stage {
  readonly address: string;
  open(query?: string, options?: OpenOptions): Promise<Opened>;
  /** Take the network away: the address answers no more. */
  stopServing(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly reducedMotion?: boolean;
  readonly firstVisit?: boolean;
  readonly noStorage?: boolean;
  /** Let the service worker keep the app for use without a network. */
  readonly offlineReady?: boolean;
  readonly waitFor?: string;
  /** Run in every page before the app. */
  readonly prepare?: () => void;
}

/** The built app on a port of its own, and a browser that speaks English, as many in Norway do. */
export const stageApp = async (): Promise<Stage> => {
  const folder = process.env['VEIVALG_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url));
  const { server, address }: { server: Server; address: string } = await serveFolder(folder);
  const browser: Browser = await startBrowser();
  const open = async (query = '', options: OpenOptions = {}): Promise<Opened> => {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
      colorScheme: options.dark ? 'dark' : 'light',
      reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
      locale: 'en-US',
      serviceWorkers: options.offlineReady ? 'allow' : 'block',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    if (!options.firstVisit)
      await context.addInitScript("try { localStorage.setItem('veivalg.guide.1', 'seen') } catch {}");
    if (options.noStorage)
      await context.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
      );
    await context.addInitScript(followEngine);
    if (options.prepare !== undefined) await context.addInitScript(options.prepare);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(address + query);
    await page.waitForSelector(options.waitFor ?? 'main h1, .failure', { timeout: 30_000 });
    return { page, context, errors };
  };
  return {
    address,
    open,
    stopServing: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
};

/** Rules of WCAG 2.2 AA that the page breaks, in words. */
export const brokenRules = async (page: Page): Promise<readonly string[]> => {
  if ((await page.evaluate("typeof axe === 'undefined'")) === true)
    await page.addScriptTag({ content: axeSource });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          node: Document,
          options: unknown,
        ): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    });
    return violations.map(
      (one) =>
        `${one.id}: ${one.nodes
          .map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
          .slice(0, 3)
          .join(' | ')}`,
    );
  });
};

/** How far the page is wider than the window. Unit: CSS pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
