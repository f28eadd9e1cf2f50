import { existsSync, readFileSync } from 'node:fs';
import {
  type Area,
  emptyPlan,
  fail,
  type LeverSetting,
  measureId,
  type Plan,
  problem,
  standingOf,
} from '@veivalg/core';
import { describeOwn, parseNumber } from '@veivalg/core/text';
import { parsePlan } from '@veivalg/data';
import { chooseScenario } from './choices.ts';
import { unwrap } from './output/fail.ts';
import { placeName } from './own-figures.ts';
import type { Session } from './session.ts';

/** Options that make a plan on the command line. */
export interface PlanOptions {
  readonly scenario?: string;
  readonly plan?: string;
  readonly tiltak?: string;
}

/** Read a plan file. @returns The plan; V1101 when there is no such file. */
export const readPlanFile = (path: string): Plan => {
  if (!existsSync(path)) return unwrap<Plan>(fail([problem('V1101', path, { file: path })]));
  return unwrap(parsePlan(readFileSync(path, 'utf8'), path));
};

/** Read `code=value` pairs with a comma between; a value may have a decimal comma when pairs are parted by semicolon. */
const leversIn = (session: Session, text: string): readonly LeverSetting[] =>
  text.split(text.includes(';') ? ';' : ',').flatMap((pair) => {
    const [code = '', written = ''] = pair.split('=');
    if (code.trim() === '') return [];
    const measure = session.prepared.library.measures.find(({ id }) => id === code.trim());
    const value = parseNumber(written);
    if (value === null) return unwrap<LeverSetting[]>(fail([problem('V2008', code, { name: written })]));
    return [
      {
        measure: measureId(code.trim()),
        value,
        startYear: measure?.startYear ?? session.baseline.baseYear + 1,
        rampYears: measure?.ramp.standard ?? 0,
        reach: 1,
      },
    ];
  });

/**
 * Make the plan that the options ask for; municipal measures reach the area asked about.
 *
 * The plan is checked when it is run: `project` names everything that is wrong with it.
 */
export const planFrom = (session: Session, area: Area, options: PlanOptions): Plan => {
  const base = options.plan === undefined ? emptyPlan : readPlanFile(options.plan);
  const levers = options.tiltak === undefined ? [] : leversIn(session, options.tiltak);
  const here =
    area.kind === 'country'
      ? []
      : area.members.map((m) => session.baseline.municipalities[m]?.id).filter((id) => id !== undefined);
  return {
    ...base,
    places: options.plan === undefined && levers.length > 0 ? here : base.places,
    scenario: options.scenario === undefined ? base.scenario : unwrap(chooseScenario(options.scenario)),
    levers: [...base.levers, ...levers],
  };
};

/** True when the plan holds anything that could change a number. */
export const changesSomething = (plan: Plan): boolean =>
  plan.levers.length + plan.requirements.length + plan.assumptions.length > 0;

/** Names of what in the plan is the user's own assumption, for every text and export. */
export const ownAssumptions = (session: Session, plan: Plan): readonly string[] => [
  ...session.own.map((own) =>
    describeOwn(
      session.words.language,
      own,
      placeName(session.baseline.municipalities, own.municipality),
    ).replace(/\.$/, ''),
  ),
  ...plan.levers.flatMap((setting) => {
    const measure = [...plan.ownMeasures, ...session.prepared.library.measures].find(
      ({ id }) => id === setting.measure,
    );
    return measure !== undefined && standingOf(measure, setting.value) === 'own'
      ? [measure.name[session.words.language]]
      : [];
  }),
  ...plan.assumptions.map(
    ({ parameter }) => session.baseline.parameters[parameter]?.name[session.words.language] ?? parameter,
  ),
];
