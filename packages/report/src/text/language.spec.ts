import { spawnSync } from 'node:child_process';
import { measureId, type Requirement } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { makeDocument } from '../documents/make-document.ts';
import {
  type DocumentLanguage,
  documentKinds,
  documentLanguages,
  type ReportDocument,
} from '../model/document.ts';
import { lix, renderText, runningText } from '../render/text.ts';
import { testMeasure } from '../testing/test-measure.ts';
import { toyFacts, toyPlan } from '../testing/toy-facts.ts';
import { toyResult } from '../testing/toy-result.ts';
import { nb, type ReportKey } from './nb.ts';
import { nn } from './nn.ts';
import { acceptedWords, avoidedWords } from './words/accepted.ts';

const tables = { nb, nn } as const;

/** What is left of a message when its fields and plural forms are taken away. */
const bareText = (message: string): string =>
  message
    .replace(/\{\w+, plural,((?:\s*(?:=\d+|one|other)\s*\{[^{}]*\})+)\}/g, (_, forms: string) =>
      forms.replace(/(?:=\d+|one|other)\s*\{([^{}]*)\}/g, ' $1 '),
    )
    .replace(/\{\w+\}/g, ' ');

/** The fields of a message; words inside plural forms are none. */
const names = (text: string): string[] =>
  [...text.replace(/(?:=\d+|one|other)\s*\{[^{}]*\}/g, '').matchAll(/\{(\w+)(?=\}|, plural)/g)]
    .map(([, name]) => name ?? '')
    .sort();

const requirement: Requirement = {
  schemaVersion: 1,
  id: 'bemanningsnorm',
  name: { nb: 'Bemanningsnorm', nn: 'Bemanningsnorm', en: 'Staffing norm' },
  text: { nb: 'Alle sykehjem må ha nok folk.', nn: 'Alle sjukeheimar må ha nok folk.', en: '' },
  measure: null,
  target: { kind: 'municipality' },
  unit: 'fte',
  amount: 1,
  span: { min: 0, max: 2, step: 1 },
  amountStanding: 'own',
  professions: [{ profession: 'nurse', share: 1 }],
  service: 'longTermStay',
  met: { kind: 'none' },
  startYear: 2027,
  rampYears: 3,
  legalSource: { nb: 'Ikke vedtatt.', nn: 'Ikkje vedteke.', en: '' },
  sources: [],
};

/** Every kind of document with everything in it. */
const documents = (language: DocumentLanguage): readonly ReportDocument[] => {
  const plan = {
    ...toyPlan,
    levers: [
      ...toyPlan.levers,
      { measure: measureId('studieplasser'), value: 0.3, startYear: 2028, rampYears: 6, reach: 1 },
    ],
    requirements: [{ requirement: 'bemanningsnorm', sign: 1 as const, startYear: 2027, rampYears: 3 }],
  };
  const facts = toyFacts(
    { demand: [150, 100], supply: [100, 100] },
    {
      result: toyResult({ demand: [170, 100], supply: [100, 100], plan }),
      best: toyResult({ demand: [90, 100], supply: [100, 100] }),
      worst: toyResult({ demand: [200, 100], supply: [100, 100] }),
      measures: [
        testMeasure(),
        testMeasure({
          id: measureId('studieplasser'),
          name: { nb: 'Flere studieplasser', nn: 'Fleire studieplassar', en: '' },
          decider: 'state',
          evidenceGrade: 'C',
          personnelEvidence: 'none',
          cost: { nb: '45 000 kroner per plass.', nn: '45 000 kroner per plass.', en: '' },
        }),
      ],
      requirements: [requirement],
    },
  );
  return documentKinds.map((kind) => {
    const made = makeDocument(facts, kind, language);
    if (!made.ok) throw new Error(made.problems.map(({ code }) => code).join());
    return made.value;
  });
};

const unknownWords = (language: DocumentLanguage, text: string): readonly string[] => {
  const checked = spawnSync('hunspell', ['-d', `${language}_NO`, '-l', '-i', 'UTF-8'], {
    input: text,
    encoding: 'utf8',
  });
  if (checked.error !== undefined) throw checked.error;
  const accepted = new Set(acceptedWords[language]);
  return [...new Set(checked.stdout.split('\n'))].filter((word) => word.length > 1 && !accepted.has(word));
};

describe('the texts of the documents', () => {
  it('take the same fields in both forms of Norwegian', () => {
    for (const key of Object.keys(nb) as ReportKey[])
      expect([key, names(nn[key])]).toEqual([key, names(nb[key])]);
  });

  for (const language of documentLanguages) {
    it(`are spelled as the dictionary says (${language})`, () => {
      const text = Object.values(tables[language]).map(bareText).join('\n');
      expect(unknownWords(language, text)).toEqual([]);
    });

    it(`have no word that the term list asks to avoid (${language})`, () => {
      const words = Object.entries(tables[language]).flatMap(([key, message]) =>
        bareText(message)
          .split(/[\s,:;()«»–]+/)
          .filter(
            (word) =>
              Object.hasOwn(avoidedWords[language], word.replace(/\.$/, '')) ||
              Object.hasOwn(avoidedWords[language], word),
          )
          .map((word) => `${key}: ${word}`),
      );
      expect(words).toEqual([]);
    });

    it(`read easily in every kind of document: LIX at most 45 (${language})`, () => {
      for (const document of documents(language)) {
        const value = lix(runningText(document));
        expect({ kind: document.kind, easy: value <= 45 }).toEqual({ kind: document.kind, easy: true });
      }
    });

    it(`leave no field, code word or hole in a document (${language})`, () => {
      for (const document of documents(language)) {
        const text = renderText(document);
        expect(text).not.toMatch(/undefined|NaN|null|\[object|\{\w*\}|[\ue000\ue001]/);
        expect(text).not.toMatch(/\b(?:demand|supply|homeCare|nurse|municipal)\b/);
      }
    });
  }

  it('never propose a decision without saying that it is a draft', () => {
    for (const document of documents('nn')) {
      const points = document.blocks.filter((block) => block.kind === 'list' && block.ordered);
      for (const block of points) expect(block.kind === 'list' && block.mark).toBe('draft');
      if (points.length > 0) expect(renderText(document)).toContain('Utkast:');
    }
  });

  it('measure readability as defined: words a sentence plus per cent of long words', () => {
    // Six words in two sentences, two of them longer than six letters: 3 + 33.3.
    expect(lix(['Kommunen treng folk. Det er vanskeleg.'])).toBeCloseTo(6 / 2 + 200 / 6, 9);
    expect(lix(['1. januar 2026 er ein dag'])).toBeCloseTo(6, 9);
  });
});
