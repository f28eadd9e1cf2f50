import { expect, test } from 'vitest';
import { missingFeatures } from './needed-features.ts';

class Dialog {
  showModal(): void {}
}

test('what a browser lacks is named, and a whole one lacks nothing', () => {
  expect(missingFeatures({ Worker: class {}, HTMLDialogElement: Dialog })).toEqual([]);
  expect(missingFeatures({ HTMLDialogElement: Dialog })).toEqual(['worker']);
  expect(missingFeatures({ Worker: class {}, HTMLDialogElement: class {} })).toEqual(['dialog']);
  expect(missingFeatures({})).toEqual(['dialog', 'worker']);
});
