import { professions, services } from '@veivalg/core';
import { useState } from 'react';
import { hasPlan } from '../charts/models.ts';
import type { ExplainedPart, Picture } from '../engine/protocol.ts';
import { useMeasures } from '../levers/use-measures.ts';
import { openSense } from '../sense/sense-store.ts';
import { Dialog } from '../shell/dialog.tsx';
import { ProgressLine, useLasting } from '../shell/progress.tsx';
import { useArea } from '../shell/use-area.ts';
import { useStore } from '../state/store.ts';
import { figure, setting } from '../text/figures.ts';
import { type TextKey, useText } from '../text/use-text.ts';
import { splits, useSplit } from '../why/use-split.ts';
import { Waterfall, type WaterfallPart } from '../why/waterfall.tsx';
import { explainNumber, sidesOf, yearIn } from '../why/why-formulas.ts';
import { gapParts } from '../why/why-parts.ts';
import { WhySources } from '../why/why-sources.tsx';
import '../style/sense.css';
import { closeWhy, rulesOf, useWhy, type WhyTopic } from '../why/why-topic.ts';

interface Props {
  readonly picture: Picture;
  readonly onClose: () => void;
  readonly topic?: WhyTopic;
}

/** Numbers of the area at hand that the window can be turned to. */
const plainKinds = [
  'gap',
  'demand',
  'supply',
  'coverage',
  'heads',
  'ceiling',
  'spread',
  'residents',
] as const;

const keyOf = (topic: WhyTopic): string => ('id' in topic ? `${topic.kind}:${topic.id}` : topic.kind);

const topicOf = (key: string): WhyTopic | null => {
  const [kind, id] = key.split(':');
  const plain = plainKinds.find((one) => one === kind);
  if (plain !== undefined) return { kind: plain };
  const profession = professions.find((one) => one === id);
  if (kind === 'profession' && profession !== undefined) return { kind, id: profession };
  const service = services.find((one) => one === id);
  return kind === 'service' && service !== undefined ? { kind, id: service } : null;
};

/** The window, when something has asked for it. */
export const WhyHost = () => {
  const topic = useWhy((state) => state.topic);
  const picture = useStore((state) => state.picture);
  return topic === null || picture === null ? null : (
    <WhyDialog key={keyOf(topic)} picture={picture} topic={topic} onClose={closeWhy} />
  );
};

const theGap: WhyTopic = { kind: 'gap' };

