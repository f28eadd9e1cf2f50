import { cell, only, type Reader } from './demand-rows.ts';
import { writeSeries } from './series-files.ts';

/** Write the size of positions. */
export const positions = (folder: string, read: Reader): void => {
  const rates = read('workforce/employment-and-fte-rates.csv');
  const of = (group: string): string =>
    cell(only(rates, { group, indicator: 'mean_position_implied', year: '2006' }), 'value');
  const groups: readonly (readonly [string, string])[] = [
    ['nurse', 'Sykepleier'],
    ['specialistNurse', 'Sykepleier'],
    ['publicHealthNurse', 'Helsesøster (helsesykepleier)'],
    ['midwife', 'Jordmor'],
    ['socialEducator', 'Vernepleier'],
    ['healthCareWorker', 'Hjelpepleier'],
    ['physiotherapist', 'Fysioterapeut'],
    ['occupationalTherapist', 'Ergoterapeut'],
    ['radiographer', 'Radiograf'],
    ['dentalHygienist', 'Tannpleier'],
    ['otherHealthEducation', 'Helsesekretær'],
  ];
  writeSeries(
    folder,
    {
      id: 'position-size-2006',
      title: {
        nb: 'Gjennomsnittlig stilling etter utdanning 2006',
        nn: 'Gjennomsnittleg stilling etter utdanning 2006',
        en: 'Mean position by education 2006',
      },
      unit: 'per cent of a full position per employed person',
      sources: ['ssb-staff-2006'],
      firstYear: 2006,
      lastYear: 2006,
      rules: ['B1', 'F1'],
      holes: [
        'Leger, psykologer, bioingeniører, tannleger, sosionomer og ufaglærte er ikke publisert i samme tabell.',
      ],
      columns: [
        { name: 'profession', type: 'code' },
        { name: 'percent', type: 'number', min: 0, max: 120 },
      ],
    },
    groups.map(([profession, group]) => ({ profession, percent: of(group) })),
  );
};
