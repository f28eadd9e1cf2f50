import type { LeverGroup, LeverSetting, Measure } from '@veivalg/core';
import { memo, type ReactNode, useMemo, useState } from 'react';
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

const sets = (levers: readonly LeverSetting[], measure: Measure): boolean =>
  levers.some((lever) => lever.measure === measure.id);

/** Which measures a plan has set, as one word: a lever that moves leaves it as it is, and nothing is drawn anew. */
const useSetIds = (): string =>
  useStore((state) => state.view.plan.levers.map((lever) => lever.measure).join(','));

interface ColumnsProps extends Props {
  /** What stands beside the filter: choices that no lever is. */
  readonly choices?: ReactNode;
}

/** The levers as the KS drawing has them: demand to the left, supply to the right, the state below. */
export const LeverColumns = memo(({ measures, onTell, choices }: ColumnsProps) => {
  const { t } = useText();
  const [filter, setFilter] = useState<Filter>('all');
  const set = useSetIds();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `set` says when the levers of the plan are others
  const kept = useMemo(() => {
    const { levers } = useStore.getState().view.plan;
    return measures.filter((measure) =>
      filter === 'all'
        ? true
        : filter === 'own'
          ? measure.decider === 'municipality' || measure.decider === 'both'
          : sets(levers, measure),
    );
  }, [measures, filter, filter === 'changed' ? set : '']);
  const all = filter !== 'all';
  return (
    <>
      <div className="lever-choices">
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
        {choices}
      </div>
      <div className="columns">
        <LeverCard
          side="demand"
          title={t('levers.demand')}
          text={t('levers.demandText')}
          groups={demandGroups}
          measures={kept}
          all={all}
          onTell={onTell}
        />
        <LeverCard
          side="supply"
          title={t('levers.supply')}
          text={t('levers.supplyText')}
          groups={supplyGroups}
          measures={kept}
          all={all}
          onTell={onTell}
        />
      </div>
      <LeverCard
        side="state"
        title={t('levers.state')}
        text={t('levers.stateText')}
        groups={stateGroups}
        measures={kept}
        all={all}
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

const LeverCard = memo(({ side, title, text, groups, measures, all, onTell }: CardProps) => {
  const { t } = useText();
  useSetIds();
  const inside = (id: string): boolean =>
    measures.some((one) => one.id === id && one.group !== null && groups.includes(one.group));
  const { levers } = useStore.getState().view.plan;
  const any = measures.some((measure) => measure.group !== null && groups.includes(measure.group));
  const reset = (): void => {
    const { locked } = useStore.getState();
    changePlan((plan) => ({
      ...plan,
      levers: plan.levers.filter((lever) => !inside(lever.measure) || locked.has(lever.measure)),
    }));
  };
  return (
    <section className={`card lever-card ${side}`}>
      <header>
        <h2 className={`side-title ${side}`}>{title}</h2>
        {levers.some((lever) => inside(lever.measure)) ? (
          <button type="button" className="link lever-card-reset no-print" onClick={reset}>
            {t('action.reset')}
            <span className="hidden"> {title}</span>
          </button>
        ) : null}
        <p className="sub">{text}</p>
      </header>
      {any ? null : <p className="sub empty">{t('levers.empty')}</p>}
      <div className={side === 'state' ? 'groups wide' : 'groups'}>
        {groups.map((group) => (
          <LeverGroupList
            key={group}
            group={group}
            bare={side === 'state'}
            measures={measures}
            all={all}
            onTell={onTell}
          />
        ))}
      </div>
    </section>
  );
});

interface GroupProps extends Props {
  readonly group: LeverGroup;
  readonly bare: boolean;
  readonly all: boolean;
}

const LeverGroupList = memo(({ group, bare, measures, all, onTell }: GroupProps) => {
  const { t, language } = useText();
  const [open, setOpen] = useState(false);
  useSetIds();
  const usable = useMemo(
    () =>
      measures
        .filter((measure) => measure.group === group && leverSpan(measure, language) !== null)
        .sort(byEvidence),
    [measures, group, language],
  );
  if (usable.length === 0) return null;
  const { levers } = useStore.getState().view.plan;
  const shown =
    open || all ? usable : usable.filter((measure, i) => i < shownFirst[group] || sets(levers, measure));
  return (
    <div className="lever-group">
      {bare ? null : <h3>{t(`group.${group}`)}</h3>}
      {shown.map((measure) => (
        <ConnectedLever key={measure.id} measure={measure} onTell={onTell} />
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
});

/** One lever with its own line to the state, so that moving one draws one. */
const ConnectedLever = memo(
  ({ measure, onTell }: { readonly measure: Measure; readonly onTell: (id: string) => void }) => {
    const setting = useStore((state) => state.view.plan.levers.find((lever) => lever.measure === measure.id));
    const effect = useStore((state) => state.details?.details.effects[measure.id] ?? null);
    const locked = useStore((state) => state.locked.has(measure.id));
    const year = useStore((state) => state.view.year);
    return (
      <LeverRow
        measure={measure}
        setting={setting}
        effect={effect}
        year={year}
        locked={locked}
        onTell={onTell}
      />
    );
  },
);
