import { Button, Tag } from '@digdir/designsystemet-react';
import type { Measure } from '@veivalg/core';
import { changePlan, toggleLock, useStore, withLever, withoutLever } from '../state/store.ts';
import { setting as settingText } from '../text/figures.ts';
import { type TextKey, useText } from '../text/use-text.ts';
import { openWhy } from '../why/why-topic.ts';
import { firstSetting, isOwnAssumption, leverSpan } from './lever.ts';
import { LeverRow } from './lever-row.tsx';
import { NumberField } from './number-field.tsx';
import { useMeasures } from './use-measures.ts';

/** Whether the bands hold what the measure may turn out to do. */
const spreadWords = ({ effect, ownSpan }: Measure, drawn: boolean): TextKey => {
  if (drawn) return 'bands.drawn';
  const published = effect !== null && effect.low !== null && effect.high !== null && ownSpan === null;
  return published && effect.low !== effect.high ? 'bands.willBeDrawn' : 'bands.notDrawn';
};

/** All that is known of one measure, and its lever. */
export const MeasurePage = ({
  measure,
  onTell,
}: {
  readonly measure: Measure;
  readonly onTell: (id: string) => void;
}) => {
  const { t, language } = useText();
  const plan = useStore((state) => state.view.plan);
  const year = useStore((state) => state.view.year);
  const locked = useStore((state) => state.locked.has(measure.id));
  const effects = useStore((state) => state.details?.details.effects ?? null);
  const measures = useMeasures();
  const library = useStore((state) => state.catalog?.library);
  const setting = plan.levers.find((lever) => lever.measure === measure.id);
  const span = leverSpan(measure, language);
  const drawn = useStore(
    (state) => state.details?.details.bands?.drawnMeasures.includes(measure.id) ?? false,
  );
  const name = measure.name[language];
  const size = (value: number | null): string =>
    value === null ? t('lever.notPublished') : settingText(language, value);
  const paragraph = (title: string, text: string) =>
    text.trim() === '' ? null : (
      <>
        <h3>{title}</h3>
        <p>{text}</p>
      </>
    );
  return (
    <div className="measure-page">
      {measure.purpose[language] === '' ? null : <p className="lead">{measure.purpose[language]}</p>}
      <p className="facts">
        <abbr
          className={`grade grade-${measure.evidenceGrade}`}
          title={t(`evidence.${measure.evidenceGrade}`)}
        >
          {measure.evidenceGrade}
        </abbr>
        {t(`evidence.${measure.evidenceGrade}`).replace(/^.: /, '')} · {t('decider.label')}:{' '}
        {t(`decider.${measure.decider}`)}
        {isOwnAssumption(measure) ? (
          <Tag data-color="warning" data-size="sm">
            {t('evidence.own')}
          </Tag>
        ) : null}
      </p>
      {span === null ? null : (
        <div className="measure-lever">
          <LeverRow
            measure={measure}
            setting={setting}
            effect={effects?.[measure.id] ?? null}
            year={year}
            locked={locked}
            onTell={onTell}
          />
          <div className="measure-actions">
            {setting === undefined ? (
              <Button
                variant="primary"
                onClick={() => changePlan((before) => withLever(before, firstSetting(measure)))}
              >
                {t('lever.try')}
              </Button>
            ) : (
              <>
                <Button
                  variant="tertiary"
                  disabled={locked}
                  onClick={() => changePlan((before) => withoutLever(before, measure.id))}
                >
                  {t('lever.takeOut')}
                </Button>
                <Button variant="tertiary" aria-pressed={locked} onClick={() => toggleLock(measure.id)}>
                  {t(locked ? 'lever.unlock' : 'lever.lock', { name })}
                </Button>
                <Button variant="tertiary" onClick={() => openWhy({ kind: 'lever', id: measure.id })}>
                  {t('why.open')}
                </Button>
              </>
            )}
          </div>
          {setting === undefined ? null : (
            <fieldset className="settings" disabled={locked}>
              <legend>{t('lever.settings')}</legend>
              <NumberField
                label={t('lever.start')}
                value={setting.startYear}
                low={2026}
                high={2060}
                onSet={(startYear) =>
                  changePlan((before) => withLever(before, { ...setting, startYear: Math.round(startYear) }))
                }
              />
              <NumberField
                label={t('lever.ramp')}
                value={setting.rampYears}
                low={0}
                high={40}
                onSet={(rampYears) => changePlan((before) => withLever(before, { ...setting, rampYears }))}
              />
              <NumberField
                label={t('lever.reachPercent')}
                value={setting.reach * 100}
                low={0}
                high={100}
                onSet={(reach) =>
                  changePlan((before) => withLever(before, { ...setting, reach: reach / 100 }))
                }
              />
            </fieldset>
          )}
        </div>
      )}
      {paragraph(t('lever.what'), measure.background[language])}
      {paragraph(t('lever.who'), measure.reach[language])}
      {measure.effect === null ? (
        <p className="sub">{t('lever.noPublished')}</p>
      ) : (
        <>
          <h3>{t('lever.size')}</h3>
          <p>
            {t('lever.low')} <b>{size(measure.effect.low)}</b>, {t('lever.central')}{' '}
            <b>{size(measure.effect.central)}</b>, {t('lever.high')} <b>{size(measure.effect.high)}</b>{' '}
            {measure.effect.unit[language]} ({t(`lever.basis.${measure.effect.basis}`)})
          </p>
          {span === null ? null : <p className="sub">{t(spreadWords(measure, drawn))}</p>}
          {measure.effect.note[language] === '' ? null : (
            <p className="sub">{measure.effect.note[language]}</p>
          )}
        </>
      )}
      {paragraph(t('lever.known'), measure.known[language])}
      {paragraph(t('lever.unknown'), measure.unknown[language])}
      {measure.cost === null ? null : paragraph(t('lever.cost'), measure.cost[language])}
      {measure.wording.length === 0 ? null : (
        <>
          <h3>{t('lever.wording')}</h3>
          {measure.wording.map((one) => (
            <blockquote key={`${one.document}${one.text}`} lang="no">
              {one.text}
              <cite>
                {library?.documents.find((document) => document.id === one.document)?.title[language] ??
                  one.document}
              </cite>
            </blockquote>
          ))}
        </>
      )}
      {measure.overlaps.length === 0 ? null : (
        <>
          <h3>{t('lever.overlaps')}</h3>
          {measure.overlapNote[language] === '' ? null : <p>{measure.overlapNote[language]}</p>}
          <ul className="plain-list">
            {measure.overlaps.map((id) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => onTell(id)}>
                  {measures.find((other) => other.id === id)?.name[language] ?? id}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {measure.sources.length === 0 ? null : (
        <>
          <h3>{t('lever.sources')}</h3>
          <ul className="source-list">
            {measure.sources.map((key) => {
              const source = library?.sources.find((one) => one.key === key);
              return (
                <li key={key}>
                  {source === undefined ? (
                    key
                  ) : (
                    <>
                      <span lang="">
                        {source.authors} ({source.year}): {source.title}.
                      </span>{' '}
                      {source.measured[language]}{' '}
                      {source.address.startsWith('http') ? (
                        <a href={source.address} target="_blank" rel="noreferrer">
                          {source.address}
                        </a>
                      ) : (
                        source.address
                      )}
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
};
