import { chooseOwn, type StaffMapping, type StaffPreview, withSets } from '@veivalg/connectors/local';
import type { OwnFigures, OwnSet, Problem, RegisterFigures } from '@veivalg/core';
import { create } from 'zustand';
import { localStore } from '../state/safe-storage.ts';
import { choiceOf } from './own-beside.tsx';
import { readMapping, rememberMapping } from './own-memory.ts';
import type { FileAccount, FileKind, TextEncoding } from './own-protocol.ts';
import { type OwnReader, startReader } from './own-reader.ts';

/** Where an import has come to. Nothing of a row is in it. */
export interface ImportState {
  readonly step: 'choose' | 'reading' | 'look' | 'beside';
  readonly name: string;
  readonly share: number;
  readonly rows: number;
  readonly file: FileAccount | null;
  readonly preview: StaffPreview | null;
  readonly mapping: StaffMapping | null;
  readonly holds: FileKind;
  readonly leaveOut: boolean;
  readonly year: number;
  readonly problems: readonly Problem[];
  readonly sets: readonly OwnSet[];
  readonly summed: { readonly rows: number; readonly left: number } | null;
}

export const startOfImport: ImportState = {
  step: 'choose',
  name: '',
  share: 0,
  rows: 0,
  file: null,
  preview: null,
  mapping: null,
  holds: 'staff',
  leaveOut: false,
  year: 2026,
  problems: [],
  sets: [],
  summed: null,
};

export const useImport = create<ImportState>()(() => startOfImport);

const hand: { reader: OwnReader | null; file: File | null } = { reader: null, file: null };

/** End the thread that holds the file: its rows go with it. */
const letGo = (): void => {
  hand.reader?.end();
  hand.reader = null;
};

/** Stop and forget everything of the import. */
export const forgetImport = (): void => {
  letGo();
  hand.file = null;
  useImport.setState({ ...startOfImport, holds: useImport.getState().holds });
};

/** Open the file and look through it, in a thread of its own. */
export const openFileFor = async (
  file: File,
  municipality: string,
  encoding: TextEncoding | null = null,
): Promise<void> => {
  letGo();
  hand.file = file;
  const { holds } = useImport.getState();
  useImport.setState({ ...startOfImport, holds, step: 'reading', name: file.name });
  const reader = startReader((share, rows) => {
    if (hand.reader === reader) useImport.setState({ share, rows });
  });
  hand.reader = reader;
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null || hand.reader !== reader) return;
  const remembered = readMapping(localStore, municipality);
  const answer = await reader.open({
    kind: 'open',
    bytes,
    name: file.name,
    holds,
    municipality,
    remembered,
    encoding,
  });
  if (hand.reader !== reader) return;
  take(answer);
};

const take = (answer: Awaited<ReturnType<OwnReader['open']>>): void => {
  if (answer.kind === 'refused') {
    letGo();
    useImport.setState({ step: 'choose', problems: answer.problems });
  } else if (answer.kind === 'looked')
    useImport.setState({
      step: 'look',
      file: answer.file,
      preview: answer.preview,
      mapping: answer.preview?.mapping ?? null,
      problems: answer.problems,
      share: 0,
      rows: 0,
    });
};

/** Read the file again with another encoding. */
export const readAs = (municipality: string, encoding: TextEncoding): void => {
  if (hand.file !== null) void openFileFor(hand.file, municipality, encoding);
};

/** Look through another sheet of the same file. */
export const lookAt = async (sheet: number, municipality: string): Promise<void> => {
  const { reader } = hand;
  if (reader === null) return;
  const answer = await reader.look({
    kind: 'look',
    sheet,
    municipality,
    remembered: readMapping(localStore, municipality),
  });
  if (hand.reader === reader) take(answer);
};

/** Sum the file; when it is done the thread is ended and the file let go. */
export const sumFile = async (register: RegisterFigures, baseYear: number): Promise<void> => {
  const { reader } = hand;
  const { mapping, file, year, leaveOut } = useImport.getState();
  if (reader === null || file === null) return;
  useImport.setState({ step: 'reading', share: 0, rows: 0, problems: [] });
  const answer = await reader.sum({
    sheet: file.sheet,
    mapping,
    year,
    leaveOutFaulty: leaveOut,
    register,
    baseYear,
    day: new Date().toISOString().slice(0, 10),
  });
  if (hand.reader !== reader) return;
  if (answer.kind === 'refused') {
    // The file stays open: the mapping may be put right, or rows with faults be left out.
    useImport.setState({ step: 'look', problems: answer.problems });
    return;
  }
  if (answer.kind !== 'summed') return;
  letGo();
  hand.file = null;
  if (mapping !== null) rememberMapping(localStore, mapping);
  useImport.setState({
    step: 'beside',
    sets: answer.sets,
    summed: { rows: answer.rowsUsed, left: answer.rowsLeftOut },
    problems: answer.problems,
    preview: null,
    mapping: null,
  });
};

/** Own figures with the new sets in their place, and those used that are chosen. */
export const choose = (
  before: OwnFigures | null,
  municipality: string,
  sets: readonly OwnSet[],
  chosen: ReadonlySet<string>,
  reason: string,
): OwnFigures => {
  const laid = withSets(null, municipality, sets);
  const made = chooseOwn(laid, reason, new Date().toISOString().slice(0, 10), (kind, value) =>
    chosen.has(choiceOf(kind, value.key)),
  );
  return withSets(before, municipality, made.sets);
};
