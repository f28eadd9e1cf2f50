import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import { z } from 'zod';
import { type AskOptions, ask, readJsonText } from './ask.ts';
import { type AnswerCache, cacheKey } from './cache.ts';
import { type Dataset, readJsonStatText } from './dataset.ts';
import { readMetadata, readTableInfo, type TableInfo, type TableMetadata } from './metadata.ts';
import { type ResolvedSelection, resolveQuery, type Selection, toQuestion } from './query.ts';
import { splitByCells } from './split.ts';

/** What a server says about itself. */
export interface ServerConfig {
  readonly apiVersion: string;
  readonly maxDataCells: number;
  readonly languages: readonly string[];
}

/** Progress through the pieces of one table. */
export interface PieceProgress {
  readonly table: string;
  readonly done: number;
  readonly pieces: number;
  readonly fromCache: boolean;
}

/** How a table is fetched. */
export interface DataOptions {
  readonly maxCells: number;
  /** Variables whose values should come in one piece, the most important first. */
  readonly keepWhole?: readonly string[];
  /** Receives each piece; problems end the fetching. */
  readonly onAnswer: (answer: Dataset) => readonly Problem[];
  readonly onPiece?: (progress: PieceProgress) => void;
}

export interface PxClientOptions extends AskOptions {
  /** Address of the interface, such as `https://data.ssb.no/api/pxwebapi/v2`. */
  readonly base: string;
  readonly language: string;
  readonly cache: AnswerCache;
}

/** Reads tables from a server that speaks PxWebApi v2. */
export interface PxClient {
  config(): Promise<Outcome<ServerConfig>>;
  info(table: string): Promise<Outcome<TableInfo>>;
  metadata(table: string): Promise<Outcome<TableMetadata>>;
  /** Fetch a selection of a table in pieces; they are handed over in the order asked and hold every cell once. Returns their number. */
  data(
    metadata: TableMetadata,
    selections: readonly Selection[],
    options: DataOptions,
  ): Promise<Outcome<number>>;
}

const configSchema = z.object({
  apiVersion: z.string(),
  maxDataCells: z.int().positive(),
  languages: z.array(z.object({ id: z.string() })).optional(),
});

const answersQuestion = (dataset: Dataset, asked: readonly ResolvedSelection[]): boolean =>
  dataset.dimensions.length === asked.length &&
  asked.every(({ variable, codes }) => {
    const found = dataset.dimensions.find(({ code }) => code === variable);
    if (found === undefined || found.codes.length !== codes.length) return false;
    const all = new Set(found.codes);
    return codes.every((code) => all.has(code));
  });

/** Make a client; everything it needs of the world is handed in. */
export const createPxClient = (options: PxClientOptions): PxClient => {
  const { base, cache, language } = options;
  const get = <T>(path: string, where: string, read: (json: unknown) => Outcome<T>): Promise<Outcome<T>> =>
    ask({ method: 'GET', url: `${base}${path}` }, where, options, (text) => {
      const json = readJsonText(text, where);
      return json.ok ? read(json.value) : json;
    });
  const lang = `lang=${encodeURIComponent(language)}`;
  return {
    config: () =>
      get('/config', 'config', (json) => {
        const parsed = configSchema.safeParse(json);
        return parsed.success
          ? succeed({
              apiVersion: parsed.data.apiVersion,
              maxDataCells: parsed.data.maxDataCells,
              languages: (parsed.data.languages ?? []).map(({ id }) => id),
            })
          : fail([problem('V3004', 'config', { what: parsed.error.issues[0]?.message ?? '' })]);
      }),
    info: (table) =>
      get(`/tables/${encodeURIComponent(table)}?${lang}`, table, (json) => readTableInfo(json, table)),
    metadata: (table) =>
      get(`/tables/${encodeURIComponent(table)}/metadata?${lang}`, table, (json) =>
        readMetadata(json, table),
      ),
    data: async (metadata, selections, { maxCells, keepWhole, onAnswer, onPiece }) => {
      const resolved = resolveQuery(metadata, selections);
      if (!resolved.ok) return resolved;
      const pieces = splitByCells(resolved.value, maxCells, keepWhole);
      if (!pieces.ok) return pieces;
      const listOf = new Map(selections.map((one) => [one.variable, one]));
      let done = 0;
      const hand = (answer: Dataset, fromCache: boolean): readonly Problem[] => {
        done += 1;
        const problems = onAnswer(answer);
        onPiece?.({ table: metadata.id, done, pieces: pieces.value.length, fromCache });
        return problems;
      };
      for (const piece of pieces.value) {
        const key = cacheKey(base, metadata.id, metadata.updated, piece);
        const read = (text: string): Outcome<Dataset> => {
          const dataset = readJsonStatText(text, metadata.id);
          if (!dataset.ok) return dataset;
          if (!answersQuestion(dataset.value, piece))
            return fail([problem('V3012', metadata.id, { table: metadata.id })]);
          // A table published anew between two pieces would mix two editions in one series.
          if (
            metadata.updated !== '' &&
            dataset.value.updated !== '' &&
            dataset.value.updated !== metadata.updated
          )
            return fail([
              problem('V3013', metadata.id, { before: metadata.updated, now: dataset.value.updated }),
            ]);
          return dataset;
        };
        const kept = cache.read(key);
        const fromCache = kept === null ? null : read(kept);
        if (fromCache?.ok === true) {
          const problems = hand(fromCache.value, true);
          if (problems.length > 0) return fail(problems);
          continue;
        }
        const question = toQuestion(base, {
          table: metadata.id,
          language,
          selections: piece.map(({ variable, codes }) => {
            const asked = listOf.get(variable);
            return {
              variable,
              values: codes,
              ...(asked?.codelist === undefined ? {} : { codelist: asked.codelist }),
              ...(asked?.outputValues === undefined ? {} : { outputValues: asked.outputValues }),
            };
          }),
        });
        let taken = '';
        const answer = await ask(question, metadata.id, options, (text) => {
          taken = text;
          return read(text);
        });
        if (!answer.ok) return answer;
        cache.write(key, taken);
        const problems = hand(answer.value, false);
        if (problems.length > 0) return fail(problems);
      }
      return succeed(done);
    },
  };
};
