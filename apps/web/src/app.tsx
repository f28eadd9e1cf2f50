import { Alert, Button } from '@digdir/designsystemet-react';
import { describeProblem } from '@veivalg/core/text';
import { lazy, Suspense, useState } from 'react';
import { useLive } from './charts/live.ts';
import type { NeededFeature } from './engine/needed-features.ts';
import { startEngine } from './engine/start.ts';
import { OwnStrip } from './own/own-strip.tsx';
import { BalanceRoom } from './rooms/balance-room.tsx';
import { useSense } from './sense/sense-store.ts';
import { CatchTrouble } from './shell/catch-trouble.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { Notices } from './shell/notices.tsx';
import { PlaceLine } from './shell/place-line.tsx';
import { useShortcuts } from './shell/use-shortcuts.ts';
import { useTitle } from './shell/use-title.ts';
import { resetPlan, useStore } from './state/store.ts';
import { useText } from './text/use-text.ts';
import { useWhy } from './why/why-topic.ts';

const MapRoom = lazy(() => import('./rooms/map-room.tsx').then((module) => ({ default: module.MapRoom })));
const MeasuresRoom = lazy(() =>
  import('./rooms/measures-room.tsx').then((module) => ({ default: module.MeasuresRoom })),
);
const RequirementsRoom = lazy(() =>
  import('./rooms/requirements-room.tsx').then((module) => ({ default: module.RequirementsRoom })),
);
const CompareRoom = lazy(() =>
  import('./rooms/compare-room.tsx').then((module) => ({ default: module.CompareRoom })),
);
const CaseRoom = lazy(() => import('./rooms/case-room.tsx').then((module) => ({ default: module.CaseRoom })));
const DataRoom = lazy(() => import('./rooms/data-room.tsx').then((module) => ({ default: module.DataRoom })));
const ShareDialog = lazy(() =>
  import('./shell/share-dialog.tsx').then((module) => ({ default: module.ShareDialog })),
);
const HelpDialog = lazy(() =>
  import('./shell/help-dialog.tsx').then((module) => ({ default: module.HelpDialog })),
);
const SenseHost = lazy(() =>
  import('./sense/sense-dialog.tsx').then((module) => ({ default: module.SenseHost })),
);
const WhyHost = lazy(() => import('./rooms/why-dialog.tsx').then((module) => ({ default: module.WhyHost })));
const Guide = lazy(() => import('./shell/guide.tsx').then((module) => ({ default: module.Guide })));

const roomViews = {
  balance: BalanceRoom,
  map: MapRoom,
  measures: MeasuresRoom,
  requirements: RequirementsRoom,
  compare: CompareRoom,
  case: CaseRoom,
  data: DataRoom,
} as const;

/** The whole app: the frame around the room chosen. */
export const App = ({ guide }: { readonly guide: boolean }) => {
  const { t } = useText();
  const room = useStore((state) => state.view.room);
  const failure = useStore((state) => state.failure);
  const live = useLive((state) => state.text);
  const sensing = useSense((state) => state.topic !== null);
  const asking = useWhy((state) => state.topic !== null);
  const [open, setOpen] = useState<'share' | 'help' | 'guide' | null>(guide ? 'guide' : null);
  useTitle();
  useShortcuts();
  const RoomView = roomViews[room];
  // Not the picture itself: the frame is not to be drawn anew for each.
  const ready = useStore((state) => state.catalog !== null && state.picture !== null);
  return (
    <>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Header onShare={() => setOpen('share')} onHelp={() => setOpen('help')} />
      <main id="main" tabIndex={-1}>
        <Notices />
        {failure === null ? null : <Failure />}
        <PlaceLine />
        <OwnStrip />
        {ready ? (
          <CatchTrouble part={room}>
            <Suspense fallback={<p className="sub wait">{t('loading.title')}</p>}>
              <RoomView />
            </Suspense>
          </CatchTrouble>
        ) : failure === null ? (
          <div className="loading" role="status">
            <p className="loading-title">{t('loading.title')}</p>
            <p className="sub">{t('loading.text')}</p>
            <div className="loading-shape" aria-hidden="true" />
          </div>
        ) : null}
      </main>
      <Footer />
      <p className="hidden" role="status" aria-live="polite">
        {live}
      </p>
      <CatchTrouble part={`${room} ${open ?? ''}`}>
        <Suspense fallback={null}>
          {asking ? <WhyHost /> : null}
          {sensing ? <SenseHost /> : null}
          {open === 'share' ? <ShareDialog onClose={() => setOpen(null)} /> : null}
          {open === 'help' ? (
            <HelpDialog onClose={() => setOpen(null)} onGuide={() => setOpen('guide')} />
          ) : null}
          {open === 'guide' && ready ? <Guide onClose={() => setOpen(null)} /> : null}
        </Suspense>
      </CatchTrouble>
    </>
  );
};

/** What went wrong, in words, with the way on. */
const Failure = () => {
  const { t, language } = useText();
  const failure = useStore((state) => state.failure) ?? [];
  const loaded = useStore((state) => state.catalog !== null);
  return (
    <Alert data-color="danger" className="failure" role="alert">
      <h2>{t('failed.title')}</h2>
      {failure.map((one) => (
        <p key={`${one.code}${one.where}`}>
          {one.code === 'V6013'
            ? t('failed.browser', { what: t(`lacks.${one.where as NeededFeature}`) })
            : one.code.startsWith('V6')
              ? `${loaded ? t('failed.engine') : t('failed.data', { what: String(one.details['what'] ?? one.where) })} (${one.code})`
              : describeProblem(language, one)}
        </p>
      ))}
      <p>{t('failed.keep')}</p>
      <Button variant="primary" onClick={() => void startEngine()}>
        {t('failed.retry')}
      </Button>
      {loaded ? (
        <Button variant="secondary" onClick={resetPlan}>
          {t('failed.without')}
        </Button>
      ) : null}
    </Alert>
  );
};
