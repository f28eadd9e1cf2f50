import { LazyDetails } from '../shell/lazy-details.tsx';
import { changeView, useStore } from '../state/store.ts';
import { type TextKey, useText } from '../text/use-text.ts';
import { chapterOf, closeWhy, type RuleLetter } from './why-topic.ts';

const stepOf: Readonly<Record<RuleLetter, TextKey>> = {
  D: 'data.step.population',
  U: 'data.step.use',
  F: 'data.step.staffing',
  S: 'data.step.supply',
  B: 'data.step.balance',
  M: 'data.step.measures',
  R: 'nav.requirements',
};

/** Figures shown at a time; the rest stand in Data og metode. */
const most = 12;

/** The chapters that tell how a number is worked out, and the figures each step rests on with their sources. */
export const WhySources = ({
  rules,
  onLeave,
}: {
  readonly rules: readonly RuleLetter[];
  readonly onLeave: () => void;
}) => {
  const { t, language } = useText();
  const catalog = useStore((state) => state.catalog);
  if (catalog === null) return null;
  const citation = (key: string): string =>
    catalog.sources.find((source) => source.key === key)?.citation ?? key;
  return (
    <section className="why-sources">
      <h3>{t('why.sources')}</h3>
      <p className="sub">{t('why.sourcesText')}</p>
      <ul className="plain-list">
        {rules.map((letter) => {
          const series = catalog.series.filter((one) => one.rules.some((rule) => rule.startsWith(letter)));
          const name = t(stepOf[letter]).replace(/^\d\. /, '');
          return (
            <li key={letter}>
              <button
                type="button"
                className="link"
                onClick={() => {
                  closeWhy();
                  onLeave();
                  changeView({ room: 'data', open: chapterOf[letter] }, true);
                }}
              >
                {t('why.chapter', { name })}
              </button>
              {series.length === 0 ? null : (
                <LazyDetails summary={t('why.figures', { count: series.length })}>
                  {() => (
                    <ul className="plain-list sub">
                      {series.slice(0, most).map((one) => (
                        <li key={one.id}>
                          <b>{one.title[language]}.</b>{' '}
                          <span lang="">{[...new Set(one.sources)].map(citation).join(' ')}</span>
                        </li>
                      ))}
                    </ul>
                  )}
                </LazyDetails>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
