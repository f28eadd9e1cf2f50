import type { Area } from '@veivalg/core';
import { sharedTexts } from '@veivalg/core/text';
import { type CaseFacts, collectFacts, type DocumentLanguage, type FactsInput } from '@veivalg/report';
import { unwrap } from '../../output/fail.ts';
import type { Session } from '../../session.ts';
import type { Runs } from './runs.ts';

/** The figures and sentences a paper is made of, read from the runs. */
export const factsOf = (
  session: Session,
  area: Area,
  language: DocumentLanguage,
  runs: Runs,
  year: number,
  runFile: string,
  band?: FactsInput['band'],
): CaseFacts => {
  const outcome = collectFacts({
    area,
    placeName: area.kind === 'country' ? sharedTexts[language]['country.name'] : area.name,
    result: runs.result,
    without: runs.without,
    best: runs.best,
    worst: runs.worst,
    year,
    sector: area.kind === 'country' ? null : 'municipal',
    run: { digest: runs.digest, file: runFile, made: new Date().toISOString().slice(0, 10) },
    effects: runs.effects,
    ...(band === undefined ? {} : { band }),
    consequences: runs.consequences,
    measures: session.prepared.library.measures,
    requirements: session.prepared.library.requirements,
    parameters: Object.values(session.baseline.parameters),
    sources: session.baseline.sources,
  });
  return unwrap(outcome);
};
