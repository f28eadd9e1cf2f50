import { describe, expect, it } from 'vitest';
import { makeDocument } from '../documents/make-document.ts';
import { lineText } from '../model/document.ts';
import { toyFacts } from '../testing/toy-facts.ts';
import { applyEdits, checkEdited } from './check-edited.ts';

const documentWith = (demand: number) => {
  const made = makeDocument(toyFacts({ demand: [demand], supply: [1000] }), 'case', 'nn');
  if (!made.ok) throw new Error('no document');
  return made.value;
};
const document = documentWith(1143);

describe('an edited text', () => {
  it('keeps figures that agree with the run, whatever space or mark they are written with', () => {
    const found = checkEdited('Vi manglar 143 årsverk i 2050, og treng 1 140 (1\u00a0140).', document);
    expect(found.map(({ text, standing }) => [text, standing])).toEqual([
      ['143', 'figure'],
      ['2050', 'plain'],
      ['1 140', 'figure'],
      ['1\u00a0140', 'figure'],
    ]);
    expect(found[0]?.matches).toContain('without/gap/2050/municipal');
  });

  it('points out figures that agree with nothing', () => {
    const text = 'Vi manglar 155 årsverk og 12,5 prosent.';
    const found = checkEdited(text, document).filter(({ standing }) => standing === 'unknown');
    expect(found.map(({ text: number, at }) => [number, text.slice(at, at + number.length)])).toEqual([
      ['155', '155'],
      ['12,5', '12,5'],
    ]);
  });

  it('is pointed out when the run has moved on', () => {
    const sentence = 'Kommunedirektøren vurderer mangelen på 143 årsverk som alvorleg.';
    expect(checkEdited(sentence, document)[0]?.standing).toBe('figure');
    expect(checkEdited(sentence, documentWith(1191))[0]?.standing).toBe('unknown');
  });

  it('is recorded with what stood there before, and the document keeps all else', () => {
    const { document: edited, problems } = applyEdits(
      document,
      [
        { block: 'background.method', text: 'Tala gjeld til 2099.' },
        { block: 'uncertainty.list#1', text: 'Fleire pårørande hjelper til.' },
        { block: 'uncertainty.scenario', text: lineText([{ text: 'Same.' }]) },
      ],
      '2026-11-21T20:00:00Z',
      'kari',
    );
    expect(problems).toMatchObject([
      { code: 'V4018', where: 'background.method', details: { value: '2099' } },
    ]);
    expect(edited.edits.map(({ block, after, by }) => [block, after, by])).toEqual([
      ['background.method', 'Tala gjeld til 2099.', 'kari'],
      ['uncertainty.scenario', 'Same.', 'kari'],
      ['uncertainty.list#1', 'Fleire pårørande hjelper til.', 'kari'],
    ]);
    expect(edited.edits[0]?.before).toContain('framskriving frå folketalet');
    const list = edited.blocks.find(({ id }) => id === 'uncertainty.list');
    expect(list?.kind === 'list' && list.items.map(lineText)[1]).toBe('Fleire pårørande hjelper til.');
    expect(edited.blocks).toHaveLength(document.blocks.length);
  });

  it('that changes nothing leaves no trace', () => {
    const block = document.blocks.find(({ id }) => id === 'background.method');
    if (block?.kind !== 'paragraph') throw new Error('no paragraph');
    const { document: same } = applyEdits(
      document,
      [{ block: block.id, text: lineText(block.line) }],
      '',
      '',
    );
    expect(same.edits).toEqual([]);
  });
});
