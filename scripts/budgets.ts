/** Budgets of speed, and how a run of the benchmark keeps them. Names are the benchmark's own lines. */
export interface Budget {
  /** In Norwegian, for the page. */
  readonly name: string;
  readonly of: string;
  /** What it is divided by; without it, the line itself is held to the goal. */
  readonly over?: string;
  /** The time that 95 per cent keep within, in place of the median. */
  readonly part?: 'p95';
  readonly goal: number;
  /** True when more is better. */
  readonly least?: true;
}

const viewNames = { charts: 'kommunen', map: 'med kartet', country: 'landet' } as const;

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
  {
    name: 'Hver celle med 1 000 trekk på to tråder (ms)',
    of: 'every profession, place and year, 1000 draws, two threads, by the clock',
    goal: 400,
  },
  {
    name: 'Én kommunes bånd for alle yrker og år (ms)',
    of: 'one municipality, 17 professions, 25 years, reduced 1000',
    goal: 4,
  },
  ...(['charts', 'map', 'country'] as const).flatMap((view): readonly Budget[] => [
    {
      name: `Tiltak flyttet til tegnet med bånd, ${viewNames[view]}, i midten (ms)`,
      of: `lever to painted with bands, ${view}, by the clock`,
      goal: 8,
    },
    {
      name: `Tiltak flyttet til tegnet med bånd, ${viewNames[view]}, 95 prosent (ms)`,
      of: `lever to painted with bands, ${view}, by the clock`,
      part: 'p95',
      goal: 16.7,
    },
  ]),
  {
    name: 'Fra data er kommet til første bilde med bånd (ms)',
    of: 'data come to first picture with bands painted, by the clock',
    goal: 250,
  },
  {
    name: 'Hentet før første bilde, komprimert (MB)',
    of: 'fetched before the first picture, compressed',
    goal: 3,
  },
  {
    name: 'Motorens kode før første bilde, komprimert (kB)',
    of: 'engine code before the first picture, compressed',
    goal: 40,
  },
  { name: 'Motorens minne slik appen bruker den (MB)', of: 'memory of the engine', goal: 64 },
  {
    name: 'Bånd med trekk, 10 000 mot 1 000',
    of: 'bands map 10000',
    over: 'bands map 1000',
    goal: 11,
  },
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

/** Reads a line of the benchmark; NaN when it is missing. */
export type LineValue = (line: string, part: 'median' | 'p95') => number;

/** What a budget came to; NaN when a line is missing. */
export const measured = ({ of, over, part }: Budget, value: LineValue): number =>
  value(of, part ?? 'median') / (over === undefined ? 1 : value(over, 'median'));

/** Whether a budget was kept; null when it was not measured. */
export const kept = (budget: Budget, value: LineValue): boolean | null => {
  const found = measured(budget, value);
  if (!Number.isFinite(found)) return null;
  return budget.least === true ? found >= budget.goal : found <= budget.goal;
};
