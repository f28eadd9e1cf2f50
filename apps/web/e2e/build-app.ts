import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Build the app when there is none; `npm test` has built it before. */
export const setup = (): void => {
  if (existsSync(`${root}/apps/web/dist/index.html`) && existsSync(`${root}/apps/web/dist/baseline.bin`))
    return;
  // Vitest says NODE_ENV=test, and an app built so is React for developers, without the offline part.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync('node', ['scripts/build.mjs'], { cwd: root, stdio: 'inherit', env });
};
