/** Budgets of speed, and how a run of the benchmark keeps them. Names are the benchmark's own lines. */
export interface Budget {
  /** In Norwegian, for the page. */
  readonly name: string;
  readonly of: string;
  /** What it is divided by; without it, the line itself is held to the goal. */
  readonly over?: string;
  readonly goal: number;
  /** True when more is better. */
  readonly least?: true;
}

export const budgets: readonly Budget[] = [
  {
    name: 'Hele landet på nytt mot numpy, celle for celle',
    of: 'country anew, f32',
    over: 'numpy: cell by cell',
    goal: 1 / 60,
  },
  {
    name: 'Hele landet på nytt mot numpy, faktorisert',
    of: 'country anew, f32',
    over: 'numpy: factorised',
    goal: 1 / 4,
  },
  {
    name: 'Hele landet på nytt mot vår egen enkle utgave',
    of: 'country anew, f32',
    over: 'plain typed arrays',
    goal: 1 / 60,
  },
  {
    name: 'Hele landet på nytt mot maskinens grense for 128 bit',
    of: 'country anew, f32',
    over: 'the whole run at the limit',
    goal: 2,
  },
  {
    name: 'Båndproduktet mot maskinens grense for 128 bit',
    of: 'product',
    over: 'product at the limit',
    goal: 2,
  },
  { name: 'Spredning, 10 000 trekk mot 1 000', of: 'spread map 10000', over: 'spread map 1000', goal: 1.1 },
  { name: 'Én kommunes bånd, 25 år (ms)', of: 'one municipality, 25 years', goal: 4 },
  {
    name: 'Dobbelt så mange år mot halvparten (35 år mot 13)',
    of: 'country anew to 2060 (35 years)',
    over: 'country anew to 2038 (13 years)',
    goal: (35 / 13) ** 2,
  },
  {
    name: 'Fire ganger så mange steder (1 428 mot 357)',
    of: 'country anew, 1,428 areas',
    over: 'country anew to 2050 (25 years)',
    goal: 4.4,
  },
  {
    name: 'WebAssembly mot TypeScript, hele landet',
    of: 'country anew, TypeScript',
    over: 'country anew, f64',
    goal: 1,
    least: true,
  },
  { name: 'WebAssembly mot TypeScript, produkt', of: 'product plain', over: 'product', goal: 1, least: true },
  {
    name: 'WebAssembly mot TypeScript, kvantiler',
    of: 'quantiles plain',
    over: 'quantiles',
    goal: 1,
    least: true,
  },
];

/** What a budget came to; NaN when a line is missing. */
export const measured = ({ of, over }: Budget, value: (line: string) => number): number =>
  value(of) / (over === undefined ? 1 : value(over));

/** Whether a budget was kept; null when it was not measured. */
export const kept = (budget: Budget, value: (line: string) => number): boolean | null => {
  const found = measured(budget, value);
  if (!Number.isFinite(found)) return null;
  return budget.least === true ? found >= budget.goal : found <= budget.goal;
};
