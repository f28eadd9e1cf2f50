import type { Control } from './controls.ts';

/** Kinds with more controls than this come from one piece of code: 357 places, 158 measures, one lever after another. */
export const familySize = 16;

const hash = (text: string): number => {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h >>> 0;
};

/**
 * The controls to use here: every single one that has not been used before, and some of each large family.
 *
 * @param used What has been used before, which the chosen are added to.
 * @param seed Decides which ones of a family are taken.
 * @param each How many of a family are taken; all when infinite.
 * @param largest Kinds with more controls than this are taken for a family.
 */
export const choose = (
  controls: readonly Control[],
  used: Set<string>,
  seed: string,
  each: number,
  largest = familySize,
): readonly Control[] => {
  const kinds = new Map<string, Control[]>();
  for (const one of controls) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
  const fresh = (key: string): boolean => !used.has(key) && used.add(key) !== undefined;
  return [...kinds].flatMap(([kind, group]) => {
    if (group.length <= largest || group.length <= each)
      return group.filter((one) => fresh(`${kind}|${one.name}|${one.nth}`));
    if (!fresh(kind)) return [];
    return [...group].sort((a, b) => hash(`${seed}|${a.path}`) - hash(`${seed}|${b.path}`)).slice(0, each);
  });
};
