import type { LeverGroup, Measure } from '@veivalg/core';
import { memo, useState } from 'react';
import { changePlan, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { leverSpan } from './lever.ts';
import { LeverRow } from './lever-row.tsx';

type Filter = 'all' | 'own' | 'changed';

const demandGroups = ['health', 'family', 'standard'] as const;
const supplyGroups = ['recruit', 'retain', 'tasksAndTime', 'unusedCapacity', 'competence'] as const;
const stateGroups = ['state'] as const;

/** How many levers of a group are shown before one asks for more. */
const shownFirst: Readonly<Record<LeverGroup, number>> = {
  health: 5,
  family: 4,
  standard: 5,
  recruit: 3,
  retain: 3,
  tasksAndTime: 3,
  unusedCapacity: 3,
  competence: 3,
  state: 6,
};

/** Best known first: grade, then those with a published central size. */
const byEvidence = (one: Measure, other: Measure): number =>
  one.evidenceGrade.localeCompare(other.evidenceGrade) ||
  Number(other.effect?.central != null) - Number(one.effect?.central != null) ||
  one.no - other.no;

interface Props {
  readonly measures: readonly Measure[];
  readonly onTell: (id: string) => void;
}

/** The levers as the KS drawing has them: demand to the left, supply to the right, the state below. */
export const LeverColumns = memo(({ measures, onTell }: Props) => {
  const { t } = useText();
  const [filter, setFilter] = useState<Filter>('all');
  const levers = useStore((state) => state.view.plan.levers);
  const kept = measures.filter((measure) =>
    filter === 'all'
      ? true
      : filter === 'own'
        ? measure.decider === 'municipality' || measure.decider === 'both'
        : levers.some((lever) => lever.measure === measure.id),
  );
  return (
    <>
      <fieldset className="filter no-print">
        <legend className="hidden">{t('levers.filter')}</legend>
        {(['all', 'own', 'changed'] as const).map((one) => (
          <label key={one} className="pill">
            <input
              type="radio"
              name="lever-filter"
              checked={filter === one}
              onChange={() => setFilter(one)}
            />
            <span>
              {t(
                one === 'all'
                  ? 'levers.filterAll'
                  : one === 'own'
                    ? 'levers.filterOwn'
                    : 'levers.filterChanged',
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="columns">
        <LeverCard
          side="demand"
          title={t('levers.demand')}
          text={t('levers.demandText')}
          groups={demandGroups}
          measures={kept}
          all={filter !== 'all'}
          onTell={onTell}
        />
        <LeverCard
          side="supply"
          title={t('levers.supply')}
          text={t('levers.supplyText')}
          groups={supplyGroups}
          measures={kept}
          all={filter !== 'all'}
          onTell={onTell}
        />
      </div>
      <LeverCard
        side="state"
        title={t('levers.state')}
        text={t('levers.stateText')}
        groups={stateGroups}
        measures={kept}
        all={filter !== 'all'}
        onTell={onTell}
      />
    </>
  );
});

interface CardProps extends Props {
  readonly side: 'demand' | 'supply' | 'state';
  readonly title: string;
  readonly text: string;
  readonly groups: readonly LeverGroup[];
  readonly all: boolean;
}

const LeverCard = ({ side, title, text, groups, measures, all, onTell }: CardProps) => {
  const { t } = useText();
  const levers = useStore((state) => state.view.plan.levers);
  const locked = useStore((state) => state.locked);
  const touched = levers
    .map((lever) => lever.measure)
    .filter((id) =>
      measures.some((one) => one.id === id && one.group !== null && groups.includes(one.group)),
    );
  const any = measures.some((measure) => measure.group !== null && groups.includes(measure.group));
  return (
    <section className={`card lever-card ${side}`}>
      <header>
        <h2 className={`side-title ${side}`}>{title}</h2>
        <p className="sub">
          {text}{' '}
          {touched.length === 0 ? null : (
            <button
              type="button"
              className="link no-print"
              onClick={() =>
                changePlan((plan) => ({
                  ...plan,
                  levers: plan.levers.filter(
                    (lever) => !touched.includes(lever.measure) || locked.has(lever.measure),
                  ),
                }))
              }
            >
              {t('action.reset')}
              <span className="hidden"> {title}</span>
            </button>
          )}
        </p>
      </header>
      {any ? null : <p className="sub empty">{t('levers.empty')}</p>}
      <div className={side === 'state' ? 'groups wide' : 'groups'}>
        {groups.map((group) => (
          <LeverGroupList
            key={group}
            group={group}
            bare={side === 'state'}
            measures={measures.filter((measure) => measure.group === group)}
            all={all}
            onTell={onTell}
          />
        ))}
      </div>
    </section>
  );
};

interface GroupProps extends Props {
  readonly group: LeverGroup;
  readonly bare: boolean;
  readonly all: boolean;
}

const LeverGroupList = ({ group, bare, measures, all, onTell }: GroupProps) => {
  const { t, language } = useText();
  const [open, setOpen] = useState(false);
  const levers = useStore((state) => state.view.plan.levers);
  const locked = useStore((state) => state.locked);
  const year = useStore((state) => state.view.year);
  const effects = useStore((state) => state.details?.details.effects ?? null);
  const usable = measures.filter((measure) => leverSpan(measure, language) !== null).sort(byEvidence);
  if (usable.length === 0) return null;
  const set = (measure: Measure): boolean => levers.some((lever) => lever.measure === measure.id);
  const shown = open || all ? usable : usable.filter((measure, i) => i < shownFirst[group] || set(measure));
  return (
    <div className="lever-group">
      {bare ? null : <h3>{t(`group.${group}`)}</h3>}
      {shown.map((measure) => (
        <LeverRow
          key={measure.id}
          measure={measure}
          setting={levers.find((lever) => lever.measure === measure.id)}
          effect={effects?.[measure.id] ?? null}
          year={year}
          locked={locked.has(measure.id)}
          onTell={onTell}
        />
      ))}
      {usable.length > shownFirst[group] && !all ? (
        <button
          type="button"
          className="link more no-print"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('levers.showFewer') : t('levers.showAll', { count: usable.length })}
        </button>
      ) : null}
    </div>
  );
};
