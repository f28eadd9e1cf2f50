import { type Area, at, professions, type Result, sectors, services } from '@veivalg/core';
import { sharedTexts } from '@veivalg/core/text';
import type { ServedTable, ServedValue, ServedVariable } from '../tables.ts';

/** What a run is shown with. */
export interface ResultTablesOptions {
  readonly result: Result;
  /** Areas a table is served for: municipalities, counties and the country. */
  readonly areas: readonly Area[];
  readonly source: string;
  /** ISO time stamp of the figures. */
  readonly updated: string;
}

const ageGroups = ['0-19', '20-66', '67-79', '80-89', '90+'] as const;
const text = (key: string): string => sharedTexts.nb[key as keyof typeof sharedTexts.nb];

const content = (code: string, label: string, base: string): ServedValue => ({
  code,
  label,
  unit: { base, decimals: 3 },
});

/**
 * Show a run as PxWebApi tables: FTE by profession, users and need by service, residents by age group.
 *
 * Every cell is a sum over the run's own arrays; nothing is rounded.
 */
export const resultTables = ({
  result,
  areas,
  source,
  updated,
}: ResultTablesOptions): readonly ServedTable[] => {
  const { placeCount: places } = result;
  const shown = areas.filter(
    ({ kind }) => kind === 'municipality' || kind === 'county' || kind === 'country',
  );
  const sumOver = (array: Float64Array, row: number, members: readonly number[]): number =>
    members.reduce((total, m) => total + at(array, row * places + m), 0);
  const region: ServedVariable = {
    code: 'Region',
    label: 'region',
    role: 'geo',
    elimination: true,
    eliminationCode: shown.find(({ kind }) => kind === 'country')?.id ?? '0',
    values: shown.map(({ id, name }) => ({ code: id, label: name })),
  };
  const time: ServedVariable = {
    code: 'Tid',
    label: 'år',
    role: 'time',
    elimination: false,
    values: Array.from({ length: result.yearCount }, (_, y) => String(result.firstYear + y)).map((code) => ({
      code,
      label: code,
    })),
  };
  const notes = [
    'Avtalte årsverk, lange fravær medregnet. Positiv mangel er for lite folk.',
    `Modell ${result.modelVersion}, tall ${result.dataVersion}, grunnlag ${result.baselineId}.`,
  ];
  const head = { source, updated, notes, description: '' };
  const membersOf = (place: number): readonly number[] => shown[place]?.members ?? [];
  const width = professions.length;
  const staff: ServedTable = {
    ...head,
    id: 'VV001',
    label: 'Behov, tilgang og mangel i årsverk, etter region, sektor, yrke og år',
    variables: [
      region,
      {
        code: 'Sektor',
        label: 'sektor',
        role: 'other',
        elimination: true,
        values: sectors.map((code) => ({ code, label: text(`sector.${code}`) })),
      },
      {
        code: 'Yrke',
        label: 'yrke',
        role: 'other',
        elimination: true,
        values: professions.map((code) => ({ code, label: text(`profession.${code}`) })),
      },
      {
        code: 'ContentsCode',
        label: 'statistikkvariabel',
        role: 'metric',
        elimination: false,
        values: [
          content('demand_fte', 'Behov', 'årsverk'),
          content('supply_fte', 'Tilgang', 'årsverk'),
          content('gap_fte', 'Mangel', 'årsverk'),
        ],
      },
      time,
    ],
    cell: ([r = 0, k = 0, p = 0, c = 0, y = 0]) => {
      const row = (y * sectors.length + k) * width + p;
      const need = (): number => sumOver(result.demand, row, membersOf(r));
      const have = (): number => sumOver(result.supply, row, membersOf(r));
      return c === 0 ? need() : c === 1 ? have() : need() - have();
    },
  };
  const use: ServedTable = {
    ...head,
    id: 'VV002',
    label: 'Brukere og behov for årsverk, etter region, tjeneste og år',
    variables: [
      region,
      {
        code: 'Tjeneste',
        label: 'tjeneste',
        role: 'other',
        elimination: false,
        values: services.map((code) => ({ code, label: text(`service.${code}`) })),
      },
      {
        code: 'ContentsCode',
        label: 'statistikkvariabel',
        role: 'metric',
        elimination: false,
        values: [content('users_persons', 'Brukere', 'personer'), content('demand_fte', 'Behov', 'årsverk')],
      },
      time,
    ],
    cell: ([r = 0, s = 0, c = 0, y = 0]) =>
      sumOver(c === 0 ? result.users : result.demandByService, y * services.length + s, membersOf(r)),
  };
  const residents: ServedTable = {
    ...head,
    id: 'VV003',
    label: 'Innbyggere 1. januar, etter region, alder og år',
    variables: [
      region,
      {
        code: 'Alder',
        label: 'alder',
        role: 'other',
        elimination: true,
        values: ageGroups.map((code) => ({ code, label: code })),
      },
      {
        code: 'ContentsCode',
        label: 'statistikkvariabel',
        role: 'metric',
        elimination: false,
        values: [content('persons', 'Innbyggere', 'personer')],
      },
      time,
    ],
    cell: ([r = 0, a = 0, , y = 0]) => sumOver(result.residents, y * ageGroups.length + a, membersOf(r)),
  };
  return [staff, use, residents];
};