/** Why a number is what it is: sentence, parts that add up, formula with the numbers of the place, sources. */
export const WhyDialog = ({ picture, onClose, topic: first = theGap }: Props) => {
  const { t, language } = useText();
  const { name: place } = useArea();
  const measures = useMeasures();
  const library = useStore((state) => state.catalog?.library);
  const parameters = useStore((state) => state.catalog?.parameters ?? []);
  const found = useStore((state) => state.details);
  const [topic, setTopic] = useState(first);
  const changed = hasPlan(picture);
  const { split, stop } = useSplit(picture, topic, changed);
  const lasting = useLasting(split.state === 'working');
  const effects = found !== null && found.question === picture.question ? found.details.effects : null;
  const why = explainNumber(topic, { picture, place, effects, t, language });
  const { plan } = picture.question;
  const { explanation } = split;
  const nameOf = ({ kind, id }: ExplainedPart): string =>
    kind === 'leverGroup'
      ? t(`group.${id}` as TextKey)
      : kind === 'requirement'
        ? ([...plan.ownRequirements, ...(library?.requirements ?? [])].find((one) => one.id === id)?.name[
            language
          ] ?? id)
        : (measures.find((measure) => measure.id === id)?.name[language] ?? id);
  const parts = ((): readonly WaterfallPart[] => {
    if (!splits(topic)) return [];
    const whole = gapParts(picture, topic);
    // On another path than the middle one the split is scaled, so that its parts still add up to what the plan does there.
    const scale = explanation === null || explanation.total === 0 ? 1 : whole.plan / explanation.total;
    const own =
      explanation === null
        ? [{ id: 'plan', label: t('why.planDoes'), value: whole.plan, whole: false }]
        : explanation.parts.map((one) => ({
            id: `${one.kind}${one.id}`,
            label: nameOf(one),
            value: one.part * scale,
            whole: false,
          }));
    const year = String(picture.firstYear + yearIn(picture));
    const before =
      whole.start === null
        ? [
            {
              id: 'without',
              label: t('why.without', { year }),
              value: whole.demand + whole.supply,
              whole: true,
            },
          ]
        : [
            {
              id: 'start',
              label: t('why.start', { year: String(picture.firstYear) }),
              value: whole.start,
              whole: true,
            },
            { id: 'demand', label: t('why.demandGrows'), value: whole.demand, whole: false },
            { id: 'supply', label: t('why.supplyGrows'), value: whole.supply, whole: false },
          ];
    return [
      ...before,
      ...(changed ? own : []),
      { id: 'end', label: t(changed ? 'why.end' : 'why.endPlain', { year }), value: whole.end, whole: true },
    ];
  })();
  const y = yearIn(picture);
  const counted = <T extends string>(kind: 'profession' | 'service', ids: readonly T[]): readonly T[] =>
    ids.filter((id) => {
      const sides = sidesOf(picture.plan, { kind, id } as WhyTopic, y, picture.yearCount);
      return sides.demand > 0.05;
    });
  const turnable = topicOf(keyOf(topic)) !== null;
  return (
    <Dialog title={why.title} onClose={onClose} side>
      {turnable ? (
        <label className="choice why-choice no-print">
          <span>{t('why.choose')}</span>
          <select
            value={keyOf(topic)}
            onChange={(event) => {
              const next = topicOf(event.target.value);
              if (next !== null) setTopic(next);
            }}
          >
            {plainKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`why.kind.${kind}`)}
              </option>
            ))}
            <optgroup label={t('why.kind.profession')}>
              {counted('profession', professions).map((id) => (
                <option key={id} value={`profession:${id}`}>
                  {t(`profession.${id}`)}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('why.kind.service')}>
              {counted('service', services).map((id) => (
                <option key={id} value={`service:${id}`}>
                  {t(`service.${id}`)}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
      ) : null}
      <p className="lead">{why.sentence}</p>
      {parts.length === 0 ? null : <Waterfall parts={parts} />}
      {split.state === 'working' ? (
        lasting ? (
          <ProgressLine share={split.share} onStop={stop} />
        ) : (
          <p className="sub" role="status">
            {t('why.working')}
          </p>
        )
      ) : split.state === 'stopped' ? (
        <p className="sub" role="status">
          {t('sense.stopped')}
        </p>
      ) : split.state === 'failed' ? (
        <p role="alert">{t('failed.engine')}</p>
      ) : parts.length === 0 ? null : (
        <p className="sub">{t('why.pieces')}</p>
      )}
      {explanation === null || explanation.parts.length < 2 ? null : (
        <p className="sub">
          {t('why.overlapText')}{' '}
          {t('why.overlapSize', { size: figure(language, Math.abs(explanation.interaction)) })}{' '}
          {t(explanation.exact ? 'why.exact' : 'why.sampled')}
        </p>
      )}
      <h3>{t('why.formula')}</h3>
      {why.formulas.map(({ words, numbers }) => (
        <p key={words} className="formula">
          {words}
          <br />
          <b>{numbers}</b>
        </p>
      ))}
      {why.terms.length === 0 ? null : (
        <table className="why-terms">
          <caption className="hidden">{t('why.terms')}</caption>
          <thead className="hidden">
            <tr>
              <th scope="col">{t('why.terms')}</th>
              <th scope="col">{t('word.value')}</th>
            </tr>
          </thead>
          <tbody>
            {why.terms.map(({ id, label, value }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td className="num">{figure(language, value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {topic.kind === 'gap' ||
      topic.kind === 'profession' ||
      topic.kind === 'service' ||
      topic.kind === 'coverage' ? (
        <p>
          <button
            type="button"
            className="link strong no-print"
            onClick={() => {
              onClose();
              openSense(
                topic.kind === 'profession'
                  ? { profession: topic.id }
                  : topic.kind === 'service'
                    ? { service: topic.id }
                    : {},
              );
            }}
          >
            {t('sense.open')}
          </button>
        </p>
      ) : null}
      <h3>{t('why.assumptions')}</h3>
      <p>
        {t('why.assumptionsText', {
          scenario: t(`scenario.${plan.scenario}`).toLocaleLowerCase(),
          population: t(`population.${plan.population}`).toLocaleLowerCase(),
          count: plan.assumptions.length,
        })}
      </p>
      {plan.assumptions.length === 0 ? null : (
        <ul className="plain-list">
          {plan.assumptions.map((one) => (
            <li key={one.parameter}>
              {parameters.find(({ id }) => id === one.parameter)?.name[language] ?? one.parameter}:{' '}
              <b>{setting(language, one.value)}</b> <span className="sub">{one.reason}</span>
            </li>
          ))}
        </ul>
      )}
      <WhySources rules={rulesOf(topic)} onLeave={onClose} />
    </Dialog>
  );
};
