import { Presets, SingleBar } from 'cli-progress';

/** Shows how far long work has come. */
export interface Progress {
  step(done: number): void;
  stop(): void;
}

const quiet: Progress = { step: () => {}, stop: () => {} };

/** A progress line on standard error, so that piped output stays clean; silent when nobody watches. */
export const startProgress = (total: number, label: string): Progress => {
  if (!process.stderr.isTTY) return quiet;
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total}`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.rect,
  );
  bar.start(total, 0);
  return { step: (done) => bar.update(done), stop: () => bar.stop() };
};
