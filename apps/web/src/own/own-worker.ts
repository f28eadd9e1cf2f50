import {
  type OpenedFile,
  occupationFinder,
  openFile,
  ownChoices,
  ownSetsOfPopulation,
  ownSetsOfStaff,
  ownSetsOfUnits,
  ownSetsOfUsers,
  previewStaff,
  readOwnPopulation,
  readOwnUnits,
  readOwnUsers,
  type StaffMapping,
  sumStaffFile,
} from '@veivalg/connectors/local';
import { type Outcome, type OwnSet, type Problem, problem } from '@veivalg/core';
import codes from '../../../../data/connectors/occupation-codes.json';
import type { FileKind, FromOwnWorker, SumRequest, ToOwnWorker } from './own-protocol.ts';

/** The file as long as it is worked on; the thread is ended with it, and its rows with the thread. */
interface Held {
  readonly file: OpenedFile;
  readonly name: string;
  readonly holds: FileKind;
  readonly checksum: string;
}

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToOwnWorker>) => void) | null;
  postMessage(message: FromOwnWorker): void;
};
const post = (message: FromOwnWorker): void => scope.postMessage(message);
const state: { held: Held | null } = { held: null };

const finder = (mapping: StaffMapping | null) =>
  occupationFinder(
    codes as Parameters<typeof occupationFinder>[0],
    mapping === null ? new Map() : ownChoices(mapping),
  );

const checksumOf = async (bytes: ArrayBuffer): Promise<string> =>
  // Without a secure address the browser has no digest: the figures are kept without a checksum.
  globalThis.crypto?.subtle === undefined
    ? ''
    : [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');

const refuse = (problems: readonly Problem[]): void => post({ kind: 'refused', problems });

/** Rows between two words about how far it has come. */
const rowsBetween = 500;

/** The same file, telling how far a reading of it has come. */
const followed = (file: OpenedFile): OpenedFile => ({
  ...file,
  read: (sheet, sink, onProgress) => {
    let rows = 0;
    let share = 0;
    return file.read(
      sheet,
      (cells, row) => {
        rows += 1;
        if (rows % rowsBetween === 0) post({ kind: 'progress', share, rows });
        return sink(cells, row);
      },
      (done) => {
        share = done;
        onProgress?.(done);
      },
    );
  },
});

const look = (held: Held, sheet: number, municipality: string, remembered: StaffMapping | null): void => {
  const { file, holds } = held;
  const account = {
    form: file.kind,
    sheets: file.sheets.map(({ name }) => name),
    sheet,
    encoding: file.encoding,
  };
  if (holds !== 'staff') {
    post({ kind: 'looked', file: account, preview: null, problems: file.warnings });
    return;
  }
  const preview = previewStaff(file, sheet, municipality, remembered, finder(remembered));
  if (preview.ok)
    post({
      kind: 'looked',
      file: account,
      preview: preview.value,
      problems: [...file.warnings, ...preview.problems],
    });
  else refuse(preview.problems);
};

const told = (outcome: Outcome<readonly OwnSet[]>, rowsUsed: number, rowsLeftOut: number): void => {
  if (!outcome.ok) refuse(outcome.problems);
  else if (outcome.value.length === 0) refuse([problem('V3115', '')]);
  else post({ kind: 'summed', sets: outcome.value, rowsUsed, rowsLeftOut, problems: outcome.problems });
};

/** Make sets of what was read, keeping what was warned of. */
const made = <T>(outcome: Outcome<T>, sets: (value: T) => readonly OwnSet[]): Outcome<readonly OwnSet[]> =>
  outcome.ok ? { ok: true, value: sets(outcome.value), problems: outcome.problems } : outcome;

const sum = ({ file, name, holds, checksum }: Held, request: SumRequest): void => {
  const { register, baseYear, day, year } = request;
  const origin = { source: { year, checksum }, day };
  if (holds === 'users')
    told(
      made(readOwnUsers(file, name), (users) => ownSetsOfUsers(users, register, baseYear, origin)),
      0,
      0,
    );
  else if (holds === 'population')
    told(
      made(readOwnPopulation(file, name), (path) => ownSetsOfPopulation(path, register, origin)),
      0,
      0,
    );
  else if (holds === 'units')
    told(
      made(readOwnUnits(file, name), (units) => ownSetsOfUnits(units, origin)),
      0,
      0,
    );
  else if (request.mapping !== null) {
    const outcome = sumStaffFile(file, request.sheet, name, {
      mapping: request.mapping,
      year,
      find: finder(request.mapping),
      faulty: request.leaveOutFaulty ? 'leaveOut' : 'stop',
    });
    told(
      made(outcome, (summary) => ownSetsOfStaff(summary, register, origin)),
      outcome.ok ? outcome.value.rowsUsed : 0,
      outcome.ok ? outcome.value.rowsLeftOut : 0,
    );
  }
};

const answer = async (message: ToOwnWorker): Promise<void> => {
  if (message.kind === 'open') {
    const bytes = new Uint8Array(message.bytes);
    const opened = openFile(
      bytes,
      message.name,
      message.encoding === null ? {} : { encoding: message.encoding },
    );
    if (!opened.ok) {
      refuse(opened.problems);
      return;
    }
    state.held = {
      file: followed(opened.value),
      name: message.name,
      holds: message.holds,
      checksum: await checksumOf(message.bytes),
    };
    look(state.held, opened.value.standardSheet, message.municipality, message.remembered);
  } else if (state.held === null) refuse([problem('V3115', '')]);
  else if (message.kind === 'look') look(state.held, message.sheet, message.municipality, message.remembered);
  else sum(state.held, message);
};

scope.onmessage = ({ data }) => {
  answer(data).catch((error: unknown) =>
    // What went wrong may hold a piece of the file: only its kind is told.
    refuse([problem('V3106', '', { what: error instanceof Error ? error.name : 'file' })]),
  );
};
