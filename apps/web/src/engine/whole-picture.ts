import type { Picture, Question, SeenRun, SentPicture } from './protocol.ts';

/**
 * A picture whole again.
 *
 * @param question The asker's own, so that what belongs together can be told by identity.
 * @param reference The one that came with it, or with the last picture that had one.
 */
export const wholePicture = (sent: SentPicture, question: Question, { area, map }: SeenRun): Picture => ({
  ...sent,
  question,
  reference: area,
  map: { plan: { ...sent.map, old: sent.map.old ?? map.old }, reference: map },
});
