import { at } from '@veivalg/core';
import { spreadClasses } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { shippedBaseline } from '../whole/shipped.ts';
import { coverageTable } from './coverage-table.ts';
import { type Half, halfBySize } from './halves.ts';
import { bandReport } from './report.ts';
import { fitSpread, type HeldBack } from './spread-fit.ts';

const { parameters } = shippedBaseline();
const parameter = (id: string): number => parameters[`uncertainty.${id}`]?.value ?? Number.NaN;

describe('the bands of places, tested by hindcast', () => {
  const reports = bandReport(parameters);
  const held = reports.flatMap(({ group, rows }) =>
    rows
      .filter(({ tried, horizon }) => tried === 'both' && horizon === 'all')
      .map((row) => ({ ...row, group })),
  );

  it('are set by the stated rule, and the parameters are what it gives', () => {
    const rule = reports.find(({ group }) => group === 'aged80')?.rule;
    expect(rule?.drift).toBeCloseTo(parameter('localDrift'), 6);
    expect(rule?.pace).toBe(parameter('localPace'));
    expect(rule?.chance).toBeCloseTo(parameter('localChance'), 6);
    // Written with three decimals.
    spreadClasses.forEach(({ id }, c) => {
      expect(Math.abs((rule?.bySize[c] ?? 0) - parameter(`localSize.${id}`))).toBeLessThanOrEqual(0.0005);
    });
  });

  it('hold 75–85 per cent of the outcomes in every size class, each place tried with the rule of the other half', () => {
    expect(held.length).toBe(2 * (1 + spreadClasses.length));
    for (const { group, size, inside } of held) {
      expect(inside, `${group} ${size}`).toBeGreaterThanOrEqual(0.75);
      expect(inside, `${group} ${size}`).toBeLessThanOrEqual(0.85);
    }
  });

  it('hold, with the spread of the country’s path, 75–85 per cent over all places when only the past was known', () => {
    for (const { group, asKnown } of reports) {
      const all = asKnown.find(
        ({ tried, size, horizon }) => tried === 'both' && size === 'all' && horizon === 'all',
      );
      expect(Math.abs((all?.inside ?? 0) - 0.8), group).toBeLessThanOrEqual(0.05);
    }
  });
});

describe('the halves', () => {
  it('have as many places of every size, and every place is in one', () => {
    const residents = [900, 40, 70_000, 3_000, 5_100, 12, 20_000, 600];
    const half = halfBySize(residents);
    expect([...half].sort()).toEqual([...Array<Half>(4).fill('first'), ...Array<Half>(4).fill('second')]);
    const ranked = residents.map((_, m) => m).sort((a, b) => at(residents, a) - at(residents, b));
    ranked.forEach((place, rank) => {
      expect(half[place]).toBe(rank % 2 === 0 ? 'first' : 'second');
    });
  });
});

describe('the rule that sets the spread', () => {
  /** Outcomes that stray as a known rule says, by a fixed list of normal numbers. */
  const outcomes: readonly HeldBack[] = Array.from({ length: 4000 }, (_, i) => {
    const horizon = [5, 10, 15][i % 3] as number;
    const people = [50, 500, 5000][Math.floor(i / 3) % 3] as number;
    const z = Math.sqrt(-2 * Math.log((i + 0.5) / 4000)) * Math.cos(i * 2.399963);
    const sd = Math.sqrt(0.01 ** 2 * horizon + (0.3 ** 2 * horizon) / people);
    const half: Half = i % 2 === 0 ? 'first' : 'second';
    const residents = people * 20;
    return { place: i, half, size: String(people), horizon, people, residents, error: Math.exp(z * sd) - 1 };
  });

  const first = outcomes.filter(({ half }) => half === 'first');

  it('finds a band that holds on places that had no part in it', () => {
    const rules = {
      first: fitSpread(first, 0.01),
      second: fitSpread(
        outcomes.filter(({ half }) => half === 'second'),
        0.01,
      ),
    };
    const rows = coverageTable(outcomes, rules);
    expect(rows.length).toBe(3 * 4 * 4);
    for (const row of rows) expect(Math.abs(row.inside - 0.8)).toBeLessThan(0.06);
  });

  it('gives a class that strays more than the rule a wider spread, less so the fewer its places are', () => {
    const wild = (places: number): readonly HeldBack[] =>
      Array.from({ length: places }, (_, i) => ({
        place: 10_000 + i,
        half: 'first' as const,
        size: 'wild',
        horizon: 5,
        people: 5000,
        residents: 30_000,
        error: i % 2 === 0 ? 0.2 : -0.2,
      }));
    const [few, many] = [4, 40].map((places) => fitSpread([...first, ...wild(places)], 0.01).bySize[3] ?? 0);
    expect(few).toBeGreaterThan(1.2);
    expect(many).toBeGreaterThan(few ?? 0);
  });
});
