import { ageCount, fail, type LabourInput, type Outcome, type Sex, sexes, succeed } from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { type FileTools, numberIn, readSeries } from '../files/read-series.ts';

const isSex = (text: string): text is Sex => text === 'f' || text === 'm';

/**
 * Load employment by sex and age.
 *
 * Participation in seven age groups (2017) times the share of the labour force at work by sex (2017), times the growth of the
 * employment rate of residents aged 15–74 from 2017 to the newest year published.
 *
 * @returns Rates by sex and single age, or every problem found on the way.
 * @source docs/method/staffing.md B3
 */
export const loadLabour = (folder: DataFolder, tools: FileTools): Outcome<LabourInput> => {
  const read = readSeries(folder, tools, 'labour-participation');
  if (!read.ok) return fail(read.problems);
  const rows = read.value.rows.map((row) => ({
    measure: row['measure'] ?? '',
    sex: row['sex'] ?? '',
    fromAge: numberIn(row, 'from_age'),
    toAge: numberIn(row, 'to_age'),
    year: numberIn(row, 'year'),
    share: numberIn(row, 'percent') / 100,
  }));
  const isTotal = (row: (typeof rows)[number]): boolean => row.fromAge === 15 && row.toAge === 74;
  const participation = rows.flatMap((row) =>
    row.measure === 'labourForce' && isSex(row.sex) && !isTotal(row)
      ? [{ sex: row.sex, fromAge: row.fromAge, toAge: row.toAge, share: row.share }]
      : [],
  );
  const employed = (sex: string, year: number): number =>
    rows.find((row) => row.measure === 'employed' && row.sex === sex && row.year === year && isTotal(row))
      ?.share ?? Number.NaN;
  const force = (sex: string): number =>
    rows.find((row) => row.measure === 'labourForce' && row.sex === sex && isTotal(row))?.share ?? Number.NaN;
  const before = (employed('f', 2017) + employed('m', 2017)) / 2;
  const growth = employed('both', 2022) / before;
  const employmentRate = new Float64Array(sexes.length * ageCount);
  for (const figure of participation) {
    const atWork = employed(figure.sex, 2017) / force(figure.sex);
    for (let age = figure.fromAge; age <= figure.toAge; age++)
      employmentRate[sexes.indexOf(figure.sex) * ageCount + age] = Math.min(
        1,
        figure.share * atWork * growth,
      );
  }
  return succeed({ employmentRate, participation });
};
