import type { Language } from '../../ids.ts';
import { formatNumber, formatPercent, roundForReader } from '../number.ts';
import { createTranslator } from '../translator.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

/** What a sentence about a balance may speak of; nothing else is known to it. Units: FTE, year. */
export interface BalanceFacts {
  readonly place: string;
  readonly year: number;
  readonly demand: number;
  readonly supply: number;
  /** 10th and 90th percentile of the gap, when the run has draws. */
  readonly band?: { readonly low: number; readonly high: number };
  /** Names the service or profession when only a part of the balance is meant. */
  readonly part?: string;
  /** Demand and supply of the municipal services alone, and whether the place is one municipality or several. */
  readonly own?: { readonly demand: number; readonly supply: number; readonly many: boolean };
  /** Demand and supply of the same place and year without the plan. */
  readonly without?: { readonly demand: number; readonly supply: number };
}

/** A gap below this share of demand is called even when there is no band: smaller than the rounding of the sources. */
const evenShare = 0.005;

const tables = { nb, nn, en };

const figure = (language: Language, value: number, width = 0): string => {
  const rounded = roundForReader(value, width);
  return formatNumber(language, rounded, Number.isInteger(rounded) ? 0 : 1);
};

/**
 * Say how a place stands in one year: the finding, what it is made of, how sure it is, and what the plan changes.
 *
 * A difference inside the band is called not certain and no clear difference, one inside the rounding about equal.
 *
 * @returns Sentences in the order to be read; the first one stands alone.
 */
export const balanceSentences = (language: Language, facts: BalanceFacts): readonly string[] => {
  const say = createTranslator(language, tables);
  const gap = facts.demand - facts.supply;
  const width = facts.band === undefined ? 0 : facts.band.high - facts.band.low;
  const inside = facts.band !== undefined && facts.band.low < 0 && facts.band.high > 0;
  const even = Math.abs(gap) < evenShare * facts.demand || (gap === 0 && facts.demand === 0);
  const way = gap > 0 ? 'Shortage' : 'Surplus';
  const finding = even ? 'even' : inside ? (`unsure${way}` as const) : gap > 0 ? 'shortage' : 'surplus';
  const where = { year: String(facts.year), place: facts.place, gap: figure(language, Math.abs(gap), width) };
  const sentences = [
    facts.part === undefined
      ? say(`balance.${finding}`, where)
      : say(`balance.${finding}Part`, { ...where, part: facts.part }),
  ];
  if (facts.demand > 0)
    sentences.push(
      say('balance.detail', {
        demand: figure(language, facts.demand),
        supply: figure(language, facts.supply),
        coverage: formatPercent(language, facts.supply / facts.demand),
      }),
    );
  else sentences.push(say('balance.detailNothing'));
  if (facts.own !== undefined) {
    const ownGap = facts.own.demand - facts.own.supply;
    const kind =
      Math.abs(ownGap) < evenShare * facts.own.demand ? 'even' : ownGap > 0 ? 'shortage' : 'surplus';
    sentences.push(
      say(`balance.${facts.own.many ? 'ownMany' : 'own'}.${kind}`, {
        gap: figure(language, Math.abs(ownGap)),
      }),
    );
  }
  if (facts.band !== undefined) {
    if (inside)
      sentences.push(
        say('balance.bandAroundZero', {
          surplus: figure(language, -facts.band.low, width),
          shortage: figure(language, facts.band.high, width),
        }),
      );
    else if (facts.band.high <= 0)
      sentences.push(
        say('balance.bandSurplus', {
          low: figure(language, -facts.band.high, width),
          high: figure(language, -facts.band.low, width),
        }),
      );
    else
      sentences.push(
        say('balance.band', {
          low: figure(language, facts.band.low, width),
          high: figure(language, facts.band.high, width),
        }),
      );
  }
  if (facts.without !== undefined) sentences.push(planSentence(language, facts, facts.without, gap));
  return sentences;
};

const planSentence = (
  language: Language,
  facts: BalanceFacts,
  without: { readonly demand: number; readonly supply: number },
  gap: number,
): string => {
  const say = createTranslator(language, tables);
  const change = without.demand - without.supply - gap;
  const values = {
    place: facts.place,
    gap: figure(language, Math.abs(gap)),
    change: figure(language, Math.abs(change)),
  };
  if (Math.abs(change) < evenShare * facts.demand) return say('balance.withPlan.same');
  if (Math.abs(gap) < evenShare * facts.demand) return say('balance.withPlan.closed');
  if (gap < 0) return say('balance.withPlan.surplus', values);
  return say(change > 0 ? 'balance.withPlan.less' : 'balance.withPlan.more', values);
};
