declare const unit: unique symbol;

/** A number with a unit attached at compile time only; kernels work on bare numbers. */
export type Quantity<Unit extends string> = number & { readonly [unit]: Unit };

/** Full-time equivalents by contract, long absence included (avtalte årsverk). */
export type Fte = Quantity<'FTE'>;
/** People, each counted once. */
export type Persons = Quantity<'persons'>;
/** A part of a whole, 0–1. */
export type Share = Quantity<'share'>;
/** A calendar year; stocks belong to 1 January of it. */
export type Year = Quantity<'year'>;

/** Mark a bare number as full-time equivalents. Unit in and out: FTE. */
export const fte = (value: number): Fte => value as Fte;
/** Mark a bare number as persons. */
export const persons = (value: number): Persons => value as Persons;
/** Mark a bare number as a share of one. */
export const share = (value: number): Share => value as Share;
/** Mark a bare number as a calendar year. */
export const year = (value: number): Year => value as Year;
