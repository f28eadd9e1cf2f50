import { at, type Language, professions, services } from '@veivalg/core';
import { formatNumber, type Translate } from '@veivalg/core/text';
import { coverageSpread } from '../charts/spread.ts';
import type { AreaRun, MapRunFigures, Picture } from '../engine/protocol.ts';
import { figure, percent, setting, signedFigure } from '../text/figures.ts';
import type { TextKey } from '../text/use-text.ts';
import type { WhyTopic } from './why-topic.ts';

export interface WhyFacts {
  readonly picture: Picture;
  readonly place: string;
  /** Gap with the plan less gap without the lever, when it is known. */
  readonly effects: Readonly<Record<string, number>> | null;
  readonly t: Translate<TextKey>;
  readonly language: Language;
}

/** A formula in words, and the same with the numbers of the place. */
export interface Formula {
  readonly words: string;
  readonly numbers: string;
}

/** One term of a sum. */
export interface Term {
  readonly id: string;
  readonly label: string;
  readonly value: number;
}

/** An explanation: what is asked, what it is, how it is worked out. */
export interface Why {
  readonly title: string;
  readonly sentence: string;
  readonly formulas: readonly Formula[];
  /** Terms that add up to the number, where it is a sum; the largest first. */
  readonly terms: readonly Term[];
}

/** Year from the base year that the picture is looked at in. */
export const yearIn = (picture: Picture): number =>
  Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);

/** Demand and supply of one profession or service, or of all, in one year. Unit: FTE. */
export const sidesOf = (
  run: AreaRun,
  topic: WhyTopic,
  y: number,
  yearCount: number,
): { readonly demand: number; readonly supply: number } => {
  if (topic.kind === 'profession') {
    const cell = professions.indexOf(topic.id) * yearCount + y;
    return { demand: at(run.demandByProfession, cell), supply: at(run.supplyByProfession, cell) };
  }
  if (topic.kind === 'service') {
    const s = services.indexOf(topic.id);
    return { demand: at(run.demandByService, s), supply: at(run.supplyByService, s) };
  }
  return { demand: at(run.demand, y), supply: at(run.supply, y) };
};

const ofPlaces = (
  { demand, supply }: MapRunFigures,
  members: readonly number[],
  y: number,
  yearCount: number,
): { demand: number; supply: number } => {
  const places = demand.length / yearCount;
  const sum = (from: Float64Array): number =>
    members.reduce((total, m) => total + at(from, y * places + m), 0);
  return { demand: sum(demand), supply: sum(supply) };
};

/** In whole numbers, or with one decimal where they are small, so that a reader can check it by hand. */
const plainOf =
  (language: Language, size: number) =>
  (value: number): string =>
    formatNumber(language, value, Math.abs(size) < 20 ? 1 : 0);

/**
 * As many decimals as it takes for what is written to add up as written, so that a reader can check it by hand.
 *
 * @param whole What the terms come to; two decimals are the most, where rounding never shows more than a hundredth off.
 */
const plainSum = (
  language: Language,
  whole: number,
  terms: readonly number[],
): ((value: number) => string) => {
  const least = Math.abs(terms[0] ?? whole) < 20 ? 1 : 0;
  for (let decimals = least; decimals < 2; decimals++) {
    const round = (value: number): number => Math.round(value * 10 ** decimals);
    if (round(whole) === terms.reduce((sum, value) => sum + round(value), 0))
      return (value) => formatNumber(language, value, decimals);
  }
  return (value) => formatNumber(language, value, 2);
};

const balanceFormulas = (
  { t, language }: WhyFacts,
  { demand, supply }: { readonly demand: number; readonly supply: number },
): readonly Formula[] => {
  const plain = plainSum(language, demand - supply, [demand, -supply]);
  return [
    {
      words: t('why.formulaGap'),
      numbers: `${plain(demand - supply)} = ${plain(demand)} − ${plain(supply)}`,
    },
    {
      words: t('why.formulaCoverage'),
      numbers: `${percent(language, demand > 0 ? supply / demand : null, 1)} = ${plain(supply)} ÷ ${plain(demand)}`,
    },
  ];
};

const sorted = (terms: readonly Term[]): readonly Term[] =>
  terms.filter(({ value }) => Math.abs(value) > 1e-9).sort((one, other) => other.value - one.value);

