import { exp, f64 } from '@veivalg/core';
import { firstLayer, healthParameter, type Responses, responseBlocks } from './responses.ts';

/**
 * What a plan adds to the healthy share of the gain in life expectancy, where draws are worked out; 0 is nothing, and between
 * two of them it goes in a straight line. Closest where most draws come to the whole gain. Unit: share.
 */
export const healthKnots = [0.25, 0.375, 0.5, 0.625, 0.75, 1] as const;

/** Columns for what a plan adds to the healthy share. */
export const healthColumns = healthKnots.length;

/** A share with something added: no more than the whole gain, unless it was so before, as `finishDemand` has it. */
const raised = (share: number, added: number): number => Math.min(Math.max(share, 1), share + added);

/**
 * Part what a plan adds to the healthy share between the columns.
 *
 * @param each Receives the position of a column among those of health, and the part of it.
 */
export const eachHealthKnot = (added: number, each: (position: number, part: number) => void): void => {
  let before = 0;
  for (let k = 0; k < healthKnots.length; k++) {
    const knot = healthKnots[k] as number;
    if (added > before) {
      const part = Math.min(1, (added - before) / (knot - before));
      const next = healthKnots[k + 1];
      const beyond = next === undefined ? 0 : Math.min(1, Math.max(0, (added - knot) / (next - knot)));
      if (part > beyond) each(k, part - beyond);
    }
    before = knot;
  }
};

type HealthResponses = Pick<
  Responses,
  'parameters' | 'pairs' | 'alternatives' | 'shares' | 'layers' | 'localDemand' | 'placeCount'
>;

const position = ({ parameters }: HealthResponses): number =>
  parameters.findIndex(({ name }) => name === healthParameter);

/** Layers of demand by service in a year: the first, how many, and their mean as the country has them. */
const demandLayers = ({ layers, shares }: HealthResponses, year: number) => {
  const width = layers.reduce((a, b) => a + b, 0);
  const first = year * width + firstLayer(layers, 'demandByService');
  const count = layers[responseBlocks.indexOf('demandByService')] as number;
  const mean = (read: (at: number) => number | undefined): number => {
    let total = 0;
    for (let at = first; at < first + count; at++) total += (shares[at] as number) * (read(at) ?? 0);
    return total;
  };
  return { first, count, mean };
};

/**
 * Make the function that reads what demand is multiplied by, less 1, when a plan adds to the healthy share: the model stops at
 * the whole gain, so that the share drawn and the share added are not two numbers that are multiplied.
 *
 * @param power Value of a power by its position. @param weight Weight of a population alternative by its position.
 * @param out Written: beyond what the draw does without the plan. Shape [healthColumns].
 * @source docs/method/uncertainty.md Q3; docs/method/use.md U3
 */
