import { at } from '@veivalg/core';
import { useEffect, useState } from 'react';
import type { Picture } from '../engine/protocol.ts';
import { useFinding } from '../rooms/finding.tsx';
import { percent } from '../text/figures.ts';
import { useText } from '../text/use-text.ts';

interface Props {
  readonly picture: Picture;
  readonly place: string;
  readonly changed: boolean;
}

/** The finding in one line that stays in view when the levers are far down the page. */
export const FollowStrip = ({ picture, place }: Props) => {
  const { language } = useText();
  const sentence = useFinding(picture, place);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const hero = document.querySelector('.hero');
    if (hero === null) return;
    const observer = new IntersectionObserver(([entry]) =>
      setShown(entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.top < 0),
    );
    observer.observe(hero);
    return () => observer.disconnect();
  }, []);
  const y = Math.min(Math.max(picture.question.year - picture.firstYear, 0), picture.yearCount - 1);
  const demand = at(picture.plan.demand, y);
  const supply = at(picture.plan.supply, y);
  const most = Math.max(demand, supply, 1e-9);
  return (
    <div className={shown ? 'follow shown no-print' : 'follow no-print'} aria-hidden="true">
      <div className="follow-inner">
        <span className="follow-text">{sentence}</span>
        <span className="follow-bars">
          <span className="follow-bar tone-demand" style={{ width: `${(demand / most) * 100}%` }} />
          <span className="follow-bar tone-supply" style={{ width: `${(supply / most) * 100}%` }} />
        </span>
        <span className="follow-share">{percent(language, demand > 0 ? supply / demand : null)}</span>
      </div>
    </div>
  );
};
