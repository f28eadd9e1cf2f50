import type { Row } from '../series-files.ts';
import { cell, type Writer } from './writer.ts';

const between = (knots: readonly (readonly [number, number])[], age: number): number => {
  for (let i = 1; i < knots.length; i++) {
    const [x0, y0] = knots[i - 1] ?? [0, 0];
    const [x1, y1] = knots[i] ?? [0, 0];
    if (age <= x1) return age < x0 ? y0 : y0 + ((age - x0) / (x1 - x0)) * (y1 - y0);
  }
  return knots.at(-1)?.[1] ?? 0;
};
const disabilityKnots = [
  [17, 0.0002],
  [25, 0.0006],
  [35, 0.0025],
  [45, 0.0055],
  [55, 0.0105],
  [61, 0.017],
  [66, 0.02],
  [67, 0],
  [74, 0],
] as const;
const retirementKnots = [
  [17, 0],
  [54, 0],
  [55, 0.004],
  [58, 0.006],
  [61, 0.01],
  [62, 0.09],
  [63, 0.1],
  [64, 0.13],
  [65, 0.24],
  [66, 0.26],
  [67, 0.38],
  [68, 0.33],
  [69, 0.3],
  [70, 0.4],
  [71, 0.3],
  [74, 0.3],
] as const;

/** Write the age patterns of leaving for good: estimates, straight lines between the ages named. */
export const writeExitPattern = (writer: Writer, counted: readonly Row[], ages: readonly Row[]): void => {
  const patternSources = [
    ...counted.filter((row) => row['group'] === 'Hjelpepleier' && Number(row['year']) >= 2013),
    ...ages.filter((row) => row['group'] === 'Hjelpepleier'),
  ].map((row) => cell(row, 'source'));
  const exitSource = writer
    .rows('exits-parttime-sickness')
    .find((row) => cell(row, 'topic') === 'retirement');
  if (exitSource !== undefined) patternSources.push(writer.book.keyOf(exitSource));
  writer.putWhole(
    {
      id: 'workforce-exit-pattern',
      title: {
        nb: 'Andel som slutter for godt etter alder: uføre og pensjon, før nivå og yrke',
        nn: 'Del som sluttar for godt etter alder: uføre og pensjon, før nivå og yrke',
        en: 'Share that stops for good by age: disability and retirement, before level and profession',
      },
      unit: 'share a year',
      sources: [...new Set(patternSources)].sort(),
      firstYear: 2013,
      lastYear: 2020,
      rules: ['S2'],
      holes: [
        'Anslag, ikke observert: mønsteret er valgt slik at hjelpepleierne, en lukket gruppe, følger observert nedgang 2013–2020, og gir avgangsalder nær KS sine tall.',
      ],
      columns: [
        { name: 'age', type: 'integer', min: 17, max: 74 },
        { name: 'disability', type: 'number', min: 0, max: 1 },
        { name: 'retirement', type: 'number', min: 0, max: 1 },
      ],
    },
    Array.from({ length: 58 }, (_, i) => ({
      age: String(17 + i),
      disability: between(disabilityKnots, 17 + i).toFixed(5),
      retirement: between(retirementKnots, 17 + i).toFixed(5),
    })),
  );
};
