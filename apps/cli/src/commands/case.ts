import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Area, emptyPlan, languageFor } from '@veivalg/core';
import { findArea, foldName } from '@veivalg/data';
import { type DocumentFields, type DocumentKind, type DocumentLanguage, makeDocument } from '@veivalg/report';
import { createPdfMaker, type PdfMaker } from '@veivalg/report/pdf';
import { printProblems, unwrap } from '../output/fail.ts';
import { startProgress } from '../output/progress.ts';
import { writeFiles } from '../output/write-files.ts';
import type { Session } from '../session.ts';
import { factsOf } from './case/facts.ts';
import { bytesOf, withSideFiles } from './case/files.ts';
import {
  type CaseOptions,
  chosenKind,
  type Format,
  fieldsOf,
  formatOf,
  standardYear,
} from './case/options.ts';
import { planOf } from './case/plan.ts';
import { bandOf, effectsOf, type Runs, runAll, runText, splitUpTo } from './case/runs.ts';

const formOf = (session: Session, area: Area, asked: string | undefined): DocumentLanguage => {
  if (asked === 'nb' || asked === 'nn') return asked;
  const [first] = area.members;
  const municipality =
    area.kind === 'municipality' && first !== undefined ? session.baseline.municipalities[first] : undefined;
  return municipality !== undefined && languageFor(municipality.languageForm) === 'nn' ? 'nn' : 'nb';
};

/**
 * `veivalg sak <place>`: from plan to paper, with the run file and the archive's metadata beside it.
 *
 * @returns The text to print.
 */
export const caseCommand = async (session: Session, place: string, options: CaseOptions): Promise<string> => {
  const kind = unwrap(chosenKind(options.type ?? 'saksframlegg'));
  const fields = fieldsOf(options);
  const year = options.ar === undefined ? standardYear : Number(options.ar);
  let maker: PdfMaker | undefined;
  const pdf = (): PdfMaker => {
    maker ??= createPdfMaker();
    return maker;
  };
  if (options.alle === true) return everyMunicipality(session, kind, options, fields, year, pdf);
  const area = unwrap(findArea(session.directory, place));
  const language = formOf(session, area, options.form);
  const path =
    options.ut ?? `${foldName(area.name).replaceAll(' ', '-')}-${options.type ?? 'saksframlegg'}.docx`;
  const format = unwrap(formatOf(path));
  const plan = planOf(session, options, area);
  const causes = plan.levers.length + plan.requirements.length;
  const whole = runAll(session, plan);
  const inRun = year > whole.result.firstYear && year < whole.result.firstYear + whole.result.yearCount;
  const split =
    plan.levers.length > 0 &&
    inRun &&
    (kind === 'case' || kind === 'plan') &&
    (causes <= splitUpTo || options.hvorfor === true);
  const runs: Runs = split ? { ...whole, effects: effectsOf(session, plan, area, year) } : whole;
  const band = options.spenn === true ? bandOf(session, runs, area) : undefined;
  const facts = factsOf(
    session,
    area,
    language,
    runs,
    year,
    `${basename(path).replace(/\.[^.]+$/, '')}.kjoring.json`,
    band,
  );
  const outcome = makeDocument(facts, kind, language, fields);
  const document = unwrap(outcome);
  printProblems(session.words.language, [...facts.problems, ...outcome.problems]);
  const bytes = await bytesOf(format, document, facts, options.mal, pdf);
  const files = unwrap(writeFiles(withSideFiles(path, bytes, document, runs)));
  return `${session.words.cli('case.written', { files: files.join(', ') })}\n`;
};

/** One document for every municipality, in its own form of Norwegian; the runs are made once. */
const everyMunicipality = async (
  session: Session,
  kind: DocumentKind,
  options: CaseOptions,
  fields: DocumentFields,
  year: number,
  pdf: () => PdfMaker,
): Promise<string> => {
  const folder = options.ut ?? 'profiler';
  const format: Format = options.mal === undefined ? 'pdf' : 'docx';
  const areas = session.directory.areas.filter((area) => area.kind === 'municipality');
  const country = session.directory.areas.find((area) => area.kind === 'country');
  const runs = runAll(session, country === undefined ? emptyPlan : planOf(session, options, country));
  mkdirSync(folder, { recursive: true });
  const progress = startProgress(areas.length, session.words.cli('progress.running'));
  const written: string[] = [];
  for (const area of areas) {
    const language = formOf(session, area, options.form);
    const name = `${area.id}-${foldName(area.name).replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
    const facts = factsOf(session, area, language, runs, year, 'kjoring.json');
    const document = unwrap(makeDocument(facts, kind, language, fields));
    const bytes = await bytesOf(format, document, facts, options.mal, pdf);
    unwrap(writeFiles([{ path: join(folder, `${name}.${format}`), bytes }]));
    written.push(name);
    progress.step(written.length);
  }
  progress.stop();
  unwrap(
    writeFiles([
      {
        path: join(folder, 'kjoring.json'),
        bytes: runText(runs),
      },
    ]),
  );
  return `${session.words.cli('case.writtenMany', { count: written.length, folder })}\n`;
};
