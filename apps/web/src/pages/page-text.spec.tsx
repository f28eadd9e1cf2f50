import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PageText } from './page-text.tsx';

const drawn = (text: string): string =>
  renderToStaticMarkup(
    <PageText text={text} title="Side" inside={(href) => (href === 'use.md' ? () => undefined : null)} />,
  );

test('raw HTML and scripts in a page never reach the screen as markup', () => {
  const html = drawn(
    '<!-- x -->\n# A < B\n\n<script>alert(1)</script>\n\nx <img src=x onerror=alert(1)> `<b>`\n\n[l](javascript:alert(1))',
  );
  expect(html).not.toMatch(/<script|<img|<b>|href=|javascript/);
  expect(html).toContain('<h3>A &lt; B</h3>');
  expect(html).toContain('<code>&lt;b&gt;</code>');
});

test('tables scroll in a named box reached by keyboard, and lists, links and formulas keep their form', () => {
  const html = drawn(
    '| a | b |\n|---|---:|\n| 1 | **2** |\n\n1. x\n2. y\n\n```\nk = a × b\n```\n\n[bruk](use.md) [ut](https://ssb.no)',
  );
  expect(html).toMatch(/<section class="table-scroll page-table" tabindex="0" aria-label="a, b">/);
  expect(html).toContain('<td class="num"><strong>2</strong></td>');
  expect(html).toMatch(/<ol start="1"><li>x<\/li>/);
  expect(html).toContain('<pre>k = a × b</pre>');
  expect(html).toContain('<button type="button" class="link">bruk</button>');
  expect(html).toContain('href="https://ssb.no"');
});
