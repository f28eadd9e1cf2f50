/** What the app cannot do without, as the end of its text key. */
export const neededFeatures = ['dialog', 'worker'] as const;
export type NeededFeature = (typeof neededFeatures)[number];

/**
 * Which of the needed features this browser lacks.
 *
 * @param scope The browser's global object; tests hand in their own.
 */
export const missingFeatures = (
  scope: Readonly<Record<string, unknown>> = globalThis,
): readonly NeededFeature[] =>
  neededFeatures.filter((feature) =>
    feature === 'worker'
      ? typeof scope['Worker'] !== 'function'
      : typeof (scope['HTMLDialogElement'] as { prototype?: { showModal?: unknown } } | undefined)?.prototype
          ?.showModal !== 'function',
  );
