/** Texts of what can go wrong around the engine, in bokmål. */
export const troubleNb = {
  'lacks.dialog': 'vinduer',
  'lacks.worker': 'regning i bakgrunnen',
  'trouble.part':
    'Denne delen av Veivalg kunne ikke hentes eller vises. Lenka har alt du har valgt, så ingenting er borte.',
  'trouble.reload': 'Last siden på nytt',
} as const;
