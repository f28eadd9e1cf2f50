import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverageTable } from './coverage-table.ts';
import { bandReport } from './report.ts';
import { fitSpread, type HeldBack } from './spread-fit.ts';

const parameter = (file: string): number =>
  (
    JSON.parse(
      readFileSync(
        join(import.meta.dirname, '..', '..', '..', 'data', 'parameters', 'uncertainty', `${file}.json`),
        'utf8',
      ),
    ) as { readonly value: number }
  ).value;

describe('the bands of places, tested by hindcast', () => {
  const reports = bandReport();

  it('are set on one half of the places by the stated rule, and the parameters are what it gives', () => {
    const rule = reports.find(({ group }) => group === 'aged80')?.rule;
    expect(rule?.drift).toBeCloseTo(parameter('local-drift'), 6);
    expect(rule?.pace).toBe(parameter('local-pace'));
    expect(rule?.chance).toBeCloseTo(parameter('local-chance'), 6);
  });

  it('hold at least three in four outcomes of the half held back in every size class, and nowhere nine in ten', () => {
    for (const { group, rows } of reports)
      for (const row of rows.filter(({ half, horizon }) => half === 'check' && horizon === 'all')) {
        expect(row.inside, `${group} ${row.size}`).toBeGreaterThanOrEqual(0.75);
        expect(row.inside, `${group} ${row.size}`).toBeLessThanOrEqual(0.9);
      }
  });

  it('hold four in five outcomes, give or take five in a hundred, over all places', () => {
    for (const { rows } of reports) {
      const all = rows.find(
        ({ half, size, horizon }) => half === 'check' && size === 'all' && horizon === 'all',
      );
      expect(Math.abs((all?.inside ?? 0) - 0.8)).toBeLessThanOrEqual(0.05);
    }
  });
});

describe('the rule that sets the spread', () => {
  /** Outcomes that stray as a known rule says, by a fixed list of normal numbers. */
  const outcomes: readonly HeldBack[] = Array.from({ length: 4000 }, (_, i) => {
    const horizon = [5, 10, 15][i % 3] as number;
    const people = [50, 500, 5000][Math.floor(i / 3) % 3] as number;
    const z = Math.sqrt(-2 * Math.log((i + 0.5) / 4000)) * Math.cos(i * 2.399963);
    const sd = Math.sqrt(0.01 ** 2 * horizon + (0.3 ** 2 * horizon) / people);
    return { place: i, size: String(people), horizon, people, error: Math.exp(z * sd) - 1 };
  });

  it('finds a band that holds, and the half not read does not change it', () => {
    const rule = fitSpread(outcomes, 0.01);
    for (const row of coverageTable(outcomes, rule)) expect(Math.abs(row.inside - 0.8)).toBeLessThan(0.06);
    const other = outcomes.map((outcome) => (outcome.place % 2 === 1 ? { ...outcome, error: 9 } : outcome));
    expect(fitSpread(other, 0.01)).toEqual(rule);
  });
});
