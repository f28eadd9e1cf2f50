import { at, type Language } from '@veivalg/core';
import type { Translate } from '@veivalg/core/text';
import { bandsIn } from '../charts/bands-in.ts';
import { hasPlan } from '../charts/models.ts';
import type { Details, Picture } from '../engine/protocol.ts';
import type { Spread3 } from '../engine/resting-bands.ts';
import { openSense } from '../sense/sense-store.ts';
import { figure } from '../text/figures.ts';
import { type TextKey, useText } from '../text/use-text.ts';

interface Props {
  readonly picture: Picture;
  readonly details: Details | null;
  readonly place: string;
  readonly onWhy: () => void;
}

/** A gap below this share of the need is called even: smaller than the rounding of the sources. */
const evenShare = 0.005;

/** The sentence that says it, made from the numbers by templates that cannot say anything they do not. */
export const useFinding = (picture: Picture, place: string): string => {
  const { t, language } = useText();
  const y = Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);
  const demand = at(picture.plan.demand, y);
  const gap = demand - at(picture.plan.supply, y);
  const demand0 = at(picture.reference.demand, y);
  const gap0 = demand0 - at(picture.reference.supply, y);
  const values = {
    year: String(picture.firstYear + y),
    place,
    gap: figure(language, Math.abs(gap)),
    without: figure(language, Math.abs(gap0)),
  };
  const even = (value: number): boolean => Math.abs(value) < evenShare * demand0;
  if (hasPlan(picture) && gap0 > 0 && !even(gap0)) {
    if (even(gap)) return t('finding.closedWith', values);
    return t(gap > 0 ? 'finding.shortageWith' : 'finding.surplusWith', values);
  }
  if (even(gap)) return t('finding.even', values);
  return t(gap > 0 ? 'finding.shortage' : 'finding.surplus', values);
};

/** A municipality with fewer residents is small: the two smallest classes of the tested bands. Unit: persons. */
const smallPlace = 5000;

/** What the plan changes, in eight of ten runs; null where it changes nothing a reader could see. */
const changeWords = (
  { low, high }: Spread3,
  y: number,
  t: Translate<TextKey>,
  language: Language,
): string | null => {
  const [least, most] = [at(low, y), at(high, y)];
  if (Math.max(Math.abs(least), Math.abs(most)) < 0.5) return null;
  const write = (value: number): string => figure(language, Math.abs(value), most - least);
  if (most <= 0) return t('bands.change', { low: write(most), high: write(least) });
  if (least >= 0) return t('bands.changeMore', { low: write(least), high: write(most) });
  return t('bands.changeAround', { low: write(least), high: write(most) });
};

export const Finding = ({ picture, details, place, onWhy }: Props) => {
  const { t, language } = useText();
  const sentence = useFinding(picture, place);
  const y = Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);
  const bandSentence = (low: number, high: number): string => {
    const width = high - low;
    const write = (value: number): string => figure(language, value, width);
    if (low < 0 && high > 0) return t('finding.bandAround', { low: write(-low), high: write(high) });
    return t(high <= 0 ? 'finding.bandSurplus' : 'finding.band', {
      low: write(high <= 0 ? -high : low),
      high: write(high <= 0 ? -low : high),
    });
  };
  const demandNow = at(picture.plan.demand, 0);
  const supplyNow = at(picture.plan.supply, 0);
  const now = {
    demand: figure(language, demandNow),
    supply: figure(language, supplyNow),
    gap: figure(language, demandNow - supplyNow),
  };
  const best = details === null ? null : at(details.best.demand, y) - at(details.best.supply, y);
  const worst = details === null ? null : at(details.worst.demand, y) - at(details.worst.supply, y);
  const bands = details?.bands ?? null;
  const band = bandsIn(picture, details, picture.question)?.gap;
  const low = band === undefined ? null : at(band.low, y);
  const high = band === undefined ? null : at(band.high, y);
  const uncertainty =
    low !== null && high !== null
      ? bandSentence(low, high)
      : best === null || worst === null
        ? null
        : t(best < 0 ? 'finding.pathsSurplus' : 'finding.paths', {
            low: figure(language, Math.abs(best)),
            high: figure(language, Math.abs(worst)),
          });
  const changeSentence = bands?.gapChange == null ? null : changeWords(bands.gapChange, y, t, language);
  const { residents } = picture.plan;
  let people = 0;
  for (let a = y; a < residents.length; a += picture.yearCount) people += at(residents, a);
  const small = band !== undefined && picture.question.members.length === 1 && people < smallPlace;
  return (
    <div className="finding">
      <h1>{sentence}</h1>
      <p className="finding-more">
        {t(demandNow > supplyNow ? 'finding.now' : 'finding.nowSurplus', now)} {uncertainty}{' '}
        {changeSentence === null ? null : `${changeSentence} `}
        {small ? `${t('bands.wide')} ` : null}
        <button type="button" className="link strong" onClick={onWhy}>
          {t('finding.why')}
        </button>{' '}
        <button type="button" className="link" onClick={() => openSense()}>
          {t('sense.open')}
        </button>
      </p>
    </div>
  );
};
