import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBinary, encodeBinary } from '@veivalg/data';
import {
  type DrawSettings,
  type Ensemble,
  measureResponses,
  modelVersion,
  prepareEnsemble,
  type Responses,
  responsesForm,
} from '@veivalg/engine';
import { printProblems, unwrap } from './output/fail.ts';
import { type Progress, startProgress } from './output/progress.ts';
import { productRoot, type Session } from './session.ts';

/** File of what every result answers to everything uncertain; made once for the figures. */
export const responsesFile = 'responses.bin';

const parts = [
  'form',
  'baselineId',
  'modelVersion',
  'yearCount',
  'placeCount',
  'layers',
  'shares',
  'parameters',
  'pairs',
  'alternatives',
  'localDemand',
  'localSupply',
  'problems',
] as const satisfies readonly (keyof Responses)[];

const isResponses = (tree: unknown): tree is Responses =>
  typeof tree === 'object' && tree !== null && parts.every((part) => part in tree);

/** Responses from their file, or null where it is missing, broken or of other figures. */
const readResponses = (session: Session, file: string): Responses | null => {
  if (!existsSync(file)) return null;
  const tree = decodeBinary(readFileSync(file), file);
  if (!tree.ok || !isResponses(tree.value)) return null;
  const responses = tree.value;
  return responses.form === responsesForm &&
    responses.baselineId === session.baseline.id &&
    responses.modelVersion === modelVersion &&
    responses.yearCount === session.prepared.yearCount
    ? responses
    : null;
};

/**
 * Measure the responses and write them beside the other compact files. Takes up to a minute; shows how far it has come.
 *
 * The file is written beside its place and then moved there, so that no one ever reads half of it.
 */
export const buildResponses = (session: Session): Responses => {
  const { language } = session.words;
  let bar: Progress | null = null;
  const outcome = measureResponses(session.prepared, (done, total) => {
    bar ??= startProgress(total, session.words.cli('ensemble.measuring'));
    bar.step(done);
    return true;
  });
  (bar as Progress | null)?.stop();
  const responses = unwrap(outcome);
  printProblems(language, responses.problems);
  const folder = join(productRoot(), 'build');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, responsesFile);
  writeFileSync(`${file}.new`, encodeBinary(responses));
  renameSync(`${file}.new`, file);
  return responses;
};

/** Open the ensemble of the session's figures with a number of draws and a seed. */
export const openEnsemble = (session: Session, settings: DrawSettings): Ensemble => {
  const file = join(productRoot(), 'build', responsesFile);
  const responses = readResponses(session, file) ?? buildResponses(session);
  const outcome = prepareEnsemble(responses, session.baseline, settings);
  printProblems(session.words.language, outcome.problems);
  return unwrap(outcome);
};
