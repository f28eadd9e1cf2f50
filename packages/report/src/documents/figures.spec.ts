import {
  emptyPlan,
  leverSpan,
  type Plan,
  professions,
  type Result,
  type Scenario,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { parseNumber } from '@veivalg/core/text';
import type { Prepared } from '@veivalg/engine';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFacts } from '../facts/case-facts.ts';
import { collectFacts } from '../facts/collect-facts.ts';
import type { Figure } from '../facts/figure.ts';
import type { Reference } from '../facts/reference.ts';
import {
  blockLines,
  documentFigures,
  documentKinds,
  lineText,
  type ReportDocument,
} from '../model/document.ts';
import { mustProject, openRealFigures, runsByScenario } from '../testing/real-runs.ts';
import { createWriter } from '../text/write.ts';
import { makeDocument } from './make-document.ts';

const planCount = 40;
const placeCount = 20;
const tried: readonly Scenario[] = ['middle', 'best', 'worst'];

/** Percentiles over all municipalities by run: the same for every place of a run. */
const spreads = new WeakMap<Result, Map<string, number>>();

/** Read a figure straight from the arrays, in loops that share nothing with the reader under test. */
const plainly = (runs: Readonly<Record<string, Result>>, places: readonly number[], r: Reference): number => {
  const run = runs[r.run];
  if (run === undefined) return Number.NaN;
  const y = r.year - run.firstYear;
  const M = run.placeCount;
  const P = professions.length;
  const sumCells = (array: Float64Array): number => {
    let total = 0;
    sectors.forEach((sector, k) => {
      if (r.sector !== undefined && sector !== r.sector) return;
      professions.forEach((profession, p) => {
        if (r.profession !== undefined && profession !== r.profession) return;
        for (const m of places) total += array[((y * sectors.length + k) * P + p) * M + m] ?? Number.NaN;
      });
    });
    return total;
  };
  const cell = (s: number, p: number, m: number): number => {
    const { cells } = run;
    const service = services[s] ?? 'homeCare';
    const group = ['care', 'municipalHealth', 'specialist', 'dental'].indexOf(
      serviceTraits[service].mixGroup,
    );
    const reach = cells.reached[m] ?? 0;
    const base =
      (cells.volume[(y * services.length + s) * M + m] ?? 0) *
      (cells.mix[((reach * run.yearCount + y) * services.length + s) * P + p] ?? 0) *
      (cells.localFactor[(group * P + p) * M + m] ?? 0);
    return cells.added.reduce(
      (sum, added) =>
        added.service === service && added.profession === professions[p]
          ? sum + (added.fte[y * M + m] ?? 0)
          : sum,
      base,
    );
  };
  const sumService = (side: 'demand' | 'supply'): number => {
    const s = services.indexOf(r.service ?? 'homeCare');
    const k = sectors.indexOf(serviceTraits[services[s] ?? 'homeCare'].sector);
    let total = 0;
    for (const m of places)
      for (let p = 0; p < P; p++) {
        const needed = cell(s, p, m);
        const at = ((y * sectors.length + k) * P + p) * M + m;
        const all = run.demand[at] ?? 0;
        total += side === 'demand' ? needed : all > 0 ? (needed / all) * (run.supply[at] ?? 0) : 0;
      }
    return total;
  };
  const side = (of: 'demand' | 'supply'): number =>
    r.service === undefined ? sumCells(of === 'demand' ? run.demand : run.supply) : sumService(of);
  const layers = {
    all: [0, 1, 2, 3, 4],
    under20: [0],
    from20to66: [1],
    from67to79: [2],
    from80: [3, 4],
    from90: [4],
  };
  const people = (over: readonly number[], ages: readonly number[]): number => {
    let total = 0;
    for (const layer of ages)
      for (const m of over) total += run.residents[(y * 5 + layer) * M + m] ?? Number.NaN;
    return total;
  };
  const spread = (part: number): number => {
    const key = `${r.sector}/${y}/${part}`;
    const kept = spreads.get(run) ?? new Map<string, number>();
    spreads.set(run, kept);
    const value = kept.get(key) ?? spreadOf(part);
    kept.set(key, value);
    return value;
  };
  const spreadOf = (part: number): number => {
    const rows = Array.from({ length: M }, (_, m) => {
      let needed = 0;
      let there = 0;
      sectors.forEach((sector, k) => {
        if (r.sector !== undefined && sector !== r.sector) return;
        for (let p = 0; p < P; p++) {
          needed += run.demand[((y * sectors.length + k) * P + p) * M + m] ?? 0;
          there += run.supply[((y * sectors.length + k) * P + p) * M + m] ?? 0;
        }
      });
      return { coverage: there / needed, old: people([m], [3, 4]) };
    }).sort((a, b) => a.coverage - b.coverage);
    const whole = rows.reduce((sum, { old }) => sum + old, 0);
    let passed = 0;
    for (const { coverage, old } of rows) {
      passed += old;
      if (passed >= part * whole) return coverage;
    }
    return Number.NaN;
  };
  const own = (): number => {
    switch (r.what) {
      case 'demand':
        return side('demand');
      case 'supply':
        return side('supply');
      case 'gap':
        return side('demand') - side('supply');
      case 'coverage':
        return side('supply') / side('demand');
      case 'users':
        return places.reduce(
          (sum, m) =>
            sum +
            (run.users[(y * services.length + services.indexOf(r.service ?? 'homeCare')) * M + m] ??
              Number.NaN),
          0,
        );
      case 'residents':
        return people(places, layers[r.ages ?? 'all']);
      case 'employed':
        return places.reduce((sum, m) => sum + (run.employed[y * M + m] ?? Number.NaN), 0);
      case 'headsNeeded': {
        let heads = 0;
        sectors.forEach((sector, k) => {
          if (r.sector !== undefined && sector !== r.sector) return;
          for (let p = 0; p < P; p++)
            for (const m of places) {
              const at = ((y * sectors.length + k) * P + p) * M + m;
              const fte = run.contractedFte[at] ?? 0;
              const needed = run.demand[at] ?? 0;
              heads += fte > 0 ? (needed * (run.heads[at] ?? 0)) / fte : needed;
            }
        });
        return heads;
      }
      case 'spread10':
        return spread(0.1);
      case 'spread50':
        return spread(0.5);
      case 'spread90':
        return spread(0.9);
      default:
        return r.what satisfies never;
    }
  };
  const value = own();
  if (r.minus !== undefined) return value - plainly(runs, places, r.minus);
  if (r.growthFrom !== undefined) return value / plainly(runs, places, r.growthFrom) - 1;
  return r.over === undefined ? value : value / plainly(runs, places, r.over);
};

