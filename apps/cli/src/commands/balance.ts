import { type Area, at, type Plan, type Result } from '@veivalg/core';
import { balanceSentences, formatNumber, formatPercent } from '@veivalg/core/text';
import { findArea } from '@veivalg/data';
import { balanceOf, type DrawSettings, project } from '@veivalg/engine';
import { chooseProfession, chooseService, chooseYears } from '../choices.ts';
import { toCsv } from '../output/csv.ts';
import { printProblems, unwrap } from '../output/fail.ts';
import { renderTable } from '../output/table.ts';
import { changesSomething, ownAssumptions, planFrom } from '../plan-options.ts';
import type { Session } from '../session.ts';
import type { Words } from '../text/index.ts';
import {
  allProfessions,
  allServices,
  type BalanceRow,
  balanceColumns,
  balanceRows,
  type RowRequest,
} from './balance-rows.ts';
import { bandColumns, bandText, type DrawOptions, drawSettings, withBands } from './bands.ts';
import { writeRunFile } from './rebuild.ts';
import { whyText } from './why.ts';

/** Options of `veivalg balanse` as they come from the command line. */
export interface BalanceOptions extends DrawOptions {
  readonly ar?: string;
  readonly tjeneste?: string;
  readonly yrke?: string;
  readonly scenario?: string;
  readonly plan?: string;
  readonly tiltak?: string;
  readonly hvorfor?: boolean;
  readonly kjoring?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly alle?: boolean;
}

const shownYears = (result: Result): readonly number[] => {
  const last = result.firstYear + result.yearCount - 1;
  const years = [result.firstYear];
  for (let year = Math.ceil((result.firstYear + 1) / 5) * 5; year <= last; year += 5) years.push(year);
  return years;
};

/** The year a table of parts is shown for when none is asked for. */
const standardYear = 2040;

/** Name of an area as people say it. */
export const areaName = (words: Words, area: Area): string =>
  area.kind === 'country'
    ? words.shared('country.name')
    : area.kind === 'centrality'
      ? `${words.shared('area.centrality')} ${area.id}`
      : area.name;

const figures = (words: Words, row: BalanceRow): readonly string[] => [
  formatNumber(words.language, row.demand_fte, row.demand_fte < 100 ? 1 : 0),
  formatNumber(words.language, row.supply_fte, row.demand_fte < 100 ? 1 : 0),
  formatNumber(words.language, row.gap_fte, row.demand_fte < 100 ? 1 : 0),
  row.coverage_share === null ? '–' : formatPercent(words.language, row.coverage_share),
];

const figureColumns = (words: Words) =>
  (['column.need', 'column.supply', 'column.gap', 'column.coverage'] as const).map((key) => ({
    title: words.cli(key),
    numeric: true,
  }));

const partTable = (
  words: Words,
  title: string,
  rows: readonly BalanceRow[],
  by: 'service' | 'profession',
): string =>
  renderTable(
    [{ title }, ...figureColumns(words)],
    rows
      .filter((row) => row[by] !== 'all' && row.demand_fte > 0.005)
      .map((row) => [
        words.shared(`${by}.${row[by]}` as Parameters<Words['shared']>[0]),
        ...figures(words, row),
      ]),
  );

/** Producers named in the citation line; the rest stand in `veivalg data status`. */
const producersNamed = 5;

/** The citation line under every printed table: the producers of most series, versions, and where the rest stand. */
export const sourceLine = (session: Session, result: Result): string => {
  const producerOf = new Map(session.baseline.sources.map(({ key, producer }) => [key, producer]));
  const counts = new Map<string, number>();
  for (const { sources } of session.baseline.series)
    for (const producer of new Set(sources.map((key) => producerOf.get(key) ?? key)))
      counts.set(producer, (counts.get(producer) ?? 0) + 1);
  const producers = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, producersNamed)
    .map(([producer]) => producer);
  return session.words.cli('foot.sources', {
    sources: producers.join(', '),
    model: result.modelVersion,
    data: result.dataVersion,
  });
};

/** The same frame with nothing done: what a plan is compared with. */
export const withoutMeasures = (plan: Plan): Plan => ({
  ...plan,
  levers: [],
  requirements: [],
  assumptions: [],
});

