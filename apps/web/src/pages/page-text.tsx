import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { ScrollArea } from '../shell/scroll-area.tsx';

interface PageTextProps {
  readonly text: string;
  readonly title: string;
  /** Where a link leads inside the room; null when it leads nowhere here. */
  readonly inside: (href: string) => (() => void) | null;
}

const headings = ['h3', 'h4', 'h5', 'h6'] as const;

/** A page of the documentation; raw HTML in it is left out, and wide tables scroll in a box of their own. */
export const PageText = ({ text, title, inside }: PageTextProps) => {
  const many = (tokens: readonly Token[] | undefined): ReactNode =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change while it is shown
    tokens?.map((token, i) => <Fragment key={i}>{one(token as MarkedToken)}</Fragment>);
  const table = (token: Tokens.Table): ReactNode => {
    const name = token.header.map((cell) => cell.text).join(', ');
    const side = (i: number): string => (token.align[i] === 'right' ? 'num' : '');
    return (
      <ScrollArea label={name} className="page-table">
        <table>
          <thead>
            <tr>
              {token.header.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns do not move
                <th key={i} scope="col" className={side(i)}>
                  {many(cell.tokens)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {token.rows.map((row, r) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows do not move
              <tr key={r}>
                {row.map((cell, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns do not move
                  <td key={i} className={side(i)}>
                    {many(cell.tokens)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    );
  };
  const list = (token: Tokens.List): ReactNode => {
    const items = token.items.map((item, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the items do not move
      <li key={i}>{many(item.tokens)}</li>
    ));
    return token.ordered ? <ol start={token.start === '' ? 1 : token.start}>{items}</ol> : <ul>{items}</ul>;
  };
  const link = (token: Tokens.Link): ReactNode => {
    if (/^https:\/\//.test(token.href))
      return (
        <a href={token.href} rel="noreferrer" target="_blank">
          {many(token.tokens)}
        </a>
      );
    const go = inside(token.href);
    return go === null ? (
      many(token.tokens)
    ) : (
      <button type="button" className="link" onClick={go}>
        {many(token.tokens)}
      </button>
    );
  };
  const one = (token: MarkedToken): ReactNode => {
    switch (token.type) {
      case 'heading': {
        const Heading = headings[Math.min(token.depth, headings.length) - 1] ?? 'h6';
        return <Heading>{many(token.tokens)}</Heading>;
      }
      case 'paragraph':
        return <p>{many(token.tokens)}</p>;
      case 'text':
        return token.tokens === undefined ? token.text : many(token.tokens);
      case 'escape':
        return token.text;
      case 'strong':
        return <strong>{many(token.tokens)}</strong>;
      case 'em':
        return <em>{many(token.tokens)}</em>;
      case 'del':
        return <del>{many(token.tokens)}</del>;
      case 'codespan':
        return <code>{token.text}</code>;
      case 'code':
        return (
          <ScrollArea label={title} className="page-code">
            <pre>{token.text}</pre>
          </ScrollArea>
        );
      case 'blockquote':
        return <blockquote>{many(token.tokens)}</blockquote>;
      case 'hr':
        return <hr />;
      case 'br':
        return <br />;
      case 'table':
        return table(token);
      case 'list':
        return list(token);
      case 'link':
        return link(token);
      default:
        return null;
    }
  };
  return <>{many(lexer(text))}</>;
};