/** The number a reader reads, by the rules of docs/documents.md written out once more. */
const asRead = (figure: Figure, value: number): number => {
  const size = Math.abs(value);
  const round = (to: number): number => Math.round(value / to) * to;
  if (figure.unit === 'count') return value;
  if (figure.rounding === 'percent') return Math.round(value * 100);
  if (figure.rounding === 'percentTenth') return Number((value * 100).toFixed(1));
  if (figure.rounding === 'tenth') return Number(value.toFixed(1));
  if (figure.rounding === 'whole') return Math.round(value);
  return Number(
    (size >= 10_000 ? round(100) : size >= 1000 ? round(10) : size >= 10 ? round(1) : round(0.1)).toFixed(1),
  );
};

const spelled = [
  'ingen',
  'ett',
  'to',
  'tre',
  'fire',
  'fem',
  'seks',
  'sju',
  'åtte',
  'ni',
  'ti',
  'elleve',
  'tolv',
];
const numberIn = (text: string): number => {
  const word = spelled.indexOf(text === 'eitt' ? 'ett' : text);
  return word >= 0 ? word : (parseNumber(text.replace(/ (prosent)$/, '')) ?? Number.NaN);
};

/** Numbers that belong to the words: ages, the paragraph of the law, years of the run. */
const plainNumbers = (facts: CaseFacts): ReadonlySet<number> =>
  new Set([0, 1, 2, 3, 4, 5, 6, 19, 20, 66, 67, 79, 80, ...facts.lines.years]);

