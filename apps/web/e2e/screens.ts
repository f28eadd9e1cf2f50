import { mkdirSync } from 'node:fs';
import { stageApp } from './app-page.ts';

/** Take pictures of every room, or of one: `npx tsx apps/web/e2e/screens.ts <folder> [room]`. */
const folder = process.argv[2] ?? 'docs/screens';
const only = process.argv[3];
const rooms = ['balanse', 'kart', 'tiltak', 'krav', 'sammenlign', 'sak', 'data'] as const;
const plan = 't=heltidskultur:0.9:2027:5:1,arbeidsmiljo:10:2027:4:1,hverdagsrehabilitering:20:2027:5:1';

/** What is drawn last in a room. */
const waitFor: Readonly<Partial<Record<(typeof rooms)[number], string>>> = {
  balanse: '.chart-card .sub:has-text("tte av ti")',
  kart: '.map-place',
  krav: '.consequence table',
  sammenlign: '.chart-card .band',
  data: '.page-text h3',
};
const name = (room: string): string => (room === 'balanse' ? 'balansen' : room);

const run = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const stage = await stageApp();
  for (const language of ['nb', 'nn'] as const)
    for (const width of [1440, 390] as const)
      for (const room of rooms.filter((one) => only === undefined || one === only)) {
        const open = room === 'krav' ? '&apen=primaerhelseteam' : '';
        const { page, context } = await stage.open(
          `?rom=${room}&kommune=4631&sprak=${language}&${plan}${open}`,
          { width, height: width === 1440 ? 1000 : 844 },
        );
        const drawn = waitFor[room];
        if (drawn !== undefined) await page.waitForSelector(drawn, { timeout: 90_000 });
        // Bands come after lines, and the map fills in after its borders.
        await page.waitForTimeout(3500);
        await page.screenshot({
          path: `${folder}/${name(room)}-${language}-${width}.png`,
          fullPage: room === 'krav' || (width === 1440 && (room === 'kart' || room === 'sammenlign')),
        });
        await context.close();
      }
  await stage.close();
};

void run();
