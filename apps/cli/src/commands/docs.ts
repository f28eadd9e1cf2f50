import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPages } from '../docs/pages.ts';
import { exitCodes } from '../output/fail.ts';
import { productRoot, type Session } from '../session.ts';

/**
 * `veivalg docs`: write every generated page; with `check` only say which are not up to date.
 *
 * @returns Text to print and the exit code.
 */
export const docsCommand = (
  session: Session,
  check: boolean,
): { readonly text: string; readonly exitCode: number } => {
  const root = productRoot();
  const lines: string[] = [];
  let stale = 0;
  const pages = generatedPages(session);
  for (const [file, text] of pages) {
    const path = join(root, file);
    const now = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (now === text) continue;
    stale += 1;
    if (!check) writeFileSync(path, text);
    lines.push(session.words.cli(check ? 'docs.stale' : 'docs.written', { file }));
  }
  if (stale === 0) lines.push(session.words.cli('docs.fresh', { count: pages.length }));
  return { text: `${lines.join('\n')}\n`, exitCode: check && stale > 0 ? exitCodes.problem : exitCodes.well };
};