/** Demand and supply of the first row asked for, in another result. */
const sameRow = (result: Result, request: RowRequest, year: number) => {
  const [row] = balanceRows(result, { ...request, years: [year] });
  return { demand: row?.demand_fte ?? 0, supply: row?.supply_fte ?? 0 };
};

/** Demand and supply of the municipal services alone. */
const ownServices = (result: Result, area: Area, year: number) => {
  const path = balanceOf(result, { places: area.members, sector: 'municipal' });
  const y = year - result.firstYear;
  return { demand: at(path.demand, y), supply: at(path.supply, y), many: area.kind !== 'municipality' };
};

const printHuman = async (
  session: Session,
  result: Result,
  area: Area,
  request: RowRequest,
  part?: string,
  why = false,
  settings: DrawSettings | null = null,
): Promise<string> => {
  const without = changesSomething(result.plan)
    ? unwrap(project(session.prepared, withoutMeasures(result.plan)))
    : null;
  const { words } = session;
  const name = areaName(words, area);
  const [service = 'all'] = request.services;
  const [profession = 'all'] = request.professions;
  const rows = balanceRows(result, request);
  const focus = rows.find(({ year }) => year === standardYear) ?? rows.at(-1);
  const banded = settings === null ? null : await withBands(session, result, rows, settings);
  const band = banded?.find(({ year }) => year === focus?.year);
  const blocks: string[] = [];
  if (focus !== undefined)
    blocks.push(
      balanceSentences(words.language, {
        place: name,
        year: focus.year,
        demand: focus.demand_fte,
        supply: focus.supply_fte,
        ...(band === undefined ? {} : { band: { low: band.gap_p10_fte, high: band.gap_p90_fte } }),
        ...(part === undefined ? { own: ownServices(result, area, focus.year) } : { part }),
        ...(without === null ? {} : { without: sameRow(without, request, focus.year) }),
      }).join(' '),
    );
  blocks.push(
    [
      words.cli('table.byYear', { place: name }),
      renderTable(
        [
          { title: words.cli('column.year') },
          ...figureColumns(words),
          { title: words.cli('column.population'), numeric: true },
        ],
        rows.map((row) => [
          String(row.year),
          ...figures(words, row),
          formatNumber(words.language, row.population_persons),
        ]),
      ),
    ].join('\n'),
  );
  if (focus !== undefined && profession === 'all')
    blocks.push(
      [
        words.cli('table.byProfession', { place: name, year: String(focus.year) }),
        partTable(
          words,
          words.cli('column.profession'),
          balanceRows(result, { ...request, years: [focus.year], professions: allProfessions }),
          'profession',
        ),
      ].join('\n'),
    );
  if (focus !== undefined && service === 'all')
    blocks.push(
      [
        words.cli('table.byService', { place: name, year: String(focus.year) }),
        partTable(
          words,
          words.cli('column.service'),
          balanceRows(result, { ...request, years: [focus.year], services: allServices }),
          'service',
        ),
      ].join('\n'),
    );
  if (settings !== null && banded !== null) blocks.push(bandText(session, name, banded, settings));
  if (why && focus !== undefined && changesSomething(result.plan))
    blocks.push(whyText(session, result, area, name, focus.year));
  blocks.push(
    [
      words.cli('unit.fte'),
      ...(ownAssumptions(session, result.plan).length === 0
        ? []
        : [words.cli('plan.own', { names: ownAssumptions(session, result.plan).join(', ') })]),
      words.cli('foot.scenario', {
        scenario: words.shared(`scenario.${result.plan.scenario}`),
        population: words.shared(`population.${result.plan.population}`),
      }),
      sourceLine(session, result),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
};

const toJson = (
  session: Session,
  result: Result,
  rows: readonly BalanceRow[],
  settings: DrawSettings | null = null,
): string =>
  `${JSON.stringify(
    {
      unit: {
        demand_fte: 'contracted FTE',
        supply_fte: 'contracted FTE',
        gap_fte: 'contracted FTE, positive is shortage',
        coverage_share: 'share',
        users_persons: 'persons',
        population_persons: 'persons on 1 January',
      },
      ...(settings === null ? {} : { draws: settings.draws, seed: settings.seed }),
      scenario: result.plan.scenario,
      population: result.plan.population,
      plan: result.plan,
      own_assumptions: ownAssumptions(session, result.plan),
      model_version: result.modelVersion,
      data_version: result.dataVersion,
      baseline_id: result.baselineId,
      sources: session.baseline.sources.map(({ key, citation, licence }) => ({ key, citation, licence })),
      rows,
    },
    null,
    1,
  )}\n`;

/**
 * `veivalg balanse [place]`: people needed and people there will be.
 *
 * @returns The text to print.
 */
export const balanceCommand = async (
  session: Session,
  place: string,
  options: BalanceOptions,
): Promise<string> => {
  const service = options.tjeneste === undefined ? 'all' : unwrap(chooseService(options.tjeneste));
  const profession = options.yrke === undefined ? 'all' : unwrap(chooseProfession(options.yrke));
  const first = session.baseline.baseYear;
  const askedYears =
    options.ar === undefined ? null : unwrap(chooseYears(options.ar, first, session.prepared.endYear));
  const areas =
    options.alle === true
      ? session.directory.areas.filter(({ kind }) => kind === 'municipality')
      : [unwrap(findArea(session.directory, place))];
  const country = session.directory.areas.find(({ kind }) => kind === 'country');
  const plan = planFrom(
    session,
    (options.alle === true ? country : areas[0]) ?? unwrap(findArea(session.directory, place)),
    options,
  );
  const result = unwrap(project(session.prepared, plan));
  printProblems(session.words.language, result.problems);
  if (options.kjoring !== undefined) writeRunFile(result, options.kjoring);
  const machine = options.json === true || options.csv === true;
  const everyYear = Array.from({ length: result.yearCount }, (_, y) => first + y);
  const request = (area: Area): RowRequest => ({
    area,
    name: areaName(session.words, area),
    years: askedYears ?? (machine ? everyYear : shownYears(result)),
    services: [service],
    professions: [profession],
  });
  const settings = options.trekk === undefined && options.fro === undefined ? null : drawSettings(options);
  if (machine) {
    const plain = areas.flatMap((area) => balanceRows(result, request(area)));
    if (settings === null)
      return options.json === true
        ? toJson(session, result, plain)
        : toCsv(
            balanceColumns,
            plain.map((row) => balanceColumns.map((column) => row[column])),
          );
    const rows = await withBands(session, result, plain, settings);
    const columns = [...balanceColumns, ...bandColumns];
    return options.json === true
      ? toJson(session, result, rows, settings)
      : toCsv(
          columns,
          rows.map((row) => columns.map((column) => row[column])),
        );
  }
  if (options.alle === true) return printAll(session, result, areas, request);
  const [area] = areas;
  if (area === undefined) return '';
  const parts = [
    ...(service === 'all' ? [] : [session.words.shared(`service.${service}`).toLowerCase()]),
    ...(profession === 'all' ? [] : [session.words.shared(`profession.${profession}`).toLowerCase()]),
  ];
  return printHuman(
    session,
    result,
    area,
    request(area),
    parts.length === 0 ? undefined : parts.join(', '),
    options.hvorfor === true,
    settings,
  );
};

const printAll = (
  session: Session,
  result: Result,
  areas: readonly Area[],
  request: (area: Area) => RowRequest,
): string => {
  const { words } = session;
  const rows = areas
    .map((area) => {
      const asked = request(area);
      const years =
        asked.years.length === 1
          ? asked.years
          : [Math.min(standardYear, result.firstYear + result.yearCount - 1)];
      return balanceRows(result, { ...asked, years })[0];
    })
    .filter((row) => row !== undefined);
  return `${renderTable(
    [{ title: words.cli('column.place') }, { title: words.cli('column.year') }, ...figureColumns(words)],
    rows.map((row) => [row.area_name, String(row.year), ...figures(words, row)]),
  )}\n\n${words.cli('unit.fte')}\n${sourceLine(session, result)}\n`;
};
