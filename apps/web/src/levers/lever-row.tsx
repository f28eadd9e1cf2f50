import { Tag } from '@digdir/designsystemet-react';
import { type LeverSetting, type Measure, measureId } from '@veivalg/core';
import { parseNumber } from '@veivalg/core/text';
import { memo, useEffect, useId, useState } from 'react';
import { changePlan, dragPlan, endDrag, withLever, withoutLever } from '../state/store.ts';
import { setting as settingText, signedFigure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { firstSetting, isOwnAssumption, type LeverSpan, leverSpan, snap } from './lever.ts';

interface Props {
  readonly measure: Measure;
  readonly setting: LeverSetting | undefined;
  /** Change of the gap in the year looked at; negative closes it. Unit: FTE. */
  readonly effect: number | null;
  readonly year: number;
  readonly locked: boolean;
  readonly onTell: (id: string) => void;
}

const place = (span: LeverSpan, value: number): number => ((value - span.min) / (span.max - span.min)) * 100;

/** One measure as a lever: name, decider, evidence, slider with published span, number field, effect now. */
export const LeverRow = memo(({ measure, setting, effect, year, locked, onTell }: Props) => {
  const { t, language } = useText();
  const id = useId();
  const span = leverSpan(measure, language);
  const neutral = span?.neutral ?? 0;
  const value = setting?.value ?? neutral;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value that comes from elsewhere ends the typing
  useEffect(() => {
    setTyped(null);
    setWrong(null);
  }, [value]);
  if (span === null) return null;

  const settingFor = (next: number): LeverSetting => ({
    ...(setting ?? { ...firstSetting(measure), measure: measureId(measure.id) }),
    value: next,
  });
  const set = (next: number, dragging: boolean): void => {
    const change = dragging ? dragPlan : changePlan;
    change((plan) => (next === neutral && setting === undefined ? plan : withLever(plan, settingFor(next))));
  };
  const commit = (): void => {
    if (typed === null) return;
    const parsed = parseNumber(typed);
    if (parsed === null) setWrong(t('lever.bad', { text: typed }));
    else if (parsed < span.min || parsed > span.max)
      setWrong(
        t('lever.outside', { low: settingText(language, span.min), high: settingText(language, span.max) }),
      );
    else {
      setTyped(null);
      setWrong(null);
      set(parsed, false);
    }
  };
  const nudge = (steps: number): void => set(snap(span, value + steps * span.step * 5), false);
  const name = measure.name[language];
  const own = isOwnAssumption(measure, setting?.value);
  const touched = setting !== undefined;
  const effectText = effect === null || !touched || value === neutral ? '0' : signedFigure(language, -effect);

  return (
    <div className={`lever side-${measure.side}${touched ? ' touched' : ''}`} data-measure={measure.id}>
      <div className="lever-name">
        <button
          type="button"
          className="lever-title"
          onClick={() => onTell(measure.id)}
          aria-label={t('lever.tell', { name })}
        >
          {name}
        </button>
        <p className="lever-meta">
          <abbr
            className={`grade grade-${measure.evidenceGrade}`}
            title={t(`evidence.${measure.evidenceGrade}`)}
          >
            {measure.evidenceGrade}
          </abbr>
          <span>{t(`decider.${measure.decider}`)}</span>
          {own ? (
            <Tag data-color="warning" data-size="sm">
              {t('evidence.own')}
            </Tag>
          ) : null}
          {measure.effect?.use === 'illustration' ? (
            <Tag data-color="warning" data-size="sm">
              {t('evidence.illustration')}
            </Tag>
          ) : null}
        </p>
      </div>
      <div className="lever-slide">
        <div className="track">
          <span className="track-line" />
          {span.published === null ? null : (
            <span
              className="track-span"
              style={{
                left: `${place(span, span.published[0])}%`,
                width: `${Math.max(place(span, span.published[1]) - place(span, span.published[0]), 1.5)}%`,
              }}
            />
          )}
          {span.min < neutral ? (
            <span className="track-zero" style={{ left: `${place(span, neutral)}%` }} />
          ) : null}
          <input
            type="range"
            min={span.min}
            max={span.max}
            step="any"
            value={value}
            disabled={locked}
            aria-label={t('lever.slider', { name, unit: span.unit })}
            aria-valuetext={`${settingText(language, value)} ${span.unit}`}
            onChange={(event) => set(snap(span, Number(event.target.value)), true)}
            onKeyDown={(event) => {
              const steps: Readonly<Record<string, number>> = {
                ArrowRight: 1,
                ArrowUp: 1,
                ArrowLeft: -1,
                ArrowDown: -1,
                PageUp: 10,
                PageDown: -10,
              };
              const move = steps[event.key];
              const to =
                event.key === 'Home'
                  ? span.min
                  : event.key === 'End'
                    ? span.max
                    : move === undefined
                      ? null
                      : snap(span, value + move * span.step);
              if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
              event.preventDefault();
              set(to, true);
            }}
            onKeyUp={endDrag}
            onPointerUp={endDrag}
            onBlur={endDrag}
          />
        </div>
        <p className="lever-unit">{span.unit}</p>
      </div>
      <div className="lever-field">
        <button
          type="button"
          className="nudge"
          disabled={locked || value <= span.min}
          aria-label={t('lever.less', { name })}
          onClick={() => nudge(-1)}
        >
          −
        </button>
        <input
          id={id}
          className="field"
          inputMode="decimal"
          autoComplete="off"
          aria-label={t('lever.value', { name })}
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : `${id}-wrong`}
          disabled={locked}
          value={typed ?? settingText(language, value)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') {
              setTyped(null);
              setWrong(null);
            }
          }}
        />
        <button
          type="button"
          className="nudge"
          disabled={locked || value >= span.max}
          aria-label={t('lever.more', { name })}
          onClick={() => nudge(1)}
        >
          +
        </button>
      </div>
      <div className="lever-effect">
        <b>{effect === null && touched && value !== neutral ? '…' : effectText}</b>
        <span>{t('unit.fte')}</span>
        <span className="hidden">{t('lever.effect', { year: String(year) })}</span>
        {touched ? (
          <button
            type="button"
            className="lever-clear no-print"
            disabled={locked}
            aria-label={t('lever.reset', { name })}
            title={t('lever.reset', { name })}
            onClick={() => changePlan((plan) => withoutLever(plan, measure.id))}
          >
            ×
          </button>
        ) : null}
      </div>
      {wrong === null ? null : (
        <p className="lever-wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
});
