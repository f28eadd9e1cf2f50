import { at } from '@veivalg/core';
import { expect, it } from 'vitest';
import { bandOfDraws } from './band-of-draws.ts';
import { bandsOf, drawsOf } from './bands-of.ts';
import { prepareEnsemble } from './prepare-ensemble.ts';
import { testMunicipalities, testParameters, testResponses, testResult } from './test-ensemble.ts';

const outcome = prepareEnsemble(
  testResponses(),
  { id: 'test', parameters: testParameters, municipalities: testMunicipalities },
  { draws: 100, seed: 7 },
  null,
);
if (!outcome.ok) throw new Error('no ensemble');

it('reads the same band from the draws as is read without them, of one plan and of two on the same draws', () => {
  const ensemble = outcome.value;
  const [result, against] = [testResult(), testResult(1.1)];
  const targets = [{ year: 2, places: [1, 4] }];
  const one = bandOfDraws(drawsOf(ensemble, { result, targets }));
  const direct = bandsOf(ensemble, { result, targets });
  for (const key of ['p10', 'p50', 'p90'] as const) expect(one[key]).toBe(at(direct[key], 0));
  const other = drawsOf(ensemble, { result: against, targets });
  const difference = bandOfDraws(
    drawsOf(ensemble, { result, targets }).map((value, d) => value - at(other, d)),
  );
  const both = bandsOf(ensemble, { result, against, targets });
  // Draws are kept as differences from the middle in 32 bits.
  for (const key of ['p10', 'p50', 'p90'] as const)
    expect(Math.abs(difference[key] - at(both[key], 0))).toBeLessThan(1e-3);
});

it('is nothing where a draw has no value', () => {
  expect(bandOfDraws(Float64Array.of(1, Number.NaN, 3)).p50).toBeNaN();
});
