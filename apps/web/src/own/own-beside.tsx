import { type OwnFigures, type OwnSet, type OwnValue, usableOwn } from '@veivalg/core';
import { sharedTexts } from '@veivalg/core/text';
import { useStore } from '../state/store.ts';
import { dateText } from '../text/figures.ts';
import { useOwnText } from './own-text.ts';
import { isShown, unitOf, valueName, valueText } from './own-words.ts';

/** A figure by kind and key, as the choice remembers it. */
export const choiceOf = (kind: OwnSet['kind'], key: string): string => `${kind} ${key}`;

interface Props {
  readonly own: OwnFigures;
  /** Figures chosen, when they may be chosen here. */
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (picked: readonly string[], use: boolean) => void;
}

/** Own figures beside the register's, kind by kind; both stay whatever is chosen. */
export const OwnBeside = ({ own, chosen, onChoose }: Props) => {
  const t = useOwnText();
  const language = useStore((state) => state.view.language);
  return (
    <div className="own-sets">
      {own.sets.map((set) => (
        <SetTable
          key={set.kind}
          set={set}
          title={sharedTexts[language][`ownFigure.${set.kind}`]}
          unit={t(unitOf(set.kind))}
          chosen={chosen}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
};

/** Kinds whose register figure is the country's: the method has no local one. */
const nationalKinds: readonly OwnSet['kind'][] = ['ages', 'positions', 'sickLeave', 'exits'];

interface SetProps {
  readonly set: OwnSet;
  readonly title: string;
  readonly unit: string;
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChoose: Props['onChoose'] | undefined;
}

const SetTable = ({ set, title, unit, chosen, onChoose }: SetProps) => {
  const t = useOwnText();
  const language = useStore((state) => state.view.language);
  const { kind } = set;
  const usable = set.values.filter((value) => usableOwn(kind, value));
  const keys = usable.map(({ key }) => choiceOf(kind, key));
  const whole = kind === 'population';
  const national = nationalKinds.includes(kind);
  const choiceCell = (value: OwnValue) => {
    if (!usableOwn(kind, value)) return <span className="sub">{t('own.shownOnly')}</span>;
    if (chosen === undefined || onChoose === undefined)
      return value.use === 'own' ? <strong>{t('own.inUse')}</strong> : '';
    const name = valueName(t, language, kind, value.key);
    const picked = whole ? keys : [choiceOf(kind, value.key)];
    return (
      <input
        type="checkbox"
        aria-label={t('own.useThis', { what: `${title}, ${name}` })}
        checked={chosen.has(choiceOf(kind, value.key))}
        onChange={(event) => onChoose(picked, event.target.checked)}
      />
    );
  };
  return (
    <div className="own-set">
      <table>
        <caption>
          {title}{' '}
          <span className="sub">
            ({unit}
            {usable.length === 0 ? `; ${t('own.shownOnly')}` : ''})
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">{t('own.column')}</span>
            </th>
            <th scope="col" className="num">
              {t('own.own')}
            </th>
            <th scope="col" className="num">
              {t(national ? 'own.nation' : 'own.register')}
            </th>
            {usable.length === 0 ? null : (
              <th scope="col">
                {onChoose === undefined || usable.length < 2 ? (
                  t('own.use')
                ) : (
                  <label className="own-all">
                    <input
                      type="checkbox"
                      aria-label={`${t('own.useAll')}: ${title}`}
                      checked={keys.every((key) => chosen?.has(key))}
                      onChange={(event) => onChoose(keys, event.target.checked)}
                    />{' '}
                    {t('own.use')}
                  </label>
                )}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {set.values
            .filter((value) => isShown(kind, value))
            .map((value) => (
              <tr key={value.key} className={value.use === 'own' ? 'in-use' : undefined}>
                <th scope="row">{valueName(t, language, kind, value.key)}</th>
                <td className="num">{valueText(language, kind, value.own)}</td>
                <td className="num">{valueText(language, kind, value.register)}</td>
                {usable.length === 0 ? null : <td>{choiceCell(value)}</td>}
              </tr>
            ))}
        </tbody>
      </table>
      {set.reason === '' ? null : (
        <p className="sub">
          {t('own.reasonWas', { reason: set.reason, date: dateText(language, new Date(set.chosen)) })}
        </p>
      )}
    </div>
  );
};
