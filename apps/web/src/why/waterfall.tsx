import { figure, signedFigure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';

/** One bar: a whole, or a change from where the bar before ended. Unit: FTE. */
export interface WaterfallPart {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly whole: boolean;
}

/** Bars that add up, each beginning where the one before ended, with their numbers in a table. */
export const Waterfall = ({ parts }: { readonly parts: readonly WaterfallPart[] }) => {
  const { t, language } = useText();
  let run = 0;
  const bars = parts.map((part) => {
    const from = part.whole ? 0 : run;
    run = part.whole ? part.value : run + part.value;
    return { ...part, from, to: run };
  });
  const low = Math.min(0, ...bars.flatMap(({ from, to }) => [from, to]));
  const high = Math.max(0, ...bars.flatMap(({ from, to }) => [from, to]), 1e-9);
  const share = (value: number): number => ((value - low) / (high - low)) * 100;
  return (
    <table className="waterfall">
      <caption className="hidden">{t('finding.why')}</caption>
      <thead className="hidden">
        <tr>
          <th scope="col">{t('word.change')}</th>
          <th scope="col">{t('unit.fteLong')}</th>
          <th scope="col">{t('chart.asFigure')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.id} className={bar.whole ? 'whole' : ''}>
            <th scope="row">{bar.label}</th>
            <td className="num">
              {bar.whole ? figure(language, bar.value) : signedFigure(language, bar.value)}
            </td>
            <td className="waterfall-cell">
              <span
                className={`waterfall-bar ${bar.whole ? 'whole' : bar.value > 0 ? 'up' : 'down'}`}
                style={{
                  left: `${share(Math.min(bar.from, bar.to))}%`,
                  width: `${Math.max(Math.abs(share(bar.to) - share(bar.from)), 0.6)}%`,
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
