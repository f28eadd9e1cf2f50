import { emptyPlan, type Plan, type Problem, problem } from '@veivalg/core';
import type { DocumentKind, DocumentLanguage } from '@veivalg/report';
import { useEffect, useState } from 'react';
import { EngineTrouble } from '../engine/engine-trouble.ts';
import { engineClient } from '../engine/start.ts';
import { areaName } from '../places/areas.ts';
import { useArea } from '../shell/use-area.ts';
import { useStore } from '../state/store.ts';
import { translatorFor } from '../text/use-text.ts';
import { stemOf } from './case-files.ts';
import type { CaseAnswer, CaseQuestion } from './case-question.ts';
import { keptAnswer } from './kept-answers.ts';

/** The facts of the paper, as far as they have come. */
export interface CaseFactsState {
  readonly answer: CaseAnswer | null;
  /** What the facts do not answer yet. */
  readonly waiting: boolean;
  /** The effect of each measure is still being worked out. */
  readonly splitting: boolean;
  readonly problems: readonly Problem[];
}

/** Today's date on this machine's own calendar. */
const today = (): string => {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Name of the paper's files without ending. */
export const caseStem = (place: string, kind: DocumentKind, language: DocumentLanguage): string =>
  stemOf(place, translatorFor(language)(`case.kind.${kind}`), language, today());

const knownLevers = (plan: Plan, known: ReadonlySet<string>): Plan =>
  plan.levers.every(({ measure }) => known.has(measure))
    ? plan
    : { ...plan, levers: plan.levers.filter(({ measure }) => known.has(measure)) };

/**
 * Ask the worker for what a paper may say; first without the effect of each measure, then with it.
 *
 * The facts at hand stay until the next have come.
 */
export const useCaseFacts = (kind: DocumentKind, language: DocumentLanguage): CaseFactsState => {
  const { area } = useArea();
  const plan = useStore((state) => state.view.plan);
  const year = useStore((state) => state.view.year);
  const catalog = useStore((state) => state.catalog);
  // Bands come with the draws, which are fetched after the first picture.
  const banded = useStore((state) => state.details?.details.bands != null);
  const [state, setState] = useState<CaseFactsState & { readonly key: string }>({
    key: '',
    answer: null,
    waiting: true,
    splitting: false,
    problems: [],
  });
  const key = JSON.stringify([plan, year, area?.kind, area?.id, kind, language, banded]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all that the question is made of
  useEffect(() => {
    const client = engineClient();
    if (client === null || area === undefined || catalog === null) return;
    let current = true;
    const place = areaName(area, translatorFor(language));
    const known = new Set<string>([...catalog.measures, ...plan.ownMeasures].map(({ id }) => id));
    const question: CaseQuestion = {
      plan: knownLevers(plan ?? emptyPlan, known),
      area: { kind: area.kind, id: area.id },
      placeName: place,
      year,
      runFile: `${caseStem(place, kind, language)}.kjoring.json`,
      made: today(),
      effects: false,
    };
    const split = (kind === 'case' || kind === 'plan') && question.plan.levers.length > 0;
    const answerTo = (one: CaseQuestion): Promise<CaseAnswer> =>
      keptAnswer(catalog, JSON.stringify([one, banded]), () => client.makeCase(one));
    const ask = async (): Promise<void> => {
      const first = await answerTo(question);
      if (!current) return;
      setState({ key, answer: first, waiting: false, splitting: split, problems: [] });
      if (!split) return;
      const whole = await answerTo({ ...question, effects: true });
      if (current) setState({ key, answer: whole, waiting: false, splitting: false, problems: [] });
    };
    ask().catch((error: unknown) => {
      if (!current) return;
      setState({
        key,
        answer: null,
        waiting: false,
        splitting: false,
        problems:
          error instanceof EngineTrouble
            ? error.problems
            : [problem('V6010', 'case', { what: error instanceof Error ? error.message : String(error) })],
      });
    });
    return () => {
      current = false;
    };
  }, [key, catalog]);
  return state.key === key ? state : { ...state, waiting: true, splitting: false };
};
