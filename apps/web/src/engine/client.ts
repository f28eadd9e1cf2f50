import {
  type Language,
  type OwnFigures,
  type Plan,
  type Problem,
  problem,
  type RegisterFigures,
} from '@veivalg/core';
import type { CaseAnswer, CaseQuestion } from '../case/case-question.ts';
import type { AgeAnswer } from './age-answer.ts';
import type { CompareBands } from './compare-bands.ts';
import { EngineTrouble } from './engine-trouble.ts';
import type { LongWork } from './long-work.ts';
import type {
  AreaRun,
  CompareQuestion,
  DataCatalog,
  Details,
  Explanation,
  FromWorker,
  Picture,
  Question,
  RequirementAnswer,
  SeenRun,
  ToWorker,
} from './protocol.ts';
import type { ReadNumber } from './read-number.ts';
import type { SensitivityAnswer, SensitivityQuestion } from './sensitivity-question.ts';
import { wholePicture } from './whole-picture.ts';

/** The part of a Worker the client uses; tests hand it a stand-in. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface Listeners {
  picture(picture: Picture): void;
  details(question: Question, details: Details): void;
  failed(problems: readonly Problem[]): void;
}

export interface EngineClient {
  load(
    baseline: Uint8Array,
    library: unknown,
    start?: Uint8Array | null,
    first?: Plan | null,
  ): Promise<{ catalog: DataCatalog; problems: readonly Problem[] }>;
  /** Ask for a picture. One question runs, at most one waits; a newer one takes the waiting one's place. */
  ask(question: Question): void;
  compare(questions: readonly CompareQuestion[]): Promise<readonly AreaRun[]>;
  /** Bands of plans or places side by side; `bands` is null without draws. @param onShare Told how much is done. */
  compareBands(
    questions: readonly CompareQuestion[],
    onShare: (share: number) => void,
  ): LongWork<{ readonly bands: CompareBands | null }>;
  /** Make the exact stages behind a picture that started in short; pictures are exact from then on. */
  makeExact(): Promise<void>;
  takeDraws(responses: Uint8Array): Promise<readonly Problem[]>;
  /** Use own figures from now on; rejects with every problem when they cannot be used, and the ones before stay. */
  takeOwn(
    own: readonly OwnFigures[],
    language: Language,
  ): Promise<{ readonly catalog: DataCatalog; readonly problems: readonly Problem[] }>;
  /** What the register says of a municipality. @param place Position on the place axis. */
  register(place: number): Promise<RegisterFigures>;
  /** Split a number of the plan over its causes. @param onShare Told how much is done. */
  explain(question: Question, number: ReadNumber, onShare: (share: number) => void): LongWork<Explanation>;
  /** Find what a result hangs on. @param onShare Told how much is done. */
  sensitivity(question: SensitivityQuestion, onShare: (share: number) => void): LongWork<SensitivityAnswer>;
  requirements(question: Question): Promise<RequirementAnswer>;
  ages(question: Question): Promise<AgeAnswer>;
  /** What a paper about the plan may say, and its run file. */
  makeCase(question: CaseQuestion): Promise<CaseAnswer>;
  stop(): void;
}

