import { Button } from '@digdir/designsystemet-react';
import { memo } from 'react';
import { replay, stopReplay, useReplay, useReplayGuard } from '../levers/replay.ts';
import { useMeasures } from '../levers/use-measures.ts';
import { changePlan, redo, resetPlan, undo, useStore, withoutLever } from '../state/store.ts';
import { setting } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';
import { useMedia } from './use-media.ts';

/** What the plan holds, with undo, redo, showing again and reset. */
export const PlanBar = memo(() => {
  const { t, language } = useText();
  const plan = useStore((state) => state.view.plan);
  const timeline = useStore((state) => state.timeline);
  const dragging = useStore((state) => state.dragFrom !== null);
  const measures = useMeasures();
  const playing = useReplay((state) => state.playing);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  useReplayGuard();
  const nameOf = (id: string): string => measures.find((measure) => measure.id === id)?.name[language] ?? id;
  return (
    <section className="plan-bar" aria-label={t('levers.planTitle')}>
      <div className="plan-text">
        <h2>{plan.name === '' ? t('levers.planTitle') : plan.name}</h2>
        <p className="sub">
          {plan.levers.length === 0
            ? t('levers.planEmpty')
            : t('levers.changed', { count: plan.levers.length })}
        </p>
      </div>
      <ul className="plan-chips">
        {plan.levers.map((lever) => (
          <li key={lever.measure} className="chip">
            <span>
              {nameOf(lever.measure)} <b>{setting(language, lever.value)}</b>
            </span>
            <button
              type="button"
              className="no-print"
              aria-label={t('lever.reset', { name: nameOf(lever.measure) })}
              onClick={() => changePlan((before) => withoutLever(before, lever.measure))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <div className="plan-actions no-print">
        <Button variant="tertiary" disabled={timeline.past.length === 0 && !dragging} onClick={undo}>
          <span aria-hidden="true">↶</span> {t('action.undo')}
        </Button>
        <Button variant="tertiary" disabled={timeline.future.length === 0} onClick={redo}>
          <span aria-hidden="true">↷</span> {t('action.redo')}
        </Button>
        {still ? null : (
          <Button
            variant="tertiary"
            data-replay=""
            aria-pressed={playing}
            disabled={timeline.past.length === 0 || dragging}
            onClick={playing ? stopReplay : replay}
          >
            {t(playing ? 'action.replayStop' : 'action.replay')}
          </Button>
        )}
        <Button
          variant="tertiary"
          disabled={plan.levers.length + plan.requirements.length === 0 && plan.scenario === 'middle'}
          onClick={resetPlan}
        >
          {t('action.resetAll')}
        </Button>
      </div>
    </section>
  );
});