/** Explain one number with the numbers of the place. */
export const explainNumber = (topic: WhyTopic, facts: WhyFacts): Why => {
  const { picture, place, t, language } = facts;
  const { plan, yearCount } = picture;
  const y = yearIn(picture);
  const year = String(picture.firstYear + y);
  const where = { place, year };
  const sides = sidesOf(plan, topic, y, yearCount);
  const gap = sides.demand - sides.supply;
  switch (topic.kind) {
    case 'gap':
      return {
        title: t(gap >= 0 ? 'why.title' : 'why.titleSurplus', { gap: figure(language, Math.abs(gap)) }),
        sentence: t('why.sentence', {
          first: String(picture.firstYear),
          year,
          demand: signedFigure(language, sides.demand - at(plan.demand, 0)),
          supply: signedFigure(language, sides.supply - at(plan.supply, 0)),
        }),
        formulas: balanceFormulas(facts, sides),
        terms: [],
      };
    case 'profession':
    case 'service': {
      const name = t(topic.kind === 'profession' ? `profession.${topic.id}` : `service.${topic.id}`);
      return {
        title: t('why.partTitle', { name, ...where }),
        sentence: t(topic.kind === 'profession' ? 'why.professionText' : 'why.serviceText', {
          name: name.toLocaleLowerCase(),
          demand: figure(language, sides.demand),
          supply: figure(language, sides.supply),
        }),
        formulas: balanceFormulas(facts, sides),
        terms: [],
      };
    }
    case 'demand':
      return {
        title: t('why.demandTitle', { value: figure(language, sides.demand), ...where }),
        sentence: t('why.demandText'),
        formulas: [
          {
            words: t('why.formulaDemand'),
            numbers: t('why.sumBelow', { value: plainOf(language, sides.demand)(sides.demand) }),
          },
        ],
        terms: sorted(
          services.map((service, s) => ({
            id: service,
            label: t(`service.${service}`),
            value: at(plan.demandByService, s),
          })),
        ),
      };
    case 'supply':
      return {
        title: t('why.supplyTitle', { value: figure(language, sides.supply), ...where }),
        sentence: t('why.supplyText'),
        formulas: [
          {
            words: t('why.formulaSupply'),
            numbers: t('why.sumBelow', { value: plainOf(language, sides.supply)(sides.supply) }),
          },
        ],
        terms: sorted(
          professions.map((profession, p) => ({
            id: profession,
            label: t(`profession.${profession}`),
            value: at(plan.supplyByProfession, p * yearCount + y),
          })),
        ),
      };
    case 'coverage':
      return {
        title: t('why.coverageTitle', {
          value: percent(language, sides.demand > 0 ? sides.supply / sides.demand : null),
          ...where,
        }),
        sentence: t('why.coverageText'),
        formulas: balanceFormulas(facts, sides).slice(1),
        terms: [],
      };
    case 'heads': {
      const heads = at(plan.headsPerFte, y);
      const missing = Math.max(0, gap);
      return {
        title: t('why.headsTitle', { value: figure(language, missing * heads), ...where }),
        sentence: t('why.headsText', { size: percent(language, heads > 0 ? 1 / heads : null) }),
        formulas: [
          {
            words: t('why.formulaHeads'),
            numbers: `${formatNumber(language, missing * heads)} = ${formatNumber(language, missing)} ÷ ${formatNumber(language, 1 / heads, 3)}`,
          },
        ],
        terms: [],
      };
    }
    case 'ceiling': {
      const [needed, employed] = [at(plan.headsNeeded, y), at(plan.employed, y)];
      return {
        title: t('why.ceilingTitle', {
          value: percent(language, employed > 0 ? needed / employed : null, 1),
          ...where,
        }),
        sentence: t('why.ceilingText'),
        formulas: [
          {
            words: t('why.formulaCeiling'),
            numbers: `${percent(language, employed > 0 ? needed / employed : null, 1)} = ${formatNumber(language, needed)} ÷ ${formatNumber(language, employed)}`,
          },
        ],
        terms: [],
      };
    }
    case 'spread': {
      const places = picture.map.plan.demand.length / yearCount;
      const { p10, p50, p90 } = coverageSpread(picture.map.plan, y, places);
      const write = (value: number | null): string => percent(language, value, 1);
      return {
        title: t('why.spreadTitle', { low: write(p10), high: write(p90), year }),
        sentence: t('why.spreadText', { count: places, median: write(p50) }),
        formulas: [
          {
            words: t('why.formulaSpread'),
            numbers: `P10 ${write(p10)} · P50 ${write(p50)} · P90 ${write(p90)}`,
          },
        ],
        terms: [],
      };
    }
    case 'residents': {
      const groups = [0, 1, 2, 3, 4].map((a) => ({
        id: String(a),
        label: t(`age.${a}` as TextKey),
        value: at(plan.residents, a * yearCount + y),
      }));
      const total = groups.reduce((sum, { value }) => sum + value, 0);
      return {
        title: t('why.residentsTitle', { value: formatNumber(language, total), ...where }),
        sentence: t('why.residentsText'),
        formulas: [
          {
            words: t('why.formulaResidents'),
            numbers: t('why.sumBelow', { value: formatNumber(language, total) }),
          },
        ],
        terms: sorted(groups),
      };
    }
    case 'lever': {
      const setTo = picture.question.plan.levers.find(({ measure }) => measure === topic.id);
      const effect = facts.effects?.[topic.id];
      const plain = plainSum(language, effect ?? 0, [gap, (effect ?? 0) - gap]);
      return {
        title: t('why.leverTitle', {
          value: effect === undefined ? '–' : signedFigure(language, effect),
          ...where,
        }),
        sentence: t('why.leverText', { value: setTo === undefined ? '–' : setting(language, setTo.value) }),
        formulas: [
          {
            words: t('why.formulaLever'),
            numbers: effect === undefined ? '–' : `${plain(effect)} = ${plain(gap)} − ${plain(gap - effect)}`,
          },
        ],
        terms: [],
      };
    }
    case 'place': {
      const here = ofPlaces(picture.map.plan, topic.members, y, yearCount);
      const without = ofPlaces(picture.map.reference, topic.members, y, yearCount);
      const places = picture.map.plan.old.length / yearCount;
      const old = topic.members.reduce((sum, m) => sum + at(picture.map.plan.old, y * places + m), 0);
      const plain = plainOf(language, here.demand);
      return {
        title: t('why.placeTitle', { place: topic.label, year }),
        sentence: t('why.placeText', {
          gap: figure(language, here.demand - here.supply),
          without: figure(language, without.demand - without.supply),
        }),
        formulas: [
          ...balanceFormulas(facts, here),
          {
            words: t('why.formulaPerOld'),
            numbers: `${formatNumber(language, old > 0 ? ((here.demand - here.supply) / old) * 100 : Number.NaN, 1)} = ${plain(here.demand - here.supply)} ÷ ${formatNumber(language, old)} × 100`,
          },
        ],
        terms: [],
      };
    }
    case 'requirement': {
      const { sum } = topic;
      const plain = plainSum(language, sum.gapBefore + sum.fte, [sum.gapBefore, sum.fte]);
      return {
        title: t('why.requirementTitle', { label: topic.label, value: signedFigure(language, sum.fte) }),
        sentence: t('why.requirementText', {
          met: figure(language, sum.met),
          asked: figure(language, sum.asked),
        }),
        formulas: [
          {
            words: t('why.formulaRequirement'),
            numbers: `${plain(sum.fte)}`,
          },
          {
            words: t('why.formulaRequirementGap'),
            numbers: `${plain(sum.gapBefore + sum.fte)} = ${plain(sum.gapBefore)} + ${plain(sum.fte)}`,
          },
        ],
        terms: sorted(
          professions.map((profession, p) => ({
            id: profession,
            label: t(`profession.${profession}`),
            value: at(sum.byProfession, p),
          })),
        ),
      };
    }
    case 'difference': {
      const { one, other } = topic;
      const [a, b] = [one.demand - one.supply, other.demand - other.supply];
      const plain = plainSum(language, a - b, [a, -b]);
      const plainOne = plainSum(language, a, [one.demand, -one.supply]);
      const plainOther = plainSum(language, b, [other.demand, -other.supply]);
      return {
        title: t('why.differenceTitle', { value: signedFigure(language, a - b) }),
        sentence: t('why.differenceText', { one: one.label, other: other.label }),
        formulas: [
          { words: t('why.formulaDifference'), numbers: `${plain(a - b)} = ${plain(a)} − ${plain(b)}` },
          { words: one.label, numbers: `${plainOne(a)} = ${plainOne(one.demand)} − ${plainOne(one.supply)}` },
          {
            words: other.label,
            numbers: `${plainOther(b)} = ${plainOther(other.demand)} − ${plainOther(other.supply)}`,
          },
        ],
        terms: sorted([
          { id: 'demand', label: t('why.differenceDemand'), value: one.demand - other.demand },
          { id: 'supply', label: t('why.differenceSupply'), value: -(one.supply - other.supply) },
        ]),
      };
    }
    default:
      return topic satisfies never;
  }
};
