import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Language } from '@veivalg/core';
import { formatNumber } from '@veivalg/core/text';
import { encodeBinary, loadBaseline } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { printProblems, unwrap } from '../output/fail.ts';
import { productRoot } from '../session.ts';
import { wordsIn } from '../text/index.ts';

const kilobytes = (bytes: number): number => Math.round(bytes / 1000);

/**
 * `veivalg data bygg`: check all figures and write the compact file; nothing is written when a figure is wrong.
 *
 * The file is written beside its place and then moved there, so that no one ever reads half of it.
 */
export const buildDataCommand = (language: Language, quiet: boolean): string => {
  const root = productRoot();
  const outcome = loadBaseline(diskFolder(join(root, 'data')), nodeTools);
  const baseline = unwrap(outcome);
  printProblems(language, outcome.problems);
  const bytes = encodeBinary(baseline);
  const folder = join(root, 'build');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'baseline.bin');
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
  if (quiet) return '';
  return `${wordsIn(language).cli('build.done', {
    file: 'build/baseline.bin',
    size: formatNumber(language, kilobytes(bytes.length)),
    packed: formatNumber(language, kilobytes(gzipSync(bytes).length)),
  })}\n`;
};
