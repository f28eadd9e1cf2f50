import { sameInAll } from '@veivalg/core';
import { measureSchema } from '@veivalg/data';
import { expect, test } from 'vitest';
import { isOwnAssumption, leverSpan } from './lever.ts';
import { ownKinds, ownMeasure } from './own-measure.ts';

test('a measure of one’s own fits the catalogue’s form, starts at no effect and stays marked as an assumption', () => {
  for (const kind of ownKinds) {
    const made = ownMeasure(
      'Øving på Ås',
      kind,
      sameInAll('prosent'),
      sameInAll('egen'),
      new Set(['eget-oving-pa-as']),
    );
    expect(measureSchema.safeParse(made).success).toBe(true);
    expect(made.id).toBe('eget-oving-pa-as-2');
    expect(leverSpan(made, 'nb')?.neutral).toBe(0);
    expect(isOwnAssumption(made, 10)).toBe(true);
  }
});
