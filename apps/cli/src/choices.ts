import {
  fail,
  type Outcome,
  type Profession,
  problem,
  professions,
  type Scenario,
  type Service,
  scenarios,
  services,
  succeed,
} from '@veivalg/core';
import { sharedTexts } from '@veivalg/core/text';

/** Words for scenarios beside their codes. */
const scenarioWords: Readonly<Record<string, Scenario>> = {
  middels: 'middle',
  best: 'best',
  verst: 'worst',
  'best-helse': 'bestHealth',
  'best-familie': 'bestFamily',
  'best-standard': 'bestStandard',
  'verst-helse': 'worstHealth',
  'verst-familie': 'worstFamily',
  'verst-standard': 'worstStandard',
};

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s,-]+/g, ' ');

const pick = <Code extends string>(
  prefix: 'service' | 'profession',
  codes: readonly Code[],
  text: string,
  problemCode: string,
): Outcome<Code> => {
  const wanted = fold(text);
  const names = (code: Code): readonly string[] => {
    const key = `${prefix}.${code}` as keyof typeof sharedTexts.nb;
    return [code, sharedTexts.nb[key], sharedTexts.nn[key], sharedTexts.en[key]].map(fold);
  };
  const found =
    codes.find((code) => names(code).includes(wanted)) ??
    codes.find((code) => names(code).some((name) => wanted.length >= 4 && name.startsWith(wanted)));
  return found === undefined
    ? fail([
        problem(problemCode, text, {
          name: text,
          choices: codes
            .map((code) => sharedTexts.nb[`${prefix}.${code}` as keyof typeof sharedTexts.nb].toLowerCase())
            .join(', '),
        }),
      ])
    : succeed(found);
};

/** Find a service by code or by its name in any of the three languages. @returns V2005 unknown. */
export const chooseService = (text: string): Outcome<Service> => pick('service', services, text, 'V2005');

/** Find a profession by code or by its name in any of the three languages. @returns V2006 unknown. */
export const chooseProfession = (text: string): Outcome<Profession> =>
  pick('profession', professions, text, 'V2006');

/** Find a scenario by code or word. @returns V2007 unknown. */
export const chooseScenario = (text: string): Outcome<Scenario> => {
  const found =
    scenarioWords[fold(text).replaceAll(' ', '-')] ??
    scenarios.find((code) => code.toLowerCase() === fold(text));
  return found === undefined
    ? fail([problem('V2007', text, { name: text, choices: Object.keys(scenarioWords).join(', ') })])
    : succeed(found);
};

/** Read years as `2040`, `2030,2040` or `2030-2035`. @returns V2004 outside the span, V2008 no number. */
export const chooseYears = (text: string, first: number, last: number): Outcome<readonly number[]> => {
  const years: number[] = [];
  for (const part of text.split(',')) {
    const [from = '', to = from] = part.trim().split(/[-–]/);
    const start = Number(from);
    const end = Number(to);
    if (!/^\d+$/.test(from) || !/^\d+$/.test(to)) return fail([problem('V2008', part, { name: part })]);
    for (const year of [start, end])
      if (year < first || year > last) return fail([problem('V2004', part, { year, first, last })]);
    for (let year = start; year <= end; year++) years.push(year);
  }
  return succeed(years);
};
