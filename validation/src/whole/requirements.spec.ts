import { join } from 'node:path';
import { emptyPlan, type Requirement } from '@veivalg/core';
import { loadMeasures } from '@veivalg/data';
import { diskFolder } from '@veivalg/data/node';
import { planProblems, prepare, project } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { dataFolder, shippedBaseline } from './shipped.ts';

const library = loadMeasures(diskFolder(dataFolder));
if (!library.ok) throw new Error(`the catalogue loads from ${join(dataFolder, 'measures')}`);
const prepared = prepare(shippedBaseline(), library.value);
const norm = library.value.requirements.find(({ id }) => id === 'bemanningsnorm');
if (norm === undefined) throw new Error('the library holds the staffing norm');

const own = (target: Requirement['target']): Requirement => ({ ...norm, id: 'eget', amount: 1, target });
const problemsWith = (target: Requirement['target']): readonly string[] =>
  planProblems(prepared, {
    ...emptyPlan,
    ownRequirements: [own(target)],
    requirements: [{ requirement: 'eget', sign: 1, startYear: 2027, rampYears: 0 }],
  }).map(({ code }) => code);

describe('a requirement', () => {
  it('that applies to no one is named, and one that applies to someone is not', () => {
    expect(problemsWith({ kind: 'residents', sex: 'both', fromAge: 80, toAge: 105, share: 0 })).toContain(
      'V2109',
    );
    expect(problemsWith({ kind: 'residents', sex: 'f', fromAge: 80, toAge: 105, share: 1 })).toEqual([]);
    expect(problemsWith({ kind: 'users', service: 'homeCare', share: 1 })).toEqual([]);
  });

  it('adds to demand and nothing else, and takes the same away when it is removed and was there', () => {
    const plan = {
      ...emptyPlan,
      requirements: [
        { requirement: 'bemanningsnorm', sign: 1 as const, startYear: 2027, rampYears: 0, amount: 1 },
      ],
    };
    const with_ = project(prepared, plan);
    const without = project(prepared, emptyPlan);
    if (!with_.ok || !without.ok) throw new Error('both run');
    expect(with_.value.users).toEqual(without.value.users);
    const sum = (array: Float64Array): number => array.reduce((a, b) => a + b, 0);
    const added = with_.value.cells.added.reduce((total, { fte }) => total + sum(fte), 0);
    expect(sum(with_.value.demand) - sum(without.value.demand)).toBeCloseTo(added, 3);
    expect(sum(with_.value.demandByService) - sum(without.value.demandByService)).toBeCloseTo(added, 3);
    expect(added).toBeGreaterThan(0);
  });
});
