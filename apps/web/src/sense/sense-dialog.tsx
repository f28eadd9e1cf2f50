import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import { EngineTrouble } from '../engine/engine-trouble.ts';
import type { LongWork } from '../engine/long-work.ts';
import type { Picture } from '../engine/protocol.ts';
import {
  localCourse,
  type SensitivityAnswer,
  type SensitivityQuestion,
} from '../engine/sensitivity-question.ts';
import { engineClient } from '../engine/start.ts';
import { useMeasures } from '../levers/use-measures.ts';
import { Choice } from '../rooms/map-controls.tsx';
import { Dialog } from '../shell/dialog.tsx';
import { ProgressLine, useLasting } from '../shell/progress.tsx';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { sourceLine } from '../shell/source-line.ts';
import { useArea } from '../shell/use-area.ts';
import { useStore } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { mustSentences, togetherRows } from './must-sentences.ts';
import { type SenseFacts, sharesModel, tornadoModel } from './sense-models.ts';
import '../style/sense.css';
import { closeSense, type SenseTopic, useSense } from './sense-store.ts';

type Quantity = SensitivityQuestion['quantity'];

interface Work {
  readonly state: 'working' | 'done' | 'stopped' | 'failed';
  readonly share: number;
  readonly answer: SensitivityAnswer | null;
  readonly trouble: string;
}

/** Ask the worker what a result hangs on; the last answer stays while a new one is worked out. */
const useSensitivity = (
  picture: Picture,
  topic: SenseTopic,
  quantity: Quantity,
): { readonly work: Work; readonly stop: () => void; readonly again: () => void } => {
  const { t } = useText();
  const [round, setRound] = useState(0);
  const [work, setWork] = useState<Work>({ state: 'working', share: 0, answer: null, trouble: '' });
  const running = useRef<LongWork<SensitivityAnswer> | null>(null);
  const { question } = picture;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is a wish to ask again
  useEffect(() => {
    let current = true;
    const client = engineClient();
    if (client === null) return;
    setWork((before) => ({ ...before, state: 'working', share: 0, trouble: '' }));
    const { plan, scope, members, year } = question;
    const asked = client.sensitivity({ plan, scope, members, year, quantity, ...topic }, (share) => {
      if (current) setWork((before) => ({ ...before, share }));
    });
    running.current = asked;
    asked.done
      .then((answer) => {
        if (!current) return;
        setWork((before) =>
          answer === null
            ? { ...before, state: 'stopped' }
            : { state: 'done', share: 1, answer, trouble: '' },
        );
      })
      .catch((error: unknown) => {
        if (!current) return;
        const noDraws = error instanceof EngineTrouble && error.problems.some(({ code }) => code === 'V6012');
        setWork({
          state: 'failed',
          share: 0,
          answer: null,
          trouble: noDraws ? t('sense.noDraws') : t('failed.engine'),
        });
      });
    return () => {
      current = false;
      asked.stop();
    };
  }, [question, topic, quantity, round]);
  return { work, stop: () => running.current?.stop(), again: () => setRound(round + 1) };
};

/** The window, when something has asked for it. */
export const SenseHost = () => {
  const topic = useSense((state) => state.topic);
  const picture = useStore((state) => state.picture);
  return topic === null || picture === null ? null : <SenseDialog picture={picture} topic={topic} />;
};

/** What a result hangs on, and what would have to be true for the gap to close. */
const SenseDialog = ({ picture, topic }: { readonly picture: Picture; readonly topic: SenseTopic }) => {
  const { t, language } = useText();
  const { name: place } = useArea();
  const catalog = useStore((state) => state.catalog);
  const measures = useMeasures();
  const [quantity, setQuantity] = useState<Quantity>('gap');
  const [shown, setShown] = useState<'tornado' | 'shares'>('tornado');
  const { work, stop, again } = useSensitivity(picture, topic, quantity);
  const lasting = useLasting(work.state === 'working');
  if (catalog === null) return null;
  const year = picture.question.year;
  const part =
    topic.profession !== undefined
      ? t(`profession.${topic.profession}`)
      : topic.service !== undefined
        ? t(`service.${topic.service}`)
        : null;
  const { answer } = work;
  const facts: SenseFacts | null =
    answer === null ? null : { answer, place, year, parameters: catalog.parameters, measures, t, language };
  const rest = answer === null ? 0 : 1 - answer.inputs.reduce((sum, { first }) => sum + first, 0);
  return (
    <Dialog title={t('sense.title')} onClose={closeSense} wide>
      {part === null ? null : (
        <p className="lead">{t('sense.part', { name: part, place, year: String(year) })}</p>
      )}
      <p className="sub">{t('sense.where', { place, year: String(year) })}</p>
      <div className="sense-controls">
        <Choice
          label={t('sense.quantity')}
          value={quantity}
          options={[
            ['gap', t('sense.gap')],
            ['coverage', t('sense.coverage')],
          ]}
          onSet={setQuantity}
        />
        <Choice
          label={t('sense.view')}
          value={shown}
          options={[
            ['tornado', t('sense.viewTornado')],
            ['shares', t('sense.viewShares')],
          ]}
          onSet={setShown}
        />
      </div>
      {work.state === 'working' && lasting ? <ProgressLine share={work.share} onStop={stop} /> : null}
      {work.state === 'stopped' ? (
        <p role="status">
          {t('sense.stopped')}{' '}
          <Button variant="secondary" data-size="sm" onClick={again}>
            {t('sense.tryAgain')}
          </Button>
        </p>
      ) : null}
      {work.state === 'failed' ? <p role="alert">{work.trouble}</p> : null}
      {facts === null ? null : (
        <div className={work.state === 'working' ? 'sense-answer old' : 'sense-answer'}>
          <ChartCard
            model={shown === 'tornado' ? tornadoModel(facts) : sharesModel(facts)}
            place={place}
            source={sourceLine(catalog, t)}
          />
          {shown === 'shares' && rest > 0.02 ? (
            <p className="sub">
              {t('sense.rest', {
                percent: `${Math.round(rest * 100)} ${t('unit.percent')}`,
                count: facts.answer.inputs.length,
              })}
            </p>
          ) : null}
          {facts.answer.inputs.some(({ name }) => name === localCourse) ? (
            <p className="sub">{t('sense.localText')}</p>
          ) : null}
          <h3>{t('sense.must')}</h3>
          <ul className="must-list">
            {mustSentences(facts).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Together facts={facts} />
        </div>
      )}
    </Dialog>
  );
};

const Together = ({ facts }: { readonly facts: SenseFacts }) => {
  const { t } = useText();
  const rows = togetherRows(facts);
  if (rows.length === 0) return null;
  return (
    <ScrollArea label={t('sense.must')}>
      <table>
        <caption className="hidden">{t('sense.must')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sense.what')}</th>
            <th scope="col" className="num">
              {t('sense.now')}
            </th>
            <th scope="col" className="num">
              {t('sense.mustBe')}
            </th>
            <th scope="col" className="num">
              {t('sense.span')}
            </th>
            <th scope="col">{t('sense.insideHead')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td className="num">{row.now}</td>
              <td className="num">{row.needed}</td>
              <td className="num">{row.span}</td>
              <td>{row.inside === null ? '–' : t(row.inside ? 'sense.inside' : 'sense.outside')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
};
