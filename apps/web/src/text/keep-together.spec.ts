import { expect, test } from 'vitest';
import { keepTogether } from './keep-together.ts';

test('figures in texts of three languages are kept on one line, and nothing else is touched', () => {
  const data = {
    id: '10 000',
    years: [2026, 2040],
    flat: Float64Array.of(1),
    name: { nb: 'Om lag 10 000 av 1 234 567 i 2030', nn: '7 av 12', en: '30 12' },
    nested: [{ note: { nb: '7 500', nn: '7 500', en: '7,500' } }],
  };
  const kept = keepTogether(data);
  expect(kept.id).toBe('10 000');
  expect(kept.flat).toBe(data.flat);
  expect(kept.name).toEqual({
    nb: 'Om lag 10\u00a0000 av 1\u00a0234\u00a0567 i 2030',
    nn: '7 av 12',
    en: '30 12',
  });
  expect(kept.nested[0]?.note.nb).toBe('7\u00a0500');
  expect(kept.years).toEqual([2026, 2040]);
});
