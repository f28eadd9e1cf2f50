import { decodeBaseline } from '@veivalg/data';
import { digitsOf } from './digits.ts';

declare global {
  /** Called by the test in the page. */
  var digitsOfBytes: (base64: string) => readonly string[];
}

globalThis.digitsOfBytes = (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const outcome = decodeBaseline(bytes, 'page');
  return outcome.ok ? digitsOf(outcome.value) : outcome.problems.map(({ code }) => code);
};
