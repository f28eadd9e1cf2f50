import type { LocalPatterns } from './local-patterns.ts';
import type { Responses } from './responses.ts';

/** Round to 13 binary digits: a part in ten thousand of an effect, and half the bytes when packed. */
const shorten = (values: Float32Array): Float32Array => {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < bits.length; i++) bits[i] = ((bits[i] as number) + 0x400) & 0xfffff800;
  return values;
};

const shortenPatterns = (local: LocalPatterns): LocalPatterns => ({
  rank: local.rank,
  weights: shorten(local.weights),
  patterns: shorten(local.patterns),
});

/** Responses with every number rounded. */
export const shortened = (responses: Responses): Responses => ({
  ...responses,
  shares: shorten(responses.shares),
  parameters: responses.parameters.map((response) => ({ ...response, country: shorten(response.country) })),
  pairs: responses.pairs.map((pair) => ({ ...pair, cross: shorten(pair.cross) })),
  alternatives: responses.alternatives.map((response) => ({
    ...response,
    country: shorten(response.country),
    withHealth: response.withHealth === null ? null : shorten(response.withHealth),
    demandOfPlaces: shorten(response.demandOfPlaces),
    supplyOfPlaces: shorten(response.supplyOfPlaces),
  })),
  localDemand: shortenPatterns(responses.localDemand),
  localSupply: shortenPatterns(responses.localSupply),
});
