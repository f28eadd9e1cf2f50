import { Button, Tag } from '@digdir/designsystemet-react';
import { at, emptyPlan, professions, type Requirement, type RequirementSetting } from '@veivalg/core';
import { describeProblem } from '@veivalg/core/text';
import { useEffect, useMemo, useState } from 'react';
import { BarChart } from '../charts/bar-chart.tsx';
import { EngineTrouble } from '../engine/engine-trouble.ts';
import type { Question, RequirementAnswer } from '../engine/protocol.ts';
import { engineClient } from '../engine/start.ts';
import { NumberField } from '../levers/number-field.tsx';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { useArea } from '../shell/use-area.ts';
import { changePlan, changeView, useStore } from '../state/store.ts';
import { figure, signedFigure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { openWhy } from '../why/why-topic.ts';
import { OwnRequirementDialog } from './own-requirement-dialog.tsx';
import { RequirementMap } from './requirement-map.tsx';

/** How a requirement is set when it is first taken into a plan. */
const firstSetting = (requirement: Requirement, sign: 1 | -1): RequirementSetting => ({
  requirement: requirement.id,
  sign,
  startYear: requirement.startYear,
  rampYears: requirement.rampYears,
  ...(requirement.amount === null ? {} : { amount: requirement.amount }),
});

/** What a requirement takes in people: here, in the country, by profession; and all of them together. */
export const RequirementsRoom = () => {
  const { t, language } = useText();
  const library = useStore((state) => state.catalog?.library.requirements ?? []);
  const plan = useStore((state) => state.view.plan);
  const open = useStore((state) => state.view.open);
  const own = plan.ownRequirements;
  const known = [...own, ...library];
  const chosen = known.find((one) => one.id === open) ?? null;
  const [writing, setWriting] = useState(false);
  const set = (id: string): RequirementSetting | undefined =>
    plan.requirements.find((one) => one.requirement === id);
  const change = (setting: RequirementSetting): void =>
    changePlan((before) => ({
      ...before,
      requirements: [
        ...before.requirements.filter((one) => one.requirement !== setting.requirement),
        setting,
      ],
    }));
  const takeOut = (id: string): void =>
    changePlan((before) => ({
      ...before,
      requirements: before.requirements.filter((one) => one.requirement !== id),
    }));
  const addOwn = (made: Requirement): void => {
    changePlan((before) => ({
      ...before,
      ownRequirements: [...before.ownRequirements, made],
      requirements: [...before.requirements, firstSetting(made, 1)],
    }));
    setWriting(false);
    changeView({ open: made.id });
  };
  const deleteOwn = (id: string): void =>
    changePlan((before) => ({
      ...before,
      ownRequirements: before.ownRequirements.filter((one) => one.id !== id),
      requirements: before.requirements.filter((one) => one.requirement !== id),
    }));
  const setting = chosen === null ? undefined : set(chosen.id);
  return (
    <>
      <h1 className="room-title">{t('krav.title')}</h1>
      <p className="sub room-sub">{t('krav.text')}</p>
      {library.length === 0 ? <p className="empty">{t('krav.none')}</p> : null}
      <div className="krav-grid">
        <nav className="card pad krav-list no-print" aria-label={t('krav.library')}>
          <h2 className="small-title">{t('krav.library')}</h2>
          <Button variant="secondary" data-size="sm" onClick={() => setWriting(true)}>
            {t('krav.own')}
          </Button>
          <ul>
            {known.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={one.id === chosen?.id ? 'krav-item current' : 'krav-item'}
                  aria-current={one.id === chosen?.id}
                  onClick={() => {
                    changeView({ open: one.id }, true);
                    requestAnimationFrame(() =>
                      document.getElementById('krav-name')?.scrollIntoView({ block: 'nearest' }),
                    );
                  }}
                >
                  <span>{one.name[language]}</span>
                  {set(one.id) === undefined ? null : <span className="in-plan">{t('krav.inPlan')}</span>}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="krav-main">
          {chosen === null ? (
            <p className="sub">{t('krav.choose')}</p>
          ) : (
            <section className="card pad" aria-labelledby="krav-name">
              <h2 id="krav-name" className="section-title first">
                {chosen.name[language]}
              </h2>
              <p>{chosen.text[language]}</p>
              <p className="sub">
                {t('krav.law')}: {chosen.legalSource[language]}
              </p>
              {chosen.amountStanding === 'own' ? (
                <p>
                  <Tag data-color="warning" data-size="sm">
                    {t('evidence.own')}
                  </Tag>{' '}
                  <span className="sub">{t('krav.amountOwn')}</span>
                </p>
              ) : null}
              <div className="measure-actions no-print">
                {setting === undefined ? (
                  <>
                    <Button variant="primary" onClick={() => change(firstSetting(chosen, 1))}>
                      {t('krav.introduce')}
                    </Button>
                    <Button variant="secondary" onClick={() => change(firstSetting(chosen, -1))}>
                      {t('krav.remove')}
                    </Button>
                  </>
                ) : (
                  <Button variant="tertiary" onClick={() => takeOut(chosen.id)}>
                    {t('krav.takeOut')}
                  </Button>
                )}
                {own.includes(chosen) ? (
                  <Button variant="tertiary" data-color="danger" onClick={() => deleteOwn(chosen.id)}>
                    {t('krav.own.delete')}
                  </Button>
                ) : null}
              </div>
              {setting === undefined ? null : (
                <fieldset className="settings">
                  <legend>{t('lever.settings')}</legend>
                  <NumberField
                    label={t('krav.amountFor', {
                      unit: t(`krav.unit.${chosen.unit}`),
                      target: t(`krav.own.target.${chosen.target.kind}`),
                    })}
                    value={setting.amount ?? chosen.amount ?? chosen.span.min}
                    low={chosen.span.min}
                    high={chosen.span.max}
                    onSet={(amount) => change({ ...setting, amount })}
                  />
                  <NumberField
                    label={t('krav.start')}
                    value={setting.startYear}
                    low={2026}
                    high={2060}
                    onSet={(year) => change({ ...setting, startYear: Math.round(year) })}
                  />
                  <NumberField
                    label={t('krav.ramp')}
                    value={setting.rampYears}
                    low={0}
                    high={40}
                    onSet={(rampYears) => change({ ...setting, rampYears })}
                  />
                </fieldset>
              )}
              <Consequence
                key={chosen.id}
                settings={[setting ?? firstSetting(chosen, 1)]}
                missing={chosen.amount === null && setting?.amount === undefined}
              />
            </section>
          )}
          <section className="card pad" aria-labelledby="krav-stack">
            <h2 id="krav-stack" className="small-title">
              {t('krav.stack')}
            </h2>
            {plan.requirements.length === 0 ? (
              <p className="sub">{t('krav.stackNone')}</p>
            ) : (
              <>
                <ul className="plain-list">
                  {plan.requirements.map((one) => (
                    <li key={one.requirement}>
                      {known.find((entry) => entry.id === one.requirement)?.name[language] ?? one.requirement}{' '}
                      <span className="sub">({t(one.sign === 1 ? 'krav.introduced' : 'krav.removed')})</span>
                    </li>
                  ))}
                </ul>
                <h3 className="small-title spaced">{t('krav.stackSum')}</h3>
                <Consequence settings={plan.requirements} missing={false} />
              </>
            )}
            <Button
              variant="secondary"
              data-size="sm"
              className="no-print krav-print"
              onClick={() => window.print()}
            >
              {t('krav.note')}
            </Button>
          </section>
        </div>
      </div>
      {writing ? (
        <OwnRequirementDialog
          taken={new Set(known.map((one) => one.id))}
          onAdd={addOwn}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </>
  );
};

/** What the requirements take in the year looked at; what is met already is not counted again. */
const Consequence = ({
  settings,
  missing,
}: {
  readonly settings: readonly RequirementSetting[];
  readonly missing: boolean;
}) => {
  const { t, language } = useText();
  const view = useStore((state) => state.view);
  const { area, name } = useArea();
  const [{ answer, to }, setAnswer] = useState<{ answer: RequirementAnswer | null; to: Question | null }>({
    answer: null,
    to: null,
  });
  const [trouble, setTrouble] = useState('');
  const own = view.plan.ownRequirements;
  const key = JSON.stringify([settings, own, view.year, view.place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all that the question is made of
  const question: Question | null = useMemo(
    () =>
      missing || area === undefined
        ? null
        : {
            plan: { ...emptyPlan, requirements: settings, ownRequirements: own },
            scope: 'all',
            members: area.members,
            year: view.year,
            details: false,
          },
    [key, missing, area],
  );
  useEffect(() => {
    if (question === null) return;
    let current = true;
    engineClient()
      ?.requirements(question)
      .then((found) => {
        if (!current) return;
        setAnswer({ answer: found, to: question });
        setTrouble('');
      })
      .catch((error: unknown) => {
        if (!current) return;
        setTrouble(
          error instanceof EngineTrouble
            ? error.problems.map((one) => describeProblem(language, one)).join(' ')
            : String(error),
        );
      });
    return () => {
      current = false;
    };
  }, [question, language]);
  if (missing) return <p className="sub">{t('krav.amountMissing')}</p>;
  if (trouble !== '') return <p role="alert">{trouble}</p>;
  if (answer === null) return <p className="sub">{t('loading.title')}</p>;
  const rows = [
    { label: t('krav.here', { place: name, year: String(view.year) }), sum: answer.here },
    { label: t('krav.country', { year: String(view.year) }), sum: answer.country },
  ];
  const byProfession = professions
    .map((profession, p) => ({
      id: profession,
      label: t(`profession.${profession}`),
      light: null,
      dark: at(answer.byProfession, p),
    }))
    .filter((bar) => Math.abs(bar.dark) > 0.05)
    .sort((one, other) => other.dark - one.dark);
  const title = t('krav.consequence');
  return (
    // Until the new answer has come the one before is shown, and shown as such.
    <div className={to === question ? 'consequence' : 'consequence dim'} aria-busy={to !== question}>
      <ScrollArea label={title}>
        <table>
          <caption className="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {(['krav.fte', 'krav.heads', 'krav.met', 'krav.cost', 'krav.gapAfter'] as const).map(
                (column) => (
                  <th key={column} scope="col" className="num">
                    {t(column)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, sum }) => (
              <tr key={label}>
                <th scope="row">
                  {label}{' '}
                  <button
                    type="button"
                    className="link no-print"
                    aria-label={`${t('finding.why')} ${label}`}
                    onClick={() => openWhy({ kind: 'requirement', label, sum })}
                  >
                    {t('finding.why')}
                  </button>
                </th>
                <td className="num">
                  <b>{signedFigure(language, sum.fte)}</b>
                </td>
                <td className="num">{signedFigure(language, sum.heads)}</td>
                <td className="num">{figure(language, sum.met)}</td>
                <td className="num">{signedFigure(language, sum.cost)}</td>
                <td className="num">{figure(language, sum.gapBefore + sum.fte)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {byProfession.length === 0 ? (
        <p className="sub">{t('krav.noChange')}</p>
      ) : (
        <>
          <p className="sub">{t('krav.unable', { count: answer.unable.length })}</p>
          <h3 className="small-title spaced">
            {t('krav.byProfession')}{' '}
            <button
              type="button"
              className="link no-print"
              aria-label={`${t('finding.why')} ${t('krav.byProfession')}`}
              onClick={() =>
                openWhy({
                  kind: 'requirement',
                  label: t('krav.country', { year: String(view.year) }),
                  sum: answer.country,
                })
              }
            >
              {t('finding.why')}
            </button>
          </h3>
          <BarChart
            model={{ kind: 'bars', bars: byProfession, percent: false, unit: t('unit.fte'), more: 0 }}
            label={t('krav.byProfession')}
          />
          <RequirementMap answer={answer} />
        </>
      )}
    </div>
  );
};
