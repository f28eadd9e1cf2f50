import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Language } from '@veivalg/core';
import { formatNumber } from '@veivalg/core/text';
import { encodeBinary, loadBaseline, loadChartHistory, loadMeasures } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { modelVersion, prepare, startOf } from '@veivalg/engine';
import { CommandFailure, exitCodes, printProblems } from '../output/fail.ts';
import { productRoot } from '../session.ts';
import { wordsIn } from '../text/index.ts';

const kilobytes = (bytes: number): number => Math.round(bytes / 1000);

/**
 * `veivalg data bygg`: check all figures and write the compact files; nothing is written when a figure is wrong.
 *
 * Each file is written beside its place and then moved there, so that no one ever reads half of it.
 */
export const buildDataCommand = (language: Language, quiet: boolean): string => {
  const root = productRoot();
  const folder = diskFolder(join(root, 'data'));
  const baseline = loadBaseline(folder, nodeTools);
  const library = loadMeasures(folder);
  if (!baseline.ok || !library.ok)
    throw new CommandFailure([...baseline.problems, ...library.problems], exitCodes.problem);
  const places = baseline.value.municipalities.map(({ id }) => id);
  const history = loadChartHistory(folder, nodeTools, places);
  const problems = [...baseline.problems, ...library.problems, ...history.problems];
  if (!history.ok) throw new CommandFailure(problems, exitCodes.problem);
  printProblems(language, problems);
  const start = startOf(prepare(baseline.value).stages('main', []), baseline.value.id, modelVersion);
  const target = join(root, 'build');
  mkdirSync(target, { recursive: true });
  const lines = [
    ['baseline.bin', encodeBinary(baseline.value)] as const,
    ['measures.bin', encodeBinary(library.value)] as const,
    ['start.bin', encodeBinary(start)] as const,
    ['history.json', new TextEncoder().encode(JSON.stringify(history.value))] as const,
  ].map(([name, bytes]) => {
    const file = join(target, name);
    writeFileSync(`${file}.new`, bytes);
    renameSync(`${file}.new`, file);
    return wordsIn(language).cli('build.done', {
      file: `build/${name}`,
      size: formatNumber(language, kilobytes(bytes.length)),
      packed: formatNumber(language, kilobytes(gzipSync(bytes).length)),
    });
  });
  return quiet ? '' : `${lines.join('\n')}\n`;
};
