import type { OpenOptions, StaffMapping, StaffPreview } from '@veivalg/connectors/local';
import type { OwnSet, Problem, RegisterFigures } from '@veivalg/core';

/** What a file may hold. */
export const fileKinds = ['staff', 'users', 'population', 'units'] as const;
export type FileKind = (typeof fileKinds)[number];

export type TextEncoding = NonNullable<OpenOptions['encoding']>;
export const encodings: readonly TextEncoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];

/** What the file is, told without a row of it. */
export interface FileAccount {
  readonly form: 'csv' | 'xlsx' | 'ods';
  readonly sheets: readonly string[];
  readonly sheet: number;
  readonly encoding: TextEncoding | null;
}

/** What sums are made with. */
export interface SumRequest {
  readonly sheet: number;
  readonly mapping: StaffMapping | null;
  /** Stock on 1 January of this year. */
  readonly year: number;
  readonly leaveOutFaulty: boolean;
  readonly register: RegisterFigures;
  readonly baseYear: number;
  /** Day of today, `2026-11-21`. */
  readonly day: string;
}

export type ToOwnWorker =
  | {
      readonly kind: 'open';
      readonly bytes: ArrayBuffer;
      readonly name: string;
      readonly holds: FileKind;
      readonly municipality: string;
      readonly remembered: StaffMapping | null;
      readonly encoding: TextEncoding | null;
    }
  | {
      readonly kind: 'look';
      readonly sheet: number;
      readonly municipality: string;
      readonly remembered: StaffMapping | null;
    }
  | ({ readonly kind: 'sum' } & SumRequest);

export type FromOwnWorker =
  | { readonly kind: 'progress'; readonly share: number; readonly rows: number }
  | {
      readonly kind: 'looked';
      readonly file: FileAccount;
      /** Null for tables other than staff: their columns are found by their headers. */
      readonly preview: StaffPreview | null;
      readonly problems: readonly Problem[];
    }
  | {
      readonly kind: 'summed';
      readonly sets: readonly OwnSet[];
      readonly rowsUsed: number;
      readonly rowsLeftOut: number;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };
