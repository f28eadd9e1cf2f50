import type { Parts } from './made-up-files.ts';
import type { Random } from './random.ts';

const nasty = [
  '"',
  '\0',
  ';',
  ',',
  '\n',
  '\r',
  '<',
  '>',
  '&',
  '&amp;',
  "'",
  '=',
  '-',
  '1e308',
  '9',
  '0',
  '.',
  'é',
  '\ud800',
  ']]>',
  '<!--',
  '<row>',
  '</row>',
  '"r="',
  'null',
  '{',
  '}',
  '[',
  ']',
  '1e999',
  '-0',
  ' ',
  '\u00a0',
];

/** Change a text in one of the ways that people, programs and networks break it. */
const mutateText = (text: string, random: Random): string => {
  const at = random.below(text.length + 1);
  const length = 1 + random.below(12);
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + random.pick(nasty) + text.slice(at);
    case 3:
      return (
        text.slice(0, at) + text.slice(at, at + length).repeat(2 + random.below(3)) + text.slice(at + length)
      );
    case 4:
      return text.slice(0, at) + random.pick(nasty) + text.slice(at + 1);
    case 5: {
      const to = random.below(text.length + 1);
      const piece = text.slice(at, at + length);
      const rest = text.slice(0, at) + text.slice(at + length);
      return rest.slice(0, to) + piece + rest.slice(to);
    }
    default: {
      // Another number in the place of one.
      const numbers = [...text.matchAll(/\d+/g)];
      const one = numbers[random.below(numbers.length)];
      if (one === undefined) return text;
      const other = random.pick(['0', '1', '-1', '99999999999', '1.5', '007', String(random.below(500))]);
      return text.slice(0, one.index) + other + text.slice(one.index + one[0].length);
    }
  }
};

/** Change one to three things in the parts of a file. */
export const mutateParts = (parts: Parts, random: Random): Parts => {
  const names = Object.keys(parts);
  const changed: Record<string, string> = { ...parts };
  for (let i = 0; i < 1 + random.below(3); i++) {
    // The part with the figures is hit most often.
    const name = random.below(3) > 0 ? (names.at(-1) ?? '') : random.pick(names);
    if (random.below(60) === 0) delete changed[name];
    else changed[name] = mutateText(changed[name] ?? '', random);
  }
  return changed;
};

/** Change one to four things in the bytes of a file. */
export const mutateBytes = (bytes: Uint8Array, random: Random): Uint8Array => {
  let changed = Uint8Array.from(bytes);
  for (let i = 0; i < 1 + random.below(4); i++) {
    const at = random.below(changed.length + 1);
    const length = 1 + random.below(16);
    switch (random.below(5)) {
      case 0:
        if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        if (at < changed.length) changed[at] = random.below(256);
        break;
      case 2:
        changed = changed.slice(0, at);
        break;
      case 3:
        changed = Uint8Array.from([...changed.subarray(0, at), ...changed.subarray(at + length)]);
        break;
      default:
        changed = Uint8Array.from([
          ...changed.subarray(0, at),
          ...changed.subarray(at, at + length),
          ...changed.subarray(at),
        ]);
    }
  }
  return changed;
};