const faults = (
  document: ReportDocument,
  facts: CaseFacts,
  runs: Readonly<Record<string, Result>>,
  places: readonly number[],
): readonly string[] => {
  const found: string[] = [];
  for (const { text, figure, block } of documentFigures(document)) {
    const value =
      figure.reference === null || typeof figure.reference === 'string'
        ? figure.value
        : plainly(runs, places, figure.reference);
    // Two ways of summing differ in the last digits; a value on a rounding border may fall on either side.
    const read = numberIn(text);
    const near = [value, value * (1 + 1e-9), value * (1 - 1e-9)].map((v) => Math.abs(asRead(figure, v)));
    if (!near.includes(Math.abs(read))) found.push(`${block}: ${text} for ${value}`);
  }
  const allowed = plainNumbers(facts);
  for (const block of document.blocks) {
    if (block.kind === 'heading' || block.id.startsWith('run.') || block.id === 'table.case') continue;
    if (block.id === 'table.assumptions' || block.id === 'table.measures' || block.id.endsWith('.costs'))
      continue;
    for (const line of blockLines(block))
      for (const { text, figure } of line)
        if (figure === undefined)
          for (const number of text
            .replace(/\d+\.\d+\.\d+|[0-9a-f]{16}|2026\.11/g, '')
            .match(/\d[\d\u00a0]*(?:,\d+)?/g) ?? [])
            if (!allowed.has(parseNumber(number) ?? Number.NaN))
              found.push(`${block.id}: ${number} in «${lineText(line)}»`);
  }
  return found;
};

describe('every figure in every text', () => {
  let prepared: Prepared;
  let without: (scenario: Scenario) => Result;
  const writers = { nb: createWriter('nb'), nn: createWriter('nn') };
  beforeAll(() => {
    prepared = openRealFigures();
    without = runsByScenario(prepared);
  });

  const planned = (scenario: Scenario): readonly Plan[] => {
    const { library } = prepared;
    const levers = library.measures.filter(
      (measure) => leverSpan(measure) !== null && measure.treatment === 'lever',
    );
    return fc
      .sample(
        fc.array(fc.tuple(fc.nat(levers.length - 1), fc.double({ min: 0, max: 1, noNaN: true })), {
          maxLength: 4,
        }),
        {
          numRuns: planCount,
          seed: 20261121,
        },
      )
      .map((settings, index) => ({
        ...emptyPlan,
        scenario: tried[index % tried.length] ?? 'middle',
        name: `Plan ${'ABCDEFGHIJ'[index % 10]}`,
        levers: [...new Map(settings)].flatMap(([position, part]) => {
          const measure = levers[position];
          const span = measure === undefined ? null : leverSpan(measure);
          return measure === undefined || span === null
            ? []
            : [
                {
                  measure: measure.id,
                  value: span.min + part * (span.max - span.min),
                  startYear: Math.max(2027, measure.startYear),
                  rampYears: measure.ramp.standard,
                  reach: 0.5,
                },
              ];
        }),
      }))
      .filter((plan) => plan.scenario === scenario);
  };

  const checked = (scenario: Scenario): { readonly found: readonly string[]; readonly documents: number } => {
    const municipalities = prepared.areas.filter(({ kind }) => kind === 'municipality');
    const step = Math.floor(municipalities.length / placeCount);
    const areas = municipalities.filter((_, index) => index % step === 0).slice(0, placeCount);
    expect(areas).toHaveLength(placeCount);
    const found: string[] = [];
    let documents = 0;
    planned(scenario).forEach((plan, index) => {
      const result = mustProject(prepared, plan);
      const runs = {
        plan: result,
        without: without(plan.scenario),
        best: without('best'),
        worst: without('worst'),
      };
      areas.forEach((area, place) => {
        const facts = collectFacts({
          area,
          placeName: area.name,
          result,
          without: runs.without,
          best: runs.best,
          worst: runs.worst,
          year: 2040,
          run: { digest: '0123456789abcdef', file: 'kjoring.json', made: '2026-11-21' },
          measures: prepared.library.measures,
        });
        if (!facts.ok) throw new Error(facts.problems.map(({ code }) => code).join());
        // Every kind meets every plan and every place; all of them on all would say the same many times over.
        const kind = documentKinds.filter((k) => k !== 'note' && (k !== 'plan' || plan.levers.length > 0))[
          (index + place) % 3
        ];
        const language = place % 2 === 0 ? 'nn' : 'nb';
        const document = makeDocument(facts.value, kind ?? 'case', language, {}, writers[language]);
        if (!document.ok) throw new Error(document.problems.map(({ code }) => code).join());
        documents += 1;
        found.push(...faults(document.value, facts.value, runs, area.members));
      });
    });
    return { found, documents };
  };

  let total = 0;
  for (const scenario of tried)
    it(`equals the run under the stated rounding (${scenario})`, () => {
      const { found, documents } = checked(scenario);
      expect(found.slice(0, 10)).toEqual([]);
      total += documents;
    });

  it(`was read in ${planCount} plans in ${placeCount} municipalities`, () => {
    expect(total).toBe(planCount * placeCount);
  });
});
