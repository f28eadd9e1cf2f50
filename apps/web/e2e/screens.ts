import { mkdirSync } from 'node:fs';
import { stageApp } from './app-page.ts';

/** Take pictures of every room: `npx tsx apps/web/e2e/screens.ts <folder>`. */
const folder = process.argv[2] ?? 'docs/screens';
const rooms = ['balanse', 'kart', 'tiltak', 'krav', 'sammenlign', 'data'] as const;
const plan = 't=heltidskultur:0.9:2027:5:1,arbeidsmiljo:10:2027:4:1,hverdagsrehabilitering:20:2027:5:1';

const run = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const stage = await stageApp();
  for (const language of ['nb', 'nn'] as const)
    for (const width of [1440, 390] as const)
      for (const room of rooms) {
        const open = room === 'krav' ? '&apen=primaerhelseteam' : '';
        const { page, context } = await stage.open(
          `?rom=${room}&kommune=4631&sprak=${language}&${plan}${open}`,
          { width },
        );
        await page.waitForTimeout(3500);
        await page.screenshot({
          path: `${folder}/${room}-${language}-${width}.png`,
          fullPage: width === 1440 && room !== 'tiltak' && room !== 'data',
        });
        await context.close();
      }
  await stage.close();
};

void run();
