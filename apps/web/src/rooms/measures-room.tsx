import { Button, Tag } from '@digdir/designsystemet-react';
import type { Measure } from '@veivalg/core';
import { useDeferredValue, useState } from 'react';
import { isOwnAssumption } from '../levers/lever.ts';
import { MeasureDialog } from '../levers/measure-dialog.tsx';
import { OwnMeasureDialog } from '../levers/own-measure-dialog.tsx';
import { useMeasures } from '../levers/use-measures.ts';
import { plain } from '../places/place-picker.tsx';
import { changeView, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';

const deciders = ['municipality', 'state', 'both', 'actor'] as const;
const sides = ['demand', 'supply', 'both'] as const;
const grades = ['A', 'B', 'C', 'D'] as const;
const treatments = ['lever', 'enabler', 'requirement', 'guardrail', 'frame', 'product', 'actor'] as const;

/** Every measure of the documents: search, filter, read, try. */
export const MeasuresRoom = () => {
  const { t, language } = useText();
  const measures = useMeasures();
  const catalogCount = useStore((state) => state.catalog?.measures.length ?? 0);
  const documents = useStore((state) => state.catalog?.library.documents ?? []);
  const plan = useStore((state) => state.view.plan);
  const open = useStore((state) => state.view.open);
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const [decider, setDecider] = useState('');
  const [side, setSide] = useState('');
  const [grade, setGrade] = useState('');
  const [treatment, setTreatment] = useState('');
  const [document, setDocument] = useState('');
  const wanted = plain(useDeferredValue(search).trim());
  const found = measures.filter(
    (measure) =>
      (decider === '' || measure.decider === decider) &&
      (side === '' || measure.side === side) &&
      (grade === '' || measure.evidenceGrade === grade) &&
      (treatment === '' || measure.treatment === treatment) &&
      (document === '' || measure.wording.some((one) => one.document === document)) &&
      (wanted === '' ||
        plain(`${measure.name[language]} ${measure.purpose[language]} ${measure.id}`).includes(wanted)),
  );
  const choice = (
    label: string,
    value: string,
    set: (value: string) => void,
    options: readonly (readonly [string, string])[],
  ) => (
    <label className="choice stacked">
      <span>{label}</span>
      <select value={value} onChange={(event) => set(event.target.value)}>
        <option value="">{t('measures.all')}</option>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const inPlan = (measure: Measure): boolean => plan.levers.some((lever) => lever.measure === measure.id);
  return (
    <>
      <h1 className="room-title">{t('measures.title', { count: catalogCount })}</h1>
      <p className="sub room-sub">{t('measures.text')}</p>
      <div className="filters no-print">
        <label className="choice stacked grow">
          <span>{t('measures.search')}</span>
          <input
            className="field"
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        {choice(
          t('decider.label'),
          decider,
          setDecider,
          deciders.map((id) => [id, t(`decider.${id}`)]),
        )}
        {choice(
          t('measures.side'),
          side,
          setSide,
          sides.map((id) => [id, t(`side.${id}`)]),
        )}
        {choice(
          t('evidence.label'),
          grade,
          setGrade,
          grades.map((id) => [id, t(`evidence.${id}`)]),
        )}
        {choice(
          t('measures.treatment'),
          treatment,
          setTreatment,
          treatments.map((id) => [id, t(`treatment.${id}`)]),
        )}
        {choice(
          t('measures.document'),
          document,
          setDocument,
          documents.map((one) => [one.id, one.title[language]]),
        )}
      </div>
      <Button variant="secondary" data-size="sm" className="no-print" onClick={() => setAdding(true)}>
        {t('own.open')}
      </Button>
      {adding ? <OwnMeasureDialog onClose={() => setAdding(false)} /> : null}
      <p className="sub found" role="status">
        {t('measures.found', { count: found.length })}
      </p>
      <ul className="measure-list">
        {found.map((measure) => (
          <li key={measure.id} className={`card measure-card side-${measure.side}`}>
            <h2>
              <button
                type="button"
                className="link plain"
                onClick={() => changeView({ open: measure.id }, true)}
              >
                {measure.name[language]}
              </button>
            </h2>
            <p className="sub purpose">{measure.purpose[language]}</p>
            <p className="lever-meta">
              <abbr
                className={`grade grade-${measure.evidenceGrade}`}
                title={t(`evidence.${measure.evidenceGrade}`)}
              >
                {measure.evidenceGrade}
              </abbr>
              <span>{t(`decider.${measure.decider}`)}</span>
              <span>· {t(`treatment.${measure.treatment}`)}</span>
              {measure.treatment === 'lever' && isOwnAssumption(measure) ? (
                <Tag data-color="warning" data-size="sm">
                  {t('evidence.own')}
                </Tag>
              ) : null}
              {inPlan(measure) ? <span className="in-plan">{t('lever.inPlan')}</span> : null}
            </p>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="empty">{t('measures.none')}</p> : null}
      {open !== null && measures.some((measure) => measure.id === open) ? (
        <MeasureDialog id={open} onClose={() => changeView({ open: null }, true)} />
      ) : null}
    </>
  );
};
