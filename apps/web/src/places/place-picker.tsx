import type { Area } from '@veivalg/core';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useText } from '../text/use-text.ts';
import { type AreaIndex, areaName, byName } from './areas.ts';

interface Props {
  readonly areas: AreaIndex;
  readonly label: string;
  readonly onPick: (area: Area) => void;
  readonly autoFocus?: boolean;
}

const mostShown = 12;

/** Letters without case and marks, so that `alvoy` finds `Ålvøy`. */
export const plain = (text: string): string =>
  text
    .toLocaleLowerCase('nb')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

/** Search for a place by name or number: a text field with a list, by mouse and by keyboard. */
export const PlacePicker = ({ areas, label, onPick, autoFocus = false }: Props) => {
  const { t } = useText();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const named = useMemo(
    () =>
      areas.all
        .filter((area) => area.kind !== 'centrality')
        .map((area) => ({ area, name: areaName(area, t), plain: plain(areaName(area, t)) })),
    [areas, t],
  );
  const wanted = plain(text.trim());
  const found = useMemo(() => {
    if (wanted === '')
      return named
        .filter(({ area }) => area.kind === 'country' || area.kind === 'county')
        .slice(0, mostShown + 4);
    const rank = (one: (typeof named)[number]): number =>
      one.area.id === wanted ? 0 : one.plain === wanted ? 1 : one.plain.startsWith(wanted) ? 2 : 3;
    return named
      .filter(
        (one) =>
          one.plain.includes(wanted) || (one.area.kind === 'municipality' && one.area.id.startsWith(wanted)),
      )
      .sort(
        (one, other) =>
          rank(one) - rank(other) ||
          Number(other.area.kind === 'municipality') - Number(one.area.kind === 'municipality') ||
          byName(one.name, other.name),
      )
      .slice(0, mostShown);
  }, [named, wanted]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') {
      const chosen = found[at];
      if (chosen !== undefined) onPick(chosen.area);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="picker">
      <label htmlFor={`${id}-text`}>{label}</label>
      <input
        id={`${id}-text`}
        ref={input}
        className="field wide"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={t('place.searchHint')}
        data-first={autoFocus ? '' : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className="hidden" role="status">
        {t('place.results', { count: found.length })}
      </p>
      <div role="listbox" id={`${id}-list`} aria-label={label} className="picker-list">
        {found.map(({ area, name }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps focus and takes the keys
          <div
            key={`${area.kind}${area.id}`}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className={i === at ? 'picker-item current' : 'picker-item'}
            onClick={() => onPick(area)}
            onPointerMove={() => setAt(i)}
          >
            <span>{name}</span>
            <span className="sub">
              {t(`area.${area.kind}`)}
              {area.kind === 'municipality' ? ` ${area.id}` : ''}
            </span>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="sub">{t('place.none', { text })}</p> : null}
    </div>
  );
};
