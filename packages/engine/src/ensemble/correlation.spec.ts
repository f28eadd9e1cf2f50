import { describe, expect, it } from 'vitest';
import { statedCorrelations } from './correlation.ts';
import { testParameter } from './test-ensemble.ts';

const drawn = { shape: 'triangular', low: 0, mode: 1, high: 2 } as const;
const table = Object.fromEntries(
  [
    testParameter('supply.inflow.nurse', drawn, 1),
    testParameter('supply.inflow.doctor', drawn, 1),
    testParameter('supply.inflow.dentist', drawn, 1),
    testParameter('supply.inflow.fixed', { shape: 'fixed' }, 1),
    testParameter('supply.inflowSpeed', drawn, 1),
  ].map((parameter) => [parameter.id, parameter]),
);
const stating = (name: string) => {
  const id = `uncertainty.correlation.${name}`;
  return statedCorrelations({ ...table, [id]: testParameter(id, { shape: 'fixed' }, 0.2) });
};

describe('a stated correlation', () => {
  it('of a group holds for every pair with a spread whose names begin with the group’s, and for no other', () => {
    const outcome = stating('supply.inflow');
    expect(outcome.ok && outcome.value).toEqual([
      { first: 'supply.inflow.dentist', second: 'supply.inflow.doctor', value: 0.2 },
      { first: 'supply.inflow.dentist', second: 'supply.inflow.nurse', value: 0.2 },
      { first: 'supply.inflow.doctor', second: 'supply.inflow.nurse', value: 0.2 },
    ]);
  });

  it.each(['supply.inflow.nurse', 'supply.none', 'supply.inflow.nurse.supply.inflow.fixed'])(
    'of %s points to no pair',
    (name) => {
      expect(stating(name).problems.map(({ code }) => code)).toEqual(['V5007']);
    },
  );
});
