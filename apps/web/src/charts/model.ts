import type { Plan } from '@veivalg/core';
import type { MapScale } from '../rooms/map-classes.ts';

/** Role of a line or bar; the style sheet turns it into colour, so that dark, print and contrast follow. */
export type Tone = 'demand' | 'supply' | 'accent' | 'quiet' | 'a' | 'b' | 'c' | 'd';

/** One line. Values of shape [Y]; null is a hole and is never drawn as zero. */
export interface Line {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly tone: Tone;
  readonly dashed?: boolean;
  readonly quiet?: boolean;
  /** A path beside the main ones: thinner, without a dash. */
  readonly thin?: boolean;
  /** Named beside its last point instead of at the edge: a line that ends before the others. */
  readonly inside?: boolean;
  /** One piece of a broken series: the name stands at another piece. */
  readonly nameless?: boolean;
  /** Position of the first value that is observed in full; what is before is estimated, and dashed. */
  readonly estimatedTo?: number;
  readonly values: readonly (number | null)[];
}

/** The area between two paths. */
export interface Band {
  readonly id: string;
  readonly tone: Tone;
  /** Shape [Y]; null where there is no band. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

export interface LineFigure {
  readonly kind: 'line';
  readonly years: readonly number[];
  readonly lines: readonly Line[];
  readonly bands: readonly Band[];
  readonly percent: boolean;
  readonly fromZero: boolean;
  /** First projected year, when years before it are observed. */
  readonly splitYear?: number;
  /** Distance between two lines in the year looked at. */
  readonly mark?: {
    readonly year: number;
    readonly from: number;
    readonly to: number;
    readonly text: string;
  };
}

/** One row of bars: light is without the plan, dark is with it. */
export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly light: number | null;
  readonly dark: number;
  /** Where eight of ten runs lie, of `dark`; left out where there are no draws. */
  readonly band?: { readonly low: number; readonly median: number; readonly high: number };
}

export interface BarFigure {
  readonly kind: 'bars';
  readonly bars: readonly Bar[];
  readonly percent: boolean;
  readonly unit: string;
  /** Rows that only the table has. */
  readonly more: number;
  /** What the light bars are, in a word; without the plan when left out. */
  readonly lightWord?: string;
}

/** One row that goes from a middle in one or two directions. */
export interface RangeRow {
  readonly id: string;
  readonly label: string;
  /** `low` and `high`: at the low and the high value of what moves; `alone` and `with`: shares of a whole. */
  readonly parts: readonly {
    readonly id: string;
    readonly tone: 'low' | 'high' | 'alone' | 'with';
    readonly from: number;
    readonly to: number;
    /** What is read out for the part. */
    readonly label: string;
    readonly value: number;
  }[];
  /** Figures beside the ends of the bar. */
  readonly ends: readonly { readonly value: number; readonly text: string }[];
}

export interface RangeFigure {
  readonly kind: 'ranges';
  readonly rows: readonly RangeRow[];
  readonly origin: number;
  readonly originText: string;
  readonly percent: boolean;
  readonly decimals: number;
}

export interface Column {
  readonly label: string;
  readonly kind: 'text' | 'year' | 'number' | 'percent';
}

/** The numbers of a figure, in the order shown; what is drawn, read and downloaded is this and nothing else. */
export interface TableModel {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Municipalities coloured by class; class 0 is the worst, null is no value. */
export interface MapFigure {
  readonly kind: 'map';
  /** Shape [M], in the order of the place axis. */
  readonly classes: readonly (number | null)[];
  /** Shape [M]. Unit: by the metric. */
  readonly values: readonly (number | null)[];
  /** Where eight of ten runs do not agree on shortage or surplus; left out where no bands are known. Shape [M]. */
  readonly unsure?: readonly boolean[];
  readonly scale: MapScale;
  /** Writes a value of the metric. */
  readonly write: (value: number | null) => string;
}

/** A chart: the finding, the measure and unit, the figure and its numbers. */
export interface ChartModel {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly figure: LineFigure | BarFigure | RangeFigure | MapFigure;
  readonly table: TableModel;
  /** Its numbers have not come yet, so there is nothing to take home. */
  readonly pending?: true;
  /** What the reader must know beside the unit: holes, rules, what is estimated. */
  readonly note?: string;
  /** Sources of this chart beside those that all results rest on. */
  readonly sources?: string;
  /** What each line rests on, where it is not the plan on the screen; goes with files. */
  readonly plans?: readonly { readonly label: string; readonly plan: Plan }[];
}
