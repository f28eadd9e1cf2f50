import { at, emptyPlan, professions, type Requirement, type RequirementSetting } from '@veivalg/core';
import { useEffect, useMemo, useState } from 'react';
import { BarChart } from '../charts/bar-chart.tsx';
import type { AreaRun } from '../engine/protocol.ts';
import { engineClient } from '../engine/start.ts';
import { NumberField } from '../levers/number-field.tsx';
import { useArea } from '../shell/use-area.ts';
import { changePlan, changeView, useStore } from '../state/store.ts';
import { country } from '../state/view.ts';
import { figure, signedFigure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';

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
  const chosen = library.find((one) => one.id === open) ?? null;
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
  const setting = chosen === null ? undefined : set(chosen.id);
  return (
    <>
      <h1 className="room-title">{t('krav.title')}</h1>
      <p className="sub room-sub">{t('krav.text')}</p>
      {library.length === 0 ? <p className="empty">{t('krav.none')}</p> : null}
      <div className="krav-grid">
        <nav className="card pad krav-list no-print" aria-label={t('krav.library')}>
          <h2 className="small-title">{t('krav.library')}</h2>
          <ul>
            {library.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={one.id === chosen?.id ? 'krav-item current' : 'krav-item'}
                  aria-current={one.id === chosen?.id}
                  onClick={() => changeView({ open: one.id }, true)}
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
                  <span className="own-tag">{t('evidence.own')}</span>{' '}
                  <span className="sub">{t('krav.amountOwn')}</span>
                </p>
              ) : null}
              <div className="measure-actions no-print">
                {setting === undefined ? (
                  <>
                    <button type="button" className="button" onClick={() => change(firstSetting(chosen, 1))}>
                      {t('krav.introduce')}
                    </button>
                    <button
                      type="button"
                      className="button outline"
                      onClick={() => change(firstSetting(chosen, -1))}
                    >
                      {t('krav.remove')}
                    </button>
                  </>
                ) : (
                  <button type="button" className="button quiet" onClick={() => takeOut(chosen.id)}>
                    {t('krav.takeOut')}
                  </button>
                )}
              </div>
              {setting === undefined ? null : (
                <fieldset className="settings">
                  <legend>{t('lever.settings')}</legend>
                  <NumberField
                    label={t('krav.amount', { unit: t(`krav.unit.${chosen.unit}`) })}
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
                      {library.find((entry) => entry.id === one.requirement)?.name[language] ??
                        one.requirement}{' '}
                      <span className="sub">({t(one.sign === 1 ? 'krav.introduced' : 'krav.removed')})</span>
                    </li>
                  ))}
                </ul>
                <h3 className="small-title spaced">{t('krav.stackSum')}</h3>
                <Consequence settings={plan.requirements} missing={false} />
              </>
            )}
            <button type="button" className="button outline small no-print" onClick={() => window.print()}>
              {t('krav.note')}
            </button>
          </section>
        </div>
      </div>
    </>
  );
};

const demandIn = (run: AreaRun, y: number): number => at(run.demand, y);

/** Need with the requirements minus need without, in the year looked at; what is met already is not counted again. */
const Consequence = ({
  settings,
  missing,
}: {
  readonly settings: readonly RequirementSetting[];
  readonly missing: boolean;
}) => {
  const { t, language } = useText();
  const view = useStore((state) => state.view);
  const picture = useStore((state) => state.picture);
  const { area, areas, name } = useArea();
  const [runs, setRuns] = useState<readonly AreaRun[]>([]);
  const [trouble, setTrouble] = useState('');
  const key = JSON.stringify([settings, view.year, view.place]);
  const whole = areas?.find(country)?.members;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all that the question is made of
  const questions = useMemo(() => {
    if (missing || area === undefined || whole === undefined) return null;
    const plan = { ...emptyPlan, requirements: settings };
    const ask = (members: readonly number[], requirements: boolean) => ({
      plan: requirements ? plan : emptyPlan,
      scope: 'all' as const,
      members,
      year: view.year,
    });
    return [ask(area.members, true), ask(area.members, false), ask(whole, true), ask(whole, false)];
  }, [key, missing, area, whole]);
  useEffect(() => {
    if (questions === null) return;
    let current = true;
    engineClient()
      ?.compare(questions)
      .then((found) => {
        if (current) {
          setRuns(found);
          setTrouble('');
        }
      })
      .catch((error: unknown) => {
        if (current) setTrouble(error instanceof Error ? error.message : String(error));
      });
    return () => {
      current = false;
    };
  }, [questions]);
  if (missing) return <p className="sub">{t('krav.amountMissing')}</p>;
  if (trouble !== '') return <p role="alert">{t('failed.engine', { what: trouble })}</p>;
  const [hereWith, hereWithout, allWith, allWithout] = runs;
  if (
    picture === null ||
    hereWith === undefined ||
    hereWithout === undefined ||
    allWith === undefined ||
    allWithout === undefined
  )
    return <p className="sub">{t('loading.title')}</p>;
  const y = Math.min(Math.max(view.year - picture.firstYear, 0), picture.yearCount - 1);
  const pair = (label: string, one: AreaRun, other: AreaRun) => {
    const fte = demandIn(one, y) - demandIn(other, y);
    return {
      label,
      fte,
      heads: at(one.headsNeeded, y) - at(other.headsNeeded, y),
      gap: demandIn(one, y) - at(one.supply, y),
    };
  };
  const rows = [
    pair(t('krav.here', { place: name, year: String(view.year) }), hereWith, hereWithout),
    pair(t('krav.country', { year: String(view.year) }), allWith, allWithout),
  ];
  const byProfession = professions
    .map((profession, p) => ({
      id: profession,
      label: t(`profession.${profession}`),
      light: null,
      dark:
        at(allWith.demandByProfession, p * picture.yearCount + y) -
        at(allWithout.demandByProfession, p * picture.yearCount + y),
    }))
    .filter((bar) => Math.abs(bar.dark) > 0.05)
    .sort((one, other) => other.dark - one.dark);
  return (
    <div className="consequence">
      <table className="table">
        <caption className="hidden">{t('krav.consequence')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('krav.consequence')}</th>
            <th scope="col" className="num">
              {t('krav.fte')}
            </th>
            <th scope="col" className="num">
              {t('krav.heads')}
            </th>
            <th scope="col" className="num">
              {t('krav.gapAfter')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td className="num">
                <b>{signedFigure(language, row.fte)}</b>
              </td>
              <td className="num">{signedFigure(language, row.heads)}</td>
              <td className="num">{figure(language, row.gap)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {byProfession.length === 0 ? (
        <p className="sub">{t('krav.noChange')}</p>
      ) : (
        <>
          <h3 className="small-title spaced">{t('krav.byProfession')}</h3>
          <BarChart
            model={{ kind: 'bars', bars: byProfession, percent: false, unit: t('unit.fte'), more: 0 }}
            label={t('krav.byProfession')}
          />
        </>
      )}
    </div>
  );
};