/** Speak with the worker. Nothing older than what was last shown is ever passed on. */
export const createClient = (worker: WorkerLike, listeners: Listeners): EngineClient => {
  let nextId = 1;
  let running: { id: number; question: Question } | null = null;
  let waiting: Question | null = null;
  let last: { id: number; question: Question } | null = null;
  let reference: SeenRun | null = null;
  const promises = new Map<
    number,
    { resolve: (message: FromWorker) => void; reject: (error: Error) => void }
  >();

  const send = (question: Question): void => {
    running = { id: nextId++, question };
    last = running;
    worker.postMessage({ kind: 'ask', id: running.id, question }, []);
  };
  const next = (): void => {
    running = null;
    if (waiting === null) return;
    const question = waiting;
    waiting = null;
    send(question);
  };
  const request = (make: (id: number) => ToWorker, transfer: Transferable[]): Promise<FromWorker> =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      promises.set(id, { resolve, reject });
      worker.postMessage(make(id), transfer);
    });

  const shares = new Map<number, (share: number) => void>();
  const dropped = new Set<number>();
  /** As `request`, of work that is followed and can be stopped. */
  const long = <T>(
    make: (id: number) => ToWorker,
    read: (message: FromWorker) => T | null,
    onShare: (share: number) => void,
  ): LongWork<T> => {
    const id = nextId;
    const asked = request(make, []);
    shares.set(id, onShare);
    let give: (nothing: null) => void = () => {};
    const given = new Promise<null>((resolve) => {
      give = resolve;
    });
    const answered = asked.then((message) => {
      const found = read(message);
      if (found === null) throw new EngineTrouble([problem('V6010', 'worker', { what: message.kind })]);
      return found;
    });
    const done = Promise.race([answered, given]).finally(() => shares.delete(id));
    return {
      done,
      stop: () => {
        if (!promises.delete(id)) return;
        dropped.add(id);
        worker.postMessage({ kind: 'stop', id }, []);
        give(null);
      },
    };
  };

  worker.onmessage = ({ data }) => {
    if (data.kind === 'progress') {
      shares.get(data.id)?.(data.share);
      return;
    }
    // What was stopped may have been finished already.
    if (dropped.delete(data.id)) return;
    const promise = promises.get(data.id);
    if (promise !== undefined) {
      promises.delete(data.id);
      if (data.kind === 'failed') promise.reject(new EngineTrouble(data.problems));
      else promise.resolve(data);
      return;
    }
    // Kept from a picture that nobody waits for too: it is sent only once.
    if (data.kind === 'picture') reference = data.picture.reference ?? reference;
    if (data.kind === 'picture' && running?.id === data.id) {
      const { question } = running;
      next();
      if (reference !== null) listeners.picture(wholePicture(data.picture, question, reference));
    } else if (data.kind === 'details' && last?.id === data.id)
      listeners.details(last.question, data.details);
    else if (data.kind === 'failed') {
      if (running?.id === data.id) next();
      listeners.failed(data.problems);
    }
  };
  worker.onerror = (event) => {
    const problems = [problem('V6010', 'worker', { what: event.message ?? '' })];
    for (const { reject } of promises.values()) reject(new EngineTrouble(problems));
    promises.clear();
    next();
    listeners.failed(problems);
  };

  return {
    load: async (baseline, library, start = null, first = null) => {
      const message = await request(
        (id) => ({ kind: 'load', id, baseline, library, start, first }),
        [baseline.buffer as ArrayBuffer, ...(start === null ? [] : [start.buffer as ArrayBuffer])],
      );
      if (message.kind !== 'loaded')
        throw new EngineTrouble([problem('V6010', 'worker', { what: message.kind })]);
      return { catalog: message.catalog, problems: message.problems };
    },
    ask: (question) => {
      if (running === null) send(question);
      else waiting = question;
    },
    compare: async (questions) => {
      const message = await request((id) => ({ kind: 'compare', id, questions }), []);
      return message.kind === 'compared' ? message.runs : [];
    },
    makeExact: async () => {
      await request((id) => ({ kind: 'exact', id }), []);
    },
    takeOwn: async (own, language) => {
      const message = await request((id) => ({ kind: 'own', id, own, language }), []);
      if (message.kind !== 'owned')
        throw new EngineTrouble([problem('V6010', 'worker', { what: message.kind })]);
      return { catalog: message.catalog, problems: message.problems };
    },
    register: async (place) => {
      const message = await request((id) => ({ kind: 'register', id, place }), []);
      if (message.kind !== 'registered')
        throw new EngineTrouble([problem('V6010', 'worker', { what: message.kind })]);
      return message.figures;
    },
    takeDraws: async (responses) => {
      const message = await request(
        (id) => ({ kind: 'draws', id, responses }),
        [responses.buffer as ArrayBuffer],
      );
      return message.kind === 'drawn' ? message.problems : [];
    },
    compareBands: (questions, onShare) =>
      long(
        (id) => ({ kind: 'compareBands', id, questions }),
        (message) => (message.kind === 'compareBanded' ? { bands: message.bands } : null),
        onShare,
      ),
    explain: (question, number, onShare) =>
      long(
        (id) => ({ kind: 'explain', id, question, number }),
        (message) => (message.kind === 'explained' ? message.explanation : null),
        onShare,
      ),
    sensitivity: (question, onShare) =>
      long(
        (id) => ({ kind: 'sensitivity', id, question }),
        (message) => (message.kind === 'sensitive' ? message.answer : null),
        onShare,
      ),
    requirements: async (question) => {
      const message = await request((id) => ({ kind: 'requirements', id, question }), []);
      if (message.kind !== 'required')
        throw new EngineTrouble([problem('V6010', 'worker', { what: message.kind })]);
      return message.answer;
    },
    ages: async (question) => {
      const message = await request((id) => ({ kind: 'ages', id, question }), []);
      if (message.kind !== 'aged')
        throw new EngineTrouble([problem('V6010', 'worker', { what: message.kind })]);
      return message.answer;
    },
    makeCase: async (question) => {
      const message = await request((id) => ({ kind: 'case', id, question }), []);
      if (message.kind !== 'cased')
        throw new EngineTrouble([problem('V6010', 'worker', { what: message.kind })]);
      return message.answer;
    },
    stop: () => worker.terminate(),
  };
};