export const healthTieAt = (
  responses: HealthResponses,
  year: number,
): ((
  power: (position: number) => number,
  weight: (position: number) => number,
  out: Float64Array,
) => void) => {
  const j = position(responses);
  const nodes = responses.parameters[j]?.nodes;
  if (nodes === undefined) return (_power, _weight, out) => out.fill(0);
  const { middle, scale } = nodes;
  const { mean } = demandLayers(responses, year);
  const country = responses.parameters[j]?.country;
  const own = [mean((at) => country?.[at * 2]), mean((at) => country?.[at * 2 + 1]), 0];
  const pairs = responses.pairs.flatMap(({ first, second, cross }) => {
    const ours = [first, second].filter((one) => one >> 1 === j);
    if (ours.length === 0) return [];
    const size = mean((at) => cross[at]);
    if (ours.length === 2) own[2] = (own[2] ?? 0) + size;
    const other = first >> 1 === j ? second : first;
    return ours.length === 2 || size === 0 ? [] : [{ power: (ours[0] ?? 0) & 1, other, size }];
  });
  const people = responses.alternatives.map(({ country: change, withHealth }) => [
    mean((at) => change[at]),
    mean((at) => withHealth?.[at * 2]),
    mean((at) => withHealth?.[at * 2 + 1]),
  ]);
  const read = (t: number, [slope = 0, bend = 0, third = 0]: readonly number[]): number =>
    t * (slope + t * (bend + t * third));
  const placed = (share: number): number => (share - middle) / scale;
  const centre = healthKnots.map((added) => read(placed(raised(middle, added)), own));
  const [curve, ofPeople] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  return (power, weight, out) => {
    for (let i = 0; i < 3; i++) {
      curve[i] = own[i] ?? 0;
      let sum = i === 0 ? 1 : 0;
      for (let a = 0; a < people.length; a++) sum += weight(a) * (people[a]?.[i] ?? 0);
      ofPeople[i] = sum;
    }
    for (const { power: p, other, size } of pairs) curve[p] = (curve[p] ?? 0) + size * power(other);
    const [whole = 1, slope = 0, bend = 0] = ofPeople;
    const peopleAt = (t: number): number => whole + t * (slope + t * bend);
    const t = power(j * 2);
    const before = read(t, curve);
    for (let k = 0; k < healthKnots.length; k++) {
      const now = placed(raised(middle + t * scale, healthKnots[k] as number));
      const change = exp(read(now, curve) - (centre[k] as number) - before);
      out[k] = (change * peopleAt(now)) / peopleAt(t) - 1;
    }
  };
};

/** How strongly demand answers to health against the country. */
export interface HealthAnswers {
  /** Shape [S]. */
  readonly services: Float64Array;
  /** What a place differs by beyond its services. Shape [M]. */
  readonly places: Float64Array;
}

/**
 * Make the reader of how strongly services and places answer to health, each year worked out once: between the two nodes that
 * the parameter was measured at, against the country.
 *
 * @source docs/method/uncertainty.md Q3
 */
export const healthAnswers = (responses: HealthResponses): ((year: number) => HealthAnswers) => {
  const j = position(responses);
  const known: HealthAnswers[] = [];
  const find = (year: number): HealthAnswers => {
    const { localDemand, placeCount } = responses;
    const { first, count, mean } = demandLayers(responses, year);
    const answers = { services: new Float64Array(count), places: new Float64Array(placeCount) };
    const { nodes, country } = responses.parameters[j] ?? {};
    if (nodes === undefined || country === undefined) return answers;
    const powers = [nodes.first, nodes.second].map((t) => [t, t * t, t * t * t] as const);
    const [[t1, bend1, third1], [t2, bend2, third2]] = powers as [(typeof powers)[0], (typeof powers)[0]];
    const cubic = responses.pairs.find(({ first: a, second: b }) => a === j * 2 && b === j * 2 + 1);
    const change = (slope: number, bend: number, third: number): number =>
      slope * (t2 - t1) + bend * (bend2 - bend1) + third * (third2 - third1);
    const ofLayer = (at: number): number =>
      change(country[at * 2] ?? 0, country[at * 2 + 1] ?? 0, cubic?.cross[at] ?? 0);
    const whole = mean(ofLayer);
    if (whole === 0) return answers;
    for (let s = 0; s < count; s++) answers.services[s] = ofLayer(first + s) / whole;
    const { rank, weights, patterns } = localDemand;
    const powerCount = responses.parameters.length * 2 + responses.pairs.length;
    for (let r = 0; r < rank; r++) {
      const at = (year * powerCount + j * 2) * rank + r;
      const follows = change(weights[at] ?? 0, weights[at + rank] ?? 0, 0) / whole;
      const row = (year * rank + r) * placeCount;
      for (let m = 0; m < placeCount; m++)
        answers.places[m] = f64(answers.places, m) + follows * (patterns[row + m] as number);
    }
    return answers;
  };
  return (year) => {
    const answers = known[year] ?? find(year);
    known[year] = answers;
    return answers;
  };
};
