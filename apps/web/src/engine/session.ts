import { emptyPlan, type Plan, type Problem, problem, type Result, type RunFigures } from '@veivalg/core';
import { finish } from '@veivalg/engine';
import { areaRun, gapIn, liveView, mapFigures } from './area-run.ts';
import { EngineTrouble } from './engine-trouble.ts';
import { driveSteps } from './long-work.ts';
import type { CompareQuestion, Details, Pair, Question, SeenRun, SentPicture, ToWorker } from './protocol.ts';
import { type ReadNumber, readNumber } from './read-number.ts';
import type { SensitivityQuestion } from './sensitivity-question.ts';
import type { LoadedEngine, SessionParts } from './session-parts.ts';

const buffersOf = (value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> => {
  if (value instanceof Float64Array) found.add(value.buffer as ArrayBuffer);
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) buffersOf(part, found);
  return found;
};

/** Messages that a run in short may answer, or that ask for no run. */
const alsoNear: readonly ToWorker['kind'][] = ['load', 'ask', 'draws', 'stop', 'exact'];

/** Runs kept at a time; each is some twenty megabytes. */
const mostKept = 5;

/** Details kept at a time; each is some ten kilobytes. */
const mostDetails = 12;

/** What went with a run. */
interface Told {
  readonly problems: readonly Problem[];
}

const yearIn = (result: RunFigures, year: number): number =>
  Math.min(Math.max(year - result.firstYear, 0), result.yearCount - 1);

/** The same arrays once more, so that these can be given away. */
const copied = <T extends { readonly [Name in keyof T]: Float64Array }>(arrays: T): T =>
  Object.fromEntries(
    Object.entries<Float64Array>(arrays).map(([name, values]) => [name, values.slice()]),
  ) as unknown as T;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Answer questions from the screen, one at a time.
 *
 * A new question stops the details of the older one: an older answer never comes after a newer.
 */
