import type { Alternative, BalanceFigures } from '../facts/case-facts.ts';
import { magnitude } from '../facts/figure.ts';
import type { Line } from '../model/document.ts';
import { joinLines } from '../text/write.ts';
import type { Context } from './context.ts';
import { type BandSide, balanceFinding, bandEnds, bandSide, middleFinding, toldFinding } from './finding.ts';

/** How the place stands in a year: the finding alone. */
export const findingLine = ({ facts, writer, services }: Context, balance: BalanceFigures): Line => {
  return writer.say(`finding.${toldFinding(balance)}`, {
    year: String(balance.year),
    place: facts.place.name,
    services,
    ...(balance.gap === null ? {} : { gap: magnitude(balance.gap) }),
  });
};

/** What the finding is made of: need, supply and how much is covered. */
export const detailLine = ({ writer }: Context, { demand, supply, coverage }: BalanceFigures): Line =>
  demand === null || supply === null || coverage === null
    ? writer.say('detailNothing')
    : writer.say('detail', { demand, supply, coverage });

/** How sure the finding is, in words and figures; says so when the run has no band. */
export const bandLine = ({ writer, facts }: Context, balance: BalanceFigures): Line | null => {
  const { gap } = balance;
  const ends = gap === null ? null : bandEnds(gap);
  if (gap?.band === undefined || ends === null) return facts.run.draws ? null : writer.say('band.none');
  const side = bandSide(gap.band);
  return side === 'surplus'
    ? writer.say('band.surplus', { low: ends.high, high: ends.low })
    : writer.say(`band.${side}`, { low: ends.low, high: ends.high });
};

/** How the place stands today. */
export const nowLine = ({ facts, writer }: Context): Line =>
  writer.say(`now.${balanceFinding(facts.now)}`, {
    year: String(facts.firstYear),
    ...(facts.now.gap === null ? {} : { gap: magnitude(facts.now.gap) }),
  });

/** What an alternative changes against doing nothing, by the middle of what may happen. Null for doing nothing itself. */
export const changeLine = ({ writer }: Context, alternative: Alternative): Line | null => {
  const { balance, change } = alternative;
  if (change === null || balance.gap === null) return null;
  const values = {
    year: String(balance.year),
    gap: magnitude(balance.gap),
    change: magnitude(change),
  };
  const effect = middleFinding(change, balance.demand);
  if (effect === 'even') return writer.say('change.same', values);
  const finding = middleFinding(balance.gap, balance.demand);
  if (finding === 'even') return writer.say(effect === 'surplus' ? 'change.even' : 'change.evenMore', values);
  if (finding === 'surplus') return writer.say('change.surplus', values);
  return writer.say(effect === 'surplus' ? 'change.less' : 'change.more', values);
};

/** How sure it is what an alternative changes, and where it leaves the gap. Null without bands. */
export const changeBandLine = ({ writer }: Context, { balance, change }: Alternative): Line | null => {
  const [moved, left] = [change, balance.gap].map((figure) => (figure === null ? null : bandEnds(figure)));
  if (!moved || !left || change?.band === undefined || balance.gap?.band === undefined) return null;
  const how = bandSide(change.band);
  const where = bandSide(balance.gap.band);
  const inOrder = (side: BandSide, { low, high }: NonNullable<typeof moved>) =>
    side === 'surplus' ? { low: high, high: low } : { low, high };
  return joinLines(
    writer.say(`changeBand.${how}`, inOrder(how, moved)),
    writer.say(`planBand.${where}`, inOrder(where, left)),
  );
};

/** What the best and the worst path give, and whether the conclusion turns. Null when they were not run. */
export const pathsLine = ({ facts, writer }: Context): Line | null => {
  const { best, worst, nothing } = facts;
  if (best === null || worst === null || best.gap === null || worst.gap === null) return null;
  const phrase = (balance: BalanceFigures): Line =>
    writer.say(`path.${balanceFinding(balance)}`, {
      ...(balance.gap === null ? {} : { gap: magnitude(balance.gap) }),
    });
  const findings = new Set([nothing, best, worst].map(balanceFinding));
  return joinLines(
    writer.say('paths', { best: phrase(best), worst: phrase(worst) }),
    writer.say(findings.size === 1 ? 'paths.same' : 'paths.turn'),
  );
};

/** Which path the run follows. */
export const scenarioLine = ({ facts, writer }: Context): Line =>
  writer.say('scenario.used', {
    scenario: writer.shared(`scenario.${facts.run.scenario}`).toLowerCase(),
    population: writer.shared(`population.${facts.run.population}`).toLowerCase(),
  });
