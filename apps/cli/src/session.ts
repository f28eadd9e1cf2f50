import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Baseline, type Language, type OwnFigures, setsInUse } from '@veivalg/core';
import { describeOwn } from '@veivalg/core/text';
import {
  decodeBaseline,
  decodeMeasures,
  loadBaseline,
  loadMeasures,
  type PlaceDirectory,
} from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { type Prepared, prepare } from '@veivalg/engine';
import { withCurrentVersion } from './data-version.ts';
import { printProblems, unwrap } from './output/fail.ts';
import { placeName, readAllOwn, withOwn } from './own-figures.ts';
import { connectorWords } from './text/connectors/index.ts';
import { type Words, wordsIn } from './text/index.ts';

/** Root of the product: the folder that holds `data/` and `build/`. */
export const productRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'data', 'sources')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
};

/** What every command works with. */
export interface Session {
  readonly words: Words;
  readonly baseline: Baseline;
  readonly prepared: Prepared;
  readonly directory: PlaceDirectory;
  /** Own figures that are in use. */
  readonly own: readonly OwnFigures[];
}

/** The figures that came with the product: the compact file when it is there, else `data/` itself. */
export const openBuiltIn = (language: Language): Baseline => {
  const root = productRoot();
  const binary = join(root, 'build', 'baseline.bin');
  const outcome = existsSync(binary)
    ? decodeBaseline(readFileSync(binary), 'build/baseline.bin')
    : loadBaseline(diskFolder(join(root, 'data')), nodeTools);
  const baseline = unwrap(outcome);
  printProblems(language, outcome.problems);
  return baseline;
};

/**
 * Open the figures: those that came with the product, with the data version in use in their place where there is one.
 *
 * @param language Language of what is printed.
 * @param figures Whether municipalities' own figures on this machine go before the register's; said on standard error when they do.
 */
export const openSession = (language: Language, figures: 'own' | 'register' = 'register'): Session => {
  const root = productRoot();
  const current = withCurrentVersion(openBuiltIn(language));
  const fetched = unwrap(current);
  printProblems(language, current.problems);
  const measures = join(root, 'build', 'measures.bin');
  const library = unwrap(
    existsSync(measures)
      ? decodeMeasures(readFileSync(measures), 'build/measures.bin')
      : loadMeasures(diskFolder(join(root, 'data'))),
  );
  const register = prepare(fetched, library);
  const own = figures === 'own' ? unwrap(readAllOwn()).filter((one) => setsInUse(one).length > 0) : [];
  const changed = own.length === 0 ? null : withOwn(register, own, language);
  const baseline = changed === null ? fetched : unwrap(changed);
  if (changed !== null) {
    printProblems(language, changed.problems);
    for (const one of own)
      process.stderr.write(
        `${describeOwn(language, one, placeName(fetched.municipalities, one.municipality))} ${connectorWords(language)('own.without')}\n`,
      );
  }
  const prepared = changed === null ? register : prepare(baseline, library);
  return {
    words: wordsIn(language),
    baseline,
    prepared,
    directory: {
      areas: prepared.areas,
      municipalities: baseline.municipalities,
      former: baseline.formerMunicipalities,
    },
    own,
  };
};
