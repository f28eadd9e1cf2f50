/**
 * Say which budgets of speed the run in docs/performance.md keeps: `npx tsx scripts/check-budgets.ts`.
 *
 * It reports and never fails: a machine with other work on it must not turn a build red.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { budgets, kept, type LineValue, measured } from './budgets.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/performance.md'), 'utf8');
const figure = (text: string): number => Number(text.replace(/\s/g, '').replace(',', '.'));
const lines = new Map(
  [...page.matchAll(/^\| ([^|]+?) \| ([\d\s.,]+|NaN) \| ([\d\s.,]+|NaN) \| [^|]+ \|$/gm)].map(
    ([, name = '', median = '', p95 = '']) => [name, { median: figure(median), p95: figure(p95) }],
  ),
);
const value: LineValue = (name, part) => lines.get(name)?.[part] ?? Number.NaN;
const number = (figure: number): string => figure.toLocaleString('nb-NO', { maximumSignificantDigits: 3 });

for (const budget of budgets) {
  const verdict = { true: 'holdt', false: 'IKKE HOLDT', null: 'ikke målt' }[`${kept(budget, value)}`];
  const goal = `${budget.least === true ? 'minst' : 'høyst'} ${number(budget.goal)}`;
  console.log(`${verdict}: ${budget.name}: ${number(measured(budget, value))}, mål ${goal}`);
}
