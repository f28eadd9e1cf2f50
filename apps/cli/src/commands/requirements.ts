import {
  type Area,
  at,
  emptyPlan,
  fail,
  type Plan,
  problem,
  type Requirement,
  type RequirementSetting,
} from '@veivalg/core';
import { formatNumber, parseNumber } from '@veivalg/core/text';
import { findArea } from '@veivalg/data';
import { type Consequence, consequencesOf, type PlanConsequences } from '@veivalg/engine';
import { distance } from 'fastest-levenshtein';
import { chooseYears } from '../choices.ts';
import { toCsv } from '../output/csv.ts';
import { printProblems, unwrap } from '../output/fail.ts';
import { renderTable } from '../output/table.ts';
import { readPlanFile } from '../plan-options.ts';
import type { Session } from '../session.ts';
import { areaName, sourceLine } from './balance.ts';

/** Options of `veivalg krav` as they come from the command line. */
export interface RequirementOptions {
  readonly sted?: string;
  readonly ar?: string;
  readonly mengde?: string;
  readonly fjern?: boolean;
  readonly plan?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Year that is shown when none is asked for: every requirement of the library is phased in by then. */
const standardYear = 2035;
const shownPlaces = 10;

const find = (session: Session, code: string): Requirement => {
  const { requirements } = session.prepared.library;
  const found = requirements.find(({ id }) => id === code);
  if (found !== undefined) return found;
  const near = requirements.map(({ id }) => id).sort((a, b) => distance(a, code) - distance(b, code));
  return unwrap<Requirement>(
    fail([problem('V2108', code, { id: code, suggestions: near.slice(0, 2).join(', ') })]),
  );
};

const sumOver = (path: Float64Array, y: number, area: Area, places: number): number =>
  area.members.reduce((total, m) => total + at(path, y * places + m), 0);

const list = (session: Session): string => {
  const { words, prepared } = session;
  return [
    renderTable(
      [
        { title: words.cli('column.code') },
        { title: words.cli('column.requirement') },
        { title: words.cli('column.amount') },
      ],
      prepared.library.requirements.map((entry) => [
        entry.id,
        entry.name[words.language],
        entry.amount === null
          ? words.cli('requirement.blank')
          : `${formatNumber(words.language, entry.amount, Number.isInteger(entry.amount) ? 0 : 2)} ${words.cli(`amount.${entry.unit}`)}`,
      ]),
    ),
    '',
    words.cli('requirement.hint'),
    '',
  ].join('\n');
};

const figure = (session: Session, value: number): string =>
  formatNumber(session.words.language, value, Math.abs(value) < 100 ? 1 : 0);

const one = (
  session: Session,
  consequence: Consequence,
  all: PlanConsequences,
  area: Area,
  year: number,
): string => {
  const { words, baseline } = session;
  const { before } = all;
  const y = year - before.firstYear;
  const M = before.placeCount;
  const name = areaName(words, area);
  const rows = consequence.byProfession.map((entry) => [
    words.shared(`profession.${entry.profession}`),
    figure(session, sumOver(entry.asked, y, area, M)),
    figure(session, sumOver(entry.met, y, area, M)),
    figure(session, sumOver(entry.fte, y, area, M)),
    figure(session, sumOver(entry.heads, y, area, M)),
  ]);
  const unable = area.members.filter((m) =>
    consequence.byProfession.some(({ unable: is }) => at(is, y * M + m) === 1),
  );
  const largest = [...area.members]
    .sort((a, b) => at(consequence.fte, y * M + b) - at(consequence.fte, y * M + a))
    .slice(0, shownPlaces);
  return [
    `${consequence.requirement.name[words.language]} – ${name}, ${year}`,
    consequence.requirement.text[words.language],
    '',
    renderTable(
      [
        { title: words.cli('column.profession') },
        { title: words.cli('column.asked'), numeric: true },
        { title: words.cli('column.met'), numeric: true },
        { title: words.cli('column.added'), numeric: true },
        { title: words.cli('column.heads'), numeric: true },
      ],
      [
        ...rows,
        [
          words.cli('column.total'),
          '',
          '',
          figure(session, sumOver(consequence.fte, y, area, M)),
          figure(session, sumOver(consequence.heads, y, area, M)),
        ],
      ],
    ),
    '',
    words.cli('requirement.unable', {
      count: unable.length,
      places:
        unable
          .slice(0, shownPlaces)
          .map((m) => baseline.municipalities[m]?.name ?? '')
          .join(', ') + (unable.length > shownPlaces ? ' …' : ''),
    }),
    ...(area.members.length > 1
      ? [
          '',
          words.cli('requirement.largest'),
          renderTable(
            [{ title: words.cli('column.place') }, { title: words.cli('column.added'), numeric: true }],
            largest.map((m) => [
              baseline.municipalities[m]?.name ?? '',
              figure(session, at(consequence.fte, y * M + m)),
            ]),
          ),
        ]
      : []),
    '',
    words.cli(
      consequence.setting.amount !== undefined || consequence.requirement.amountStanding === 'own'
        ? 'requirement.own'
        : 'requirement.published',
    ),
    consequence.requirement.legalSource[words.language],
    sourceLine(session, before),
    '',
  ].join('\n');
};

/** Every municipality's sum over the requirements, largest first. */
const sums = (
  session: Session,
  all: PlanConsequences,
  area: Area,
  year: number,
  options: RequirementOptions,
): string => {
  const { words, baseline } = session;
  const y = year - all.before.firstYear;
  const M = all.before.placeCount;
  const rows = area.members
    .map((m) => ({
      id: baseline.municipalities[m]?.id ?? '',
      name: baseline.municipalities[m]?.name ?? '',
      fte: at(all.sum.fte, y * M + m),
      heads: at(all.sum.heads, y * M + m),
      unable: at(all.sum.unable, y * M + m) === 1,
    }))
    .sort((a, b) => b.fte - a.fte);
  if (options.csv === true)
    return toCsv(
      ['municipality_id', 'municipality_name', 'year', 'added_fte', 'added_heads', 'cannot_be_met'],
      rows.map(({ id, name, fte, heads, unable }) => [id, name, year, fte, heads, unable ? 1 : 0]),
    );
  if (options.json === true)
    return `${JSON.stringify({ year, unit: { fte: 'contracted FTE', heads: 'persons' }, rows }, null, 1)}\n`;
  return [
    words.cli('requirement.sum', {
      count: all.consequences.length,
      place: areaName(words, area),
      year: String(year),
    }),
    renderTable(
      [
        { title: words.cli('column.requirement') },
        { title: words.cli('column.added'), numeric: true },
        { title: words.cli('column.heads'), numeric: true },
      ],
      [
        ...all.consequences.map((entry) => [
          entry.requirement.name[words.language],
          figure(session, sumOver(entry.fte, y, area, M)),
          figure(session, sumOver(entry.heads, y, area, M)),
        ]),
        [
          words.cli('column.total'),
          figure(session, sumOver(all.sum.fte, y, area, M)),
          figure(session, sumOver(all.sum.heads, y, area, M)),
        ],
      ],
    ),
    '',
    renderTable(
      [
        { title: words.cli('column.place') },
        { title: words.cli('column.added'), numeric: true },
        { title: words.cli('column.heads'), numeric: true },
        { title: words.cli('column.unable') },
      ],
      rows.map(({ name, fte, heads, unable }) => [
        name,
        figure(session, fte),
        figure(session, heads),
        unable ? words.cli('requirement.cannot') : '',
      ]),
    ),
    '',
    sourceLine(session, all.before),
    '',
  ].join('\n');
};

const settingOf = (requirement: Requirement, options: RequirementOptions): RequirementSetting => {
  const amount = options.mengde === undefined ? null : parseNumber(options.mengde);
  if (options.mengde !== undefined && amount === null)
    return unwrap<RequirementSetting>(fail([problem('V2008', requirement.id, { name: options.mengde })]));
  return {
    requirement: requirement.id,
    sign: options.fjern === true ? -1 : 1,
    startYear: requirement.startYear,
    rampYears: requirement.rampYears,
    ...(amount === null ? {} : { amount }),
  };
};

/**
 * `veivalg krav [code|sum]`: the library, the consequence of one requirement, or the sum of several.
 *
 * @returns The text to print.
 */
export const requirementsCommand = (
  session: Session,
  code: string | undefined,
  options: RequirementOptions,
): string => {
  if (code === undefined) return list(session);
  const area = unwrap(findArea(session.directory, options.sted ?? 'norge'));
  const [year = standardYear] =
    options.ar === undefined
      ? [standardYear]
      : unwrap(chooseYears(options.ar, session.baseline.baseYear, session.prepared.endYear));
  const whole = code === 'sum';
  const base: Plan = options.plan === undefined ? emptyPlan : readPlanFile(options.plan);
  const requirements = whole
    ? options.plan === undefined
      ? session.prepared.library.requirements
          .filter(({ amount }) => amount !== null)
          .map((entry) => settingOf(entry, {}))
      : base.requirements
    : [settingOf(find(session, code), options)];
  const outcome = consequencesOf(session.prepared, { ...base, requirements });
  const all = unwrap(outcome);
  printProblems(session.words.language, outcome.problems);
  if (whole) return sums(session, all, area, year, options);
  const [consequence] = all.consequences;
  if (consequence === undefined) return '';
  return options.json === true || options.csv === true
    ? sums(session, all, area, year, options)
    : one(session, consequence, all, area, year);
};
