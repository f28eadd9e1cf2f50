import { type Scenario, scenarios } from '@veivalg/core';
import { memo } from 'react';
import { Term } from '../shell/term.tsx';
import { changePlan, changeView, useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';

const threePaths: readonly Scenario[] = ['best', 'middle', 'worst'];
const alone = scenarios.filter((one) => !threePaths.includes(one));

/** The path of health, family and standard: an assumption about the future, kept apart from the measures. */
export const ScenarioChoice = memo(() => {
  const { t } = useText();
  const scenario = useStore((state) => state.view.plan.scenario);
  const paths = useStore((state) => state.view.paths);
  return (
    <fieldset className="filter scenario">
      <legend>
        <Term term="path">{t('scenario.label')}</Term>
      </legend>
      {threePaths.map((one) => (
        <label key={one} className="pill">
          <input
            type="radio"
            name="scenario"
            checked={scenario === one}
            onChange={() => changePlan((before) => ({ ...before, scenario: one }))}
          />
          <span>{t(`scenario.${one}`)}</span>
        </label>
      ))}
      <label className="tool-select">
        <span className="hidden">{t('scenario.alone')}</span>
        <select
          value={alone.includes(scenario) ? scenario : ''}
          onChange={(event) => {
            const chosen = scenarios.find((one) => one === event.target.value);
            if (chosen !== undefined) changePlan((before) => ({ ...before, scenario: chosen }));
          }}
        >
          <option value="">{t('scenario.alone')}</option>
          {alone.map((one) => (
            <option key={one} value={one}>
              {t(`scenario.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="check no-print">
        <input
          type="checkbox"
          checked={paths}
          onChange={(event) => changeView({ paths: event.target.checked })}
        />
        <span>{t('paths.show')}</span>
      </label>
      <span className="hidden">{t('scenario.text')}</span>
    </fieldset>
  );
});
