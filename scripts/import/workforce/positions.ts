import type { Row } from '../series-files.ts';
import { groupProfession } from './groups.ts';
import { cell, text, type Writer, year } from './writer.ts';

/** Write position sizes, and the share of municipal staff aged 55 or over. */
export const writePositions = (writer: Writer): void => {
  const shift = new Set([
    'nurse',
    'specialistNurse',
    'midwife',
    'socialEducator',
    'healthCareWorker',
    'withoutHealthEducation',
  ]);
  const positions: Row[] = [];
  const addPosition = (profession: string, group: string, row: Row, percent: number): void => {
    positions.push({
      profession,
      group,
      year: cell(row, 'year'),
      percent: percent.toFixed(1),
      shift: shift.has(profession) ? '1' : '0',
      source: writer.book.keyOf(row),
    });
  };
  for (const row of writer.rows('employment-and-fte-rates'))
    if (cell(row, 'indicator') === 'mean_position_implied') {
      const profession = groupProfession(cell(row, 'group'));
      if (profession !== '') addPosition(profession, cell(row, 'group'), row, Number(cell(row, 'value')));
    }
  const personnel = writer
    .rows('service-personnel')
    .filter((row) => cell(row, 'service') === 'municipal health and care');
  const pick = (group: string, indicator: string, at: string): Row | undefined =>
    personnel.find(
      (row) =>
        cell(row, 'group') === group && cell(row, 'indicator') === indicator && cell(row, 'year') === at,
    );
  for (const at of ['2016', '2017', '2018', '2019', '2020']) {
    const nurse = pick('sykepleier without further education', 'mean_fte_per_employed', at);
    // Specialist nurses are counted with the nurses.
    if (nurse !== undefined)
      for (const profession of ['nurse', 'specialistNurse'])
        addPosition(profession, 'Sykepleier (kommune)', nurse, Number(cell(nurse, 'value')));
    const fte = pick('helsesykepleier', 'fte', at);
    const heads = pick('helsesykepleier', 'employed_implied', at);
    if (fte !== undefined && heads !== undefined)
      addPosition(
        'publicHealthNurse',
        'Helsesykepleier (kommune)',
        fte,
        (100 * Number(cell(fte, 'value'))) / Number(cell(heads, 'value')),
      );
  }
  // Professions without a figure of their own: the widest group they are counted in.
  const industryWide = writer
    .rows('service-personnel')
    .filter(
      (row) =>
        cell(row, 'service') === 'health and social services incl. kindergarten' &&
        cell(row, 'year') === '2011',
    );
  for (const [group, members] of [
    ['university health and social', ['doctor', 'psychologist', 'dentist']],
    ['health and social education', ['otherHealthEducation']],
  ] as const) {
    const fte = industryWide.find((row) => cell(row, 'group') === group && cell(row, 'indicator') === 'fte');
    const heads = industryWide.find(
      (row) => cell(row, 'group') === group && cell(row, 'indicator') === 'employed',
    );
    if (fte !== undefined && heads !== undefined)
      for (const profession of members)
        addPosition(
          profession,
          group,
          fte,
          (100 * Number(cell(fte, 'value'))) / Number(cell(heads, 'value')),
        );
  }
  const senior = writer.rows('age-structure').filter((row) => cell(row, 'year') === '2001');
  for (const [profession, members] of [
    ['biomedicalScientist', ['Bioingeniør']],
    ['socialWorker', ['Sosionom', 'Barnevernspedagog']],
  ] as const) {
    const sumOf = (indicator: string): number =>
      senior
        .filter(
          (row) =>
            (members as readonly string[]).includes(cell(row, 'group')) &&
            cell(row, 'indicator') === indicator,
        )
        .reduce((total, row) => total + Number(cell(row, 'value')), 0);
    const row = senior.find((item) => cell(item, 'group') === members[0]);
    if (row !== undefined)
      addPosition(
        profession,
        `${members.join(' og ')}, 55–66 år`,
        row,
        (100 * sumOf('agreed_fte')) / sumOf('employed'),
      );
  }
  const untrained = writer
    .rows('stock-recent')
    .filter((row) => cell(row, 'group').startsWith('Without health'));
  for (const row of untrained)
    if (cell(row, 'indicator') === 'fte') {
      const heads = untrained.find(
        (other) => cell(other, 'indicator') === 'employed' && cell(other, 'year') === cell(row, 'year'),
      );
      if (heads !== undefined)
        addPosition(
          'withoutHealthEducation',
          'Uten helse- og sosialfaglig utdanning (kommune)',
          row,
          (100 * Number(cell(row, 'value'))) / Number(cell(heads, 'value')),
        );
    }
  writer.put(
    {
      id: 'workforce-positions',
      title: {
        nb: 'Gjennomsnittlig stillingsstørrelse etter yrke',
        nn: 'Gjennomsnittleg stillingsstorleik etter yrke',
        en: 'Mean position size by profession',
      },
      unit: 'percent: contracted FTE per employed; shift = 1 for professions that mostly work shifts',
      rules: ['S3'],
      holes: [
        'For de fleste yrker er nyeste tall fra 2006.',
        'Leger, psykologer og tannleger har tallet for helseutdannede fra universitet 2011, øvrig helseutdanning tallet for alle helseutdannede 2011, bioingeniører, sosionomer og barnevernspedagoger tallet for 55–66 år i 2001.',
        'Årsverk teller også biarbeidsforhold; hoder teller bare hovedarbeid.',
        'Spesialsykepleiere har sykepleiernes tall.',
      ],
      columns: [
        { name: 'profession', type: 'text' },
        text('group'),
        year,
        { name: 'percent', type: 'number', min: 1, max: 150 },
        { name: 'shift', type: 'integer', min: 0, max: 1 },
        text('source'),
      ],
    },
    positions,
  );

  // Share of staff 55 or older in the municipal services.
  const older: Row[] = [];
  for (const row of personnel)
    if (cell(row, 'indicator') === 'share_employed_55_plus')
      older.push({
        group: cell(row, 'group'),
        year: cell(row, 'year'),
        share: (Number(cell(row, 'value')) / 100).toFixed(3),
        source: writer.book.keyOf(row),
      });
  writer.put(
    {
      id: 'workforce-older-municipal',
      title: {
        nb: 'Andel 55 år og eldre blant ansatte i kommunal helse og omsorg',
        nn: 'Del 55 år og eldre blant tilsette i kommunal helse og omsorg',
        en: 'Share aged 55 or over among staff in municipal health and care',
      },
      unit: 'share',
      rules: ['S1'],
      holes: ['Bare kommunal sektor.'],
      columns: [text('group'), year, { name: 'share', type: 'number', min: 0, max: 1 }, text('source')],
    },
    older,
  );
};
