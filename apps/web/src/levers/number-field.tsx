import { parseNumber } from '@veivalg/core/text';
import { useState } from 'react';
import { setting as settingText } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly onSet: (value: number) => void;
}

/** A number typed as people type it; what cannot be read is told, and the value stays. */
export const NumberField = ({ label, value, low, high, onSet }: NumberFieldProps) => {
  const { t, language } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const isYear = low >= 2000;
  const commit = (): void => {
    if (typed === null) return;
    const parsed = parseNumber(typed);
    if (parsed === null) setWrong(t('lever.bad', { text: typed }));
    else if (parsed < low || parsed > high)
      setWrong(
        t('lever.outside', {
          low: isYear ? String(low) : settingText(language, low),
          high: isYear ? String(high) : settingText(language, high),
        }),
      );
    else {
      setWrong(null);
      setTyped(null);
      onSet(parsed);
    }
  };
  return (
    <label className="number-field">
      <span>{label}</span>
      <input
        className="field"
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={wrong !== null}
        value={typed ?? (isYear ? String(value) : settingText(language, value))}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      {wrong === null ? null : (
        <span className="lever-wrong" role="alert">
          {wrong}
        </span>
      )}
    </label>
  );
};
