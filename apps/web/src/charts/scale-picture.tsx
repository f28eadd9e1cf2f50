import { figure } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';

interface Props {
  readonly demand: number;
  readonly supply: number;
  readonly year: number;
}

/** Tilt is full at this imbalance; beyond it the beam rests. */
const fullTilt = 0.35;

/** How far the beam turns. @param demand Unit: FTE. @param supply Unit: FTE. @returns Unit: degrees; negative lets demand go down. */
export const tiltOf = (demand: number, supply: number): number =>
  Math.max(-1, Math.min(1, (demand > 0 ? (demand - supply) / demand : 0) / fullTilt)) * -13;

/** The balance of the KS drawing as a living picture: the heavier side goes down. */
export const ScalePicture = ({ demand, supply, year }: Props) => {
  const { t, language } = useText();
  const degrees = tiltOf(demand, supply);
  return (
    <div
      className="scale"
      role="img"
      aria-label={t('scale.label', {
        demand: figure(language, demand),
        supply: figure(language, supply),
        year: String(year),
      })}
    >
      <svg viewBox="0 0 300 132" aria-hidden="true">
        <path className="scale-foot" d="M150 34 L166 118 H134 Z" />
        <g className="scale-beam" style={{ transform: `rotate(${degrees}deg)` }}>
          <line x1="14" x2="286" y1="34" y2="34" />
          <Pan
            x={62}
            tone="demand"
            value={figure(language, demand)}
            word={t('scale.demand')}
            degrees={degrees}
          />
          <Pan
            x={238}
            tone="supply"
            value={figure(language, supply)}
            word={t('scale.supply')}
            degrees={degrees}
          />
        </g>
        <line className="scale-ground" x1="96" x2="204" y1="118" y2="118" />
      </svg>
    </div>
  );
};

const Pan = ({
  x,
  tone,
  value,
  word,
  degrees,
}: {
  x: number;
  tone: string;
  value: string;
  word: string;
  degrees: number;
}) => (
  <g style={{ transform: `translate(${x}px, 34px) rotate(${-degrees}deg)` }} className={`pan tone-${tone}`}>
    <line x1="0" x2="0" y1="0" y2="12" />
    <rect x={-52} y={12} width={104} height={46} rx={8} />
    <text className="pan-value" y={34} textAnchor="middle">
      {value}
    </text>
    <text className="pan-word" y={50} textAnchor="middle">
      {word}
    </text>
  </g>
);