export const createSession = (parts: SessionParts): ((message: ToWorker) => Promise<void>) => {
  let engine: LoadedEngine | null = null;
  let newest = 0;
  const kept = new Map<string, Result>();
  // Undo, Back and a return from another room ask again what was answered a moment ago.
  const keptDetails = new Map<string, Details>();
  const stopped = new Set<number>();
  /** Exact stages in the making: until they are there, only pictures are answered, and those are near. */
  let pending: Generator<number, void> | null = null;
  /** Moves rehearsed. */
  let rehearsed = 0;
  const referenceViews = new Map<string, SeenRun>();
  /** The reference that the page has. */
  let sentReference: SeenRun | null = null;

  const run = (plan: Plan): Result => {
    if (engine === null) throw new Error('No data loaded');
    const { name, notes, ...rest } = plan;
    const key = JSON.stringify(rest);
    const found = kept.get(key);
    if (found !== undefined) {
      kept.delete(key);
      kept.set(key, found);
      return found;
    }
    const result = engine.run(plan);
    kept.set(key, result);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return result;
  };

  const referencePlan = (plan: Plan): Plan => ({
    ...emptyPlan,
    scenario: plan.scenario,
    population: plan.population,
    endYear: plan.endYear,
    assumptions: plan.assumptions,
  });

  /** Work out what the first picture is held against while the page reads the catalogue. */
  const beforeAsked = (plan: Plan): void => {
    try {
      run(referencePlan(plan));
    } catch {
      // What cannot be run is the question's to tell.
    }
  };

  const pairOf = (result: Result, question: Question): Pair => {
    const { demand, supply } = areaRun(result, question.members, question.scope, 0);
    return { demand, supply };
  };

  /** The run without measures as the screen sees it; kept, since it stands still while something is dragged. */
  const referenceView = ({ plan, members, scope, year }: Question): SeenRun => {
    const without = referencePlan(plan);
    const key = JSON.stringify([without, members, scope, year]);
    let view = referenceViews.get(key);
    if (view === undefined) {
      const result = run(without);
      if (referenceViews.size > 8) referenceViews.clear();
      view = {
        area: areaRun(result, members, scope, yearIn(result, year)),
        map: mapFigures(result, scope),
      };
      referenceViews.set(key, view);
    }
    return view;
  };

  /** A plan as the screen sees it, and the run it is read from. */
  const planView = (
    question: Question,
    reference: SeenRun,
  ): SeenRun & { readonly run: RunFigures & Told } => {
    const { plan, members, scope, year, details } = question;
    const live = details ? null : (engine?.live?.(plan) ?? null);
    if (live !== null) return { run: live, ...liveView(live, members, scope, yearIn(live, year), reference) };
    const result = run(plan);
    if (plan.levers.length + plan.requirements.length === 0)
      return {
        run: result,
        area: copied(reference.area),
        map: { ...copied(reference.map), old: reference.map.old },
      };
    return {
      run: result,
      area: areaRun(result, members, scope, yearIn(result, year)),
      map: mapFigures(result, scope),
    };
  };

  const answer = (id: number, question: Question): void => {
    const started = parts.now();
    const reference = referenceView(question);
    const seen = planView(question, reference);
    const { demand, supply, old } = seen.map;
    const picture: SentPicture = {
      question,
      firstYear: seen.run.firstYear,
      yearCount: seen.run.yearCount,
      plan: seen.area,
      map: { demand, supply, old: old === reference.map.old ? null : old },
      reference:
        reference === sentReference ? null : { area: copied(reference.area), map: copied(reference.map) },
      bands: engine?.bands?.(seen.run, question, yearIn(seen.run, question.year)) ?? null,
      problems: seen.run.problems,
      milliseconds: parts.now() - started,
    };
    parts.post({ kind: 'picture', id, picture }, [...buffersOf(picture)]);
    sentReference = reference;
    // The next question may be a drag from here: the live run then has only what the finger moves to work out.
    if (question.details && pending === null) engine?.live?.(question.plan);
  };

  const tellDetails = (id: number, found: Details): void => {
    // What is sent is given away: the one kept stays here.
    const sent = structuredClone(found);
    parts.post({ kind: 'details', id, details: sent }, [...buffersOf(sent)]);
  };

  const details = async (id: number, question: Question): Promise<void> => {
    const { plan, members, scope, year } = question;
    const key = JSON.stringify([plan, members, scope, year]);
    const before = keptDetails.get(key);
    if (before !== undefined) {
      tellDetails(id, before);
      return;
    }
    const current = (): boolean => id === newest;
    const gapOf = (other: Plan): number => {
      const result = run(other);
      return gapIn(result, members, scope, yearIn(result, year));
    };
    const effects: Record<string, number> = {};
    const all = gapOf(plan);
    const result = run(plan);
    const changed = plan.levers.length + plan.requirements.length > 0;
    const reader =
      engine?.resting?.({
        result,
        reference: changed ? run(referencePlan(plan)) : null,
        members,
        scope,
        year: yearIn(result, year),
      }) ?? null;
    for (const lever of plan.levers) {
      await parts.pause();
      if (!current()) return;
      const without = run({ ...plan, levers: plan.levers.filter((other) => other !== lever) });
      effects[lever.measure] = all - gapIn(without, members, scope, yearIn(without, year));
      reader?.take(lever, without);
    }
    const paths: Pair[] = [];
    for (const scenario of ['best', 'worst'] as const) {
      await parts.pause();
      if (!current()) return;
      paths.push(pairOf(run({ ...plan, scenario }), question));
    }
    const [best, worst] = paths;
    if (best === undefined || worst === undefined || !current()) return;
    const bands =
      reader === null
        ? null
        : await driveSteps(
            reader.steps(),
            giving(id, () => !current()),
          );
    if (!current()) return;
    const found = { best, worst, effects, bands };
    // Without bands they are of the time before the draws came.
    if (bands !== null) {
      if (keptDetails.size >= mostDetails) keptDetails.clear();
      keptDetails.set(key, found);
    }
    tellDetails(id, found);
  };

  /** Work out moves from the plan at rest while nobody asks for anything; no one is sent the answers. */
  const rehearse = async (id: number, question: Question): Promise<void> => {
    const { members, scope, year } = question;
    const plans = ((await engine?.rehearsal?.(question.plan)) ?? []).slice(rehearsed);
    for (const plan of plans) {
      await parts.pause();
      const live = id === newest && pending === null ? (engine?.live?.(plan) ?? null) : null;
      if (live === null) return;
      const y = yearIn(live, year);
      liveView(live, members, scope, y, referenceView(question));
      // Now and then as with a map, which may be opened later.
      const everyPlace = question.everyPlace === true || rehearsed % 3 === 0;
      engine?.bands?.(live, { ...question, everyPlace }, y);
      rehearsed += 1;
    }
    if (plans.length > 0) engine?.live?.(question.plan);
  };

  const compare = (id: number, questions: readonly CompareQuestion[]): void => {
    const runs = questions.map(({ plan, members, scope, year }) => {
      const result = run(plan);
      return areaRun(result, members, scope, yearIn(result, year));
    });
    parts.post({ kind: 'compared', id, runs }, [...buffersOf(runs)]);
  };

  /** How long work gives way: it stops when the page says so, or when nobody waits for it. */
  const giving = (id: number, unwanted: () => boolean = () => false) => ({
    pause: parts.pause,
    now: parts.now,
    stopped: () => unwanted() || stopped.delete(id),
    progress: (share: number) => parts.post({ kind: 'progress', id, share }, []),
  });

  const explain = async (
    id: number,
    { plan, members, scope, year }: Question,
    number: ReadNumber,
  ): Promise<void> => {
    if (engine === null) throw new Error('No data loaded');
    const steps = await engine.explain(plan, (other) => {
      const result = run(other);
      return readNumber(result, members, scope, yearIn(result, year), number);
    });
    const explanation = await driveSteps(steps, giving(id));
    if (explanation !== null) parts.post({ kind: 'explained', id, explanation }, []);
  };

  const compareBands = async (id: number, questions: readonly CompareQuestion[]): Promise<void> => {
    const steps = engine?.compareBands?.(questions, run) ?? null;
    const bands = steps === null ? null : await driveSteps(steps, giving(id));
    parts.post({ kind: 'compareBanded', id, bands }, []);
  };

  const sensitivity = async (id: number, question: SensitivityQuestion): Promise<void> => {
    const steps = engine?.sensitivity?.(question, run) ?? null;
    if (steps === null) throw new EngineTrouble([problem('V6012', 'responses.bin')]);
    const answer = await driveSteps(steps, giving(id));
    if (answer !== null) parts.post({ kind: 'sensitive', id, answer }, []);
  };

  const require = async (id: number, { plan, members, scope, year }: Question): Promise<void> => {
    if (engine === null) throw new Error('No data loaded');
    const found = await engine.requirements(plan, members, scope, year);
    parts.post({ kind: 'required', id, answer: found }, []);
  };

  /** What is kept was of other figures than those from now on. */
  const forget = (): void => {
    kept.clear();
    referenceViews.clear();
    keptDetails.clear();
  };

  /** From now on everything is of the exact stages. */
  const settle = (): void => {
    pending = null;
    forget();
  };

  return async (message) => {
    try {
      // What is kept, compared or printed is never of a run that began in short.
      if (pending !== null && !alsoNear.includes(message.kind)) {
        finish(pending);
        settle();
      }
      if (message.kind === 'load') {
        const loaded = await parts.load(message.baseline, message.library, message.start ?? null);
        if (!loaded.ok) {
          parts.post({ kind: 'failed', id: message.id, problems: loaded.problems }, []);
          return;
        }
        engine = loaded.value;
        pending = engine.exact?.() ?? null;
        parts.post(
          { kind: 'loaded', id: message.id, catalog: engine.catalog, problems: loaded.problems },
          [],
        );
        if (message.first != null) beforeAsked(message.first);
      } else if (message.kind === 'ask') {
        newest = message.id;
        answer(message.id, message.question);
        if (message.question.details && pending === null) {
          await details(message.id, message.question);
          // What goes wrong with a move that nobody has made is nobody's.
          await rehearse(message.id, message.question).catch(() => undefined);
        }
      } else if (message.kind === 'own') {
        if (engine?.takeOwn === undefined) throw new Error('No own figures here');
        const { catalog, problems } = await engine.takeOwn(message.own, message.language);
        forget();
        parts.post({ kind: 'owned', id: message.id, catalog, problems }, []);
      } else if (message.kind === 'register') {
        if (engine?.register === undefined) throw new Error('No own figures here');
        const figures = await engine.register(message.place);
        parts.post({ kind: 'registered', id: message.id, figures }, []);
      } else if (message.kind === 'compare') compare(message.id, message.questions);
      else if (message.kind === 'draws') {
        const steps = (await engine?.takeDraws?.(message.responses)) ?? null;
        const problems = steps === null ? [] : ((await driveSteps(steps, giving(message.id))) ?? []);
        parts.post({ kind: 'drawn', id: message.id, problems }, []);
      } else if (message.kind === 'case') {
        if (engine?.makeCase === undefined) throw new Error('No papers here');
        const made = await engine.makeCase(message.question, run);
        parts.post({ kind: 'cased', id: message.id, answer: made }, []);
      } else if (message.kind === 'ages') {
        if (engine?.ages === undefined) throw new Error('No ages here');
        const { question } = message;
        const answered = await engine.ages(run(question.plan), run(referencePlan(question.plan)), question);
        parts.post({ kind: 'aged', id: message.id, answer: answered }, []);
      } else if (message.kind === 'explain') await explain(message.id, message.question, message.number);
      else if (message.kind === 'compareBands') await compareBands(message.id, message.questions);
      else if (message.kind === 'sensitivity') await sensitivity(message.id, message.question);
      else if (message.kind === 'exact') {
        if (pending !== null) await driveSteps(pending, giving(message.id));
        if (pending !== null) settle();
        parts.post({ kind: 'exacted', id: message.id }, []);
      } else if (message.kind === 'stop') stopped.add(message.id);
      else await require(message.id, message.question);
    } catch (error) {
      parts.post(
        {
          kind: 'failed',
          id: message.id,
          problems:
            error instanceof EngineTrouble
              ? error.problems
              : [problem('V6010', 'engine', { what: wordsOf(error) })],
        },
        [],
      );
    }
  };
};
