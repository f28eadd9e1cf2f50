import {
  emptyPlan,
  type Language,
  languages,
  type MeasureLibrary,
  measureId,
  type Plan,
  succeed,
} from '@veivalg/core';
import { beforeAll, expect, test } from 'vitest';
import type { Details, FromWorker, Picture } from '../engine/protocol.ts';
import { createSession } from '../engine/session.ts';
import { wholePicture } from '../engine/whole-picture.ts';
import { chartIds } from '../state/view.ts';
import { toyEngine } from '../testing/toy-engine.ts';
import { toyPlaces } from '../testing/toy-places.ts';
import { translatorFor } from '../text/use-text.ts';
import { type ChartInput, chartModel } from './models.ts';

const library: MeasureLibrary = { documents: [], measures: [], groups: [], sources: [], requirements: [] };
const withLever: Plan = {
  ...emptyPlan,
  levers: [{ measure: measureId('a'), value: 30, startYear: 2027, rampYears: 5, reach: 1 }],
};
let bare: Picture;
let planned: Picture;

const pictureOf = async (plan: Plan): Promise<Picture> => {
  const sent: FromWorker[] = [];
  const answer = createSession({
    load: async () => succeed(toyEngine(toyPlaces, library)),
    post: (message) => sent.push(message),
    pause: async () => undefined,
    now: () => 0,
  });
  await answer({ kind: 'load', id: 1, baseline: new Uint8Array(), library: null });
  await answer({
    kind: 'ask',
    id: 2,
    question: { plan, scope: 'municipal', members: [0, 1, 2], year: 2040, details: false },
  });
  const picture = sent.find((message) => message.kind === 'picture')?.picture;
  if (picture?.reference == null) throw new Error('no picture');
  return wholePicture(picture, picture.question, picture.reference);
};
beforeAll(async () => {
  bare = await pictureOf(emptyPlan);
  planned = await pictureOf(withLever);
});

const inputOf = (
  picture: Picture,
  details: Details | null = null,
  language: Language = 'nb',
): ChartInput => ({
  picture,
  details,
  place: 'Sted 1',
  t: translatorFor(language),
  language,
});

test('every chart has a finding, a unit, and a table that holds exactly what is drawn', () => {
  for (const language of languages)
    for (const picture of [bare, planned])
      for (const id of chartIds) {
        const model = chartModel(id, inputOf(picture, null, language));
        expect(model.title, id).not.toMatch(/[{}]|NaN|undefined/);
        expect(model.subtitle, id).not.toMatch(/[{}]|NaN|undefined/);
        for (const row of model.table.rows) expect(row).toHaveLength(model.table.columns.length);
        if (model.figure.kind === 'bars') {
          const { bars } = model.figure;
          for (const [i, bar] of bars.entries()) expect(model.table.rows[i]?.includes(bar.dark)).toBe(true);
        } else if (model.figure.kind === 'map') {
          const shown = new Set(model.table.rows.map((row) => row[1]));
          for (const value of model.figure.values) expect(shown.has(value)).toBe(true);
        } else if (model.figure.kind === 'line') {
          const columns = model.table.columns.map((_, c) =>
            JSON.stringify(model.table.rows.map((row) => row[c] ?? null)),
          );
          for (const line of model.figure.lines)
            expect(columns, `${id} ${line.id}`).toContain(JSON.stringify(line.values));
          for (const line of model.figure.lines) expect(line.values).toHaveLength(model.figure.years.length);
        }
      }
});

test('without a plan nothing is said of a plan; with one the reference stands beside it', () => {
  const without = chartModel('balance', inputOf(bare));
  const withPlan = chartModel('balance', inputOf(planned));
  if (without.figure.kind !== 'line' || withPlan.figure.kind !== 'line') throw new Error('lines');
  expect(without.figure.lines.map((line) => line.label)).toEqual(['Behov', 'Tilbud']);
  expect(withPlan.figure.lines.some((line) => line.dashed)).toBe(true);
  expect(withPlan.figure.mark?.text).toMatch(/^mangler \d/);
});

test('a band never stands without its meaning, and draws take the place of paths', () => {
  const path = (factor: number) => ({
    demand: bare.plan.demand.map((value) => value * factor),
    supply: Float64Array.from(bare.plan.supply),
  });
  const band = (from: Float64Array) => ({
    low: from.map((value) => value * 0.9),
    median: from.map((value) => value * 1.01),
    high: from.map((value) => value * 1.1),
  });
  const paths: Details = { best: path(0.9), worst: path(1.2), effects: {}, bands: null };
  const drawn: Details = {
    ...paths,
    bands: {
      demand: band(bare.plan.demand),
      supply: band(bare.plan.supply),
      gap: band(bare.plan.demand),
      coverage: band(bare.plan.demand.map((value, y) => (bare.plan.supply[y] ?? 0) / value)),
      gapChange: null,
      coverageChange: null,
      gapByProfession: band(bare.plan.demandByService),
      gapByService: band(bare.plan.demandByService),
      drawnMeasures: [],
    },
  };
  const ofPaths = chartModel('balance', inputOf(bare, paths));
  const ofDraws = chartModel('balance', inputOf(bare, drawn));
  const none = chartModel('balance', inputOf(bare));
  if (ofPaths.figure.kind !== 'line' || ofDraws.figure.kind !== 'line' || none.figure.kind !== 'line')
    throw new Error('lines');
  expect(none.figure.bands).toEqual([]);
  expect(ofPaths.subtitle).toContain('beste og verste bane');
  expect(ofDraws.subtitle).toContain('åtte av ti forløp');
  expect(ofDraws.figure.bands[0]?.high[0]).toBeCloseTo((bare.plan.demand[0] ?? 0) * 1.1, 9);
  expect(ofDraws.table.columns.map((column) => column.label)).toContain('Mangel P90');

  // While a lever is dragged the band comes with the picture; what was worked out at rest is of an older question.
  const percentiles = (from: Float64Array) => ({
    p10: from.map((value) => value * 0.8),
    p50: from,
    p90: from.map((value) => value * 1.3),
  });
  const [demand, supply] = [percentiles(bare.plan.demand), percentiles(bare.plan.supply)];
  const dragged = { ...bare, bands: { demand, supply, gap: demand, places: demand } };
  const moving = chartModel('balance', {
    ...inputOf(dragged, drawn),
    question: { ...bare.question, year: 2041 },
  });
  const still = chartModel('balance', { ...inputOf(dragged, drawn), question: bare.question });
  if (moving.figure.kind !== 'line' || still.figure.kind !== 'line') throw new Error('lines');
  expect(moving.figure.bands[0]?.high[0]).toBeCloseTo((bare.plan.demand[0] ?? 0) * 1.3, 9);
  expect(moving.subtitle).toContain('åtte av ti forløp');
  expect(still.figure.bands[0]?.high[0]).toBeCloseTo((bare.plan.demand[0] ?? 0) * 1.1, 9);
});
