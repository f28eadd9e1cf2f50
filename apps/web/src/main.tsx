import '@fontsource-variable/inter/wght.css';
import '@digdir/designsystemet-css/theme.css';
import '@digdir/designsystemet-css/base.css';
import '@digdir/designsystemet-css/button.css';
import '@digdir/designsystemet-css/alert.css';
import '@digdir/designsystemet-css/tag.css';
import './style/theme.css';
import './style/base.css';
import './style/shell.css';
import './style/charts.css';
import './style/levers.css';
import './style/rooms.css';
import './style/desk.css';
import './style/adapt.css';
import './style/print.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startEngine } from './engine/start.ts';
import { applyTheme, readTheme } from './shell/theme.ts';
import { localStore } from './state/safe-storage.ts';
import { startFromAddress } from './state/store.ts';

const guideKey = 'veivalg.guide.1';
const shared = location.search.length > 1;

applyTheme(readTheme(localStore));
startFromAddress();
void startEngine();
const root = document.querySelector('#root');
// No introduction on a shared link: the receiver came to see what was sent.
if (root !== null) createRoot(root).render(<App guide={!shared && localStore.read(guideKey) === null} />);
localStore.write(guideKey, 'seen');

if ('serviceWorker' in navigator && import.meta.env.PROD && location.protocol.startsWith('http'))
  navigator.serviceWorker.register('./sw.js').catch(() => {
    // Without it the app still works as long as there is a network.
  });
