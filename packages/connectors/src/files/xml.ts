import { brokenFile } from './refuse.ts';

/** Told about tags and text as they come; names are without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text between tags, entities worked out; only asked for while `wantsText`. */
  text(text: string): void;
  wantsText(): boolean;
}

const longestTag = 100_000;
const longestText = 1_000_000;
const deepest = 64;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescapeText = (text: string, where: string): string =>
  text.includes('&')
    ? text.replace(/&([^;]{0,12});?/g, (whole, name: string) => {
        if (!whole.endsWith(';')) throw brokenFile(where, '&');
        const known = Object.hasOwn(entities, name) ? entities[name] : undefined;
        if (known !== undefined) return known;
        const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
        if (number === null) throw brokenFile(where, '&');
        const point = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
        if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
          throw brokenFile(where, '&');
        return String.fromCodePoint(point);
      })
    : text;

const signs = { double: 34, single: 39, less: 60, more: 62, mark: 33, question: 63 } as const;

const isNameSign = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 45 ||
  code === 46 ||
  code === 58 ||
  code === 95 ||
  code > 127;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The attributes of a tag, checked: each once, quoted, nothing between them. */
const attributePattern = /\s+([^\s=<>"'/]+)\s*=\s*("([^"<]*)"|'([^'<]*)')/y;

/** Attributes of the tag that was read last: a handler asks for several of the same tag, one after the other. */
interface ReadAttributes {
  readonly text: string;
  readonly names: readonly string[];
  /** As they stand, entities not worked out. */
  readonly values: readonly string[];
  /** Where the last of them ends. */
  readonly end: number;
}

const readAttributes = (text: string): ReadAttributes => {
  const names: string[] = [];
  const values: string[] = [];
  let end = 0;
  attributePattern.lastIndex = 0;
  for (let match = attributePattern.exec(text); match !== null; match = attributePattern.exec(text)) {
    names.push(match[1] ?? '');
    values.push(match[3] ?? match[4] ?? '');
    end = attributePattern.lastIndex;
  }
  return { text, names, values, end };
};

const lastRead: { of: ReadAttributes } = { of: readAttributes('') };
const attributesOf = (text: string): ReadAttributes => {
  if (lastRead.of.text !== text) lastRead.of = readAttributes(text);
  return lastRead.of;
};

/** Read one attribute by its name without prefix; null when it is not there. */
export const attribute = (attributes: string, name: string, where: string): string | null => {
  const { names, values } = attributesOf(attributes);
  for (let i = 0; i < names.length; i++)
    if (localName(names[i] ?? '') === name) return unescapeText(values[i] ?? '', where);
  return null;
};

/** Hold a tag against the rules: attributes quoted and each once, and no prefix that nobody has declared. */
const checkTag = (tag: string, attributes: string, declared: Set<string>, where: string): void => {
  const { names, end } = attributesOf(attributes);
  for (let i = 1; i < names.length; i++)
    if (names.indexOf(names[i] ?? '') < i) throw brokenFile(where, names[i] ?? '');
  if (end < attributes.length && attributes.slice(end).trim() !== '') throw brokenFile(where, 'attributes');
  for (const name of names) if (name.startsWith('xmlns:')) declared.add(name.slice(6));
  const declaredPrefix = (name: string): void => {
    const colon = name.indexOf(':');
    if (colon >= 0 && !declared.has(name.slice(0, colon))) throw brokenFile(where, name.slice(0, 40));
  };
  declaredPrefix(tag);
  for (const name of names) declaredPrefix(name);
};

/**
 * Scan XML as it is unpacked, portion by portion; memory does not grow with the file.
 *
 * Strict: tags must nest and be closed, and there is no DTD, since entities of one's own are how small files grow. What does
 * not fit refuses the file.
 */
export const createXmlScanner = (
  handler: XmlHandler,
  where: string,
): { feed(text: string): void; end(): void } => {
  let buffer = '';
  const open: string[] = [];
  const declared = new Set(['xml', 'xmlns']);
  let roots = 0;
  const tag = (raw: string): void => {
    if (raw.startsWith('/')) {
      const name = raw.slice(1).trimEnd();
      if (open.pop() !== name) throw brokenFile(where, `</${name.slice(0, 40)}>`);
      handler.close(localName(name));
      return;
    }
    const selfClosing = raw.endsWith('/');
    const body = selfClosing ? raw.slice(0, -1) : raw;
    let nameEnd = 0;
    while (nameEnd < body.length && isNameSign(body.charCodeAt(nameEnd))) nameEnd += 1;
    const name = body.slice(0, nameEnd);
    const attributes = body.slice(nameEnd);
    if (name === '') throw brokenFile(where, '<');
    checkTag(name, attributes, declared, where);
    if (open.length === 0 && ++roots > 1) throw brokenFile(where, name.slice(0, 40));
    handler.open(localName(name), attributes);
    if (selfClosing) handler.close(localName(name));
    else {
      open.push(name);
      if (open.length > deepest) throw brokenFile(where, name.slice(0, 40));
    }
  };
  const text = (raw: string): void => {
    if (open.length === 0) {
      if (raw.replace(/^\uFEFF/, '').trim() !== '') throw brokenFile(where, 'text');
      return;
    }
    if (handler.wantsText()) handler.text(unescapeText(raw, where));
  };
  /** A comment, marked text or instruction that starts at `<`: null when its end has not come, undefined when it is none of them. */
  const special = (at: number): { end: number; kind: 'skip' | 'cdata' } | null | undefined => {
    if (buffer.startsWith('<!--', at)) {
      const end = buffer.indexOf('-->', at + 4);
      return end < 0 ? null : { end: end + 3, kind: 'skip' };
    }
    if (buffer.startsWith('<![CDATA[', at)) {
      const end = buffer.indexOf(']]>', at + 9);
      return end < 0 ? null : { end: end + 3, kind: 'cdata' };
    }
    if (buffer.startsWith('<?', at)) {
      const end = buffer.indexOf('?>', at + 2);
      return end < 0 ? null : { end: end + 2, kind: 'skip' };
    }
    if (buffer.startsWith('<!', at) && buffer.length - at >= 9) throw brokenFile(where, 'DOCTYPE');
    return undefined;
  };
  /** End of a piece that starts at `<`, or null when it has not come yet. */
  const pieceEnd = (at: number): { end: number; kind: 'tag' | 'skip' | 'cdata' } | null => {
    const next = buffer.charCodeAt(at + 1);
    if (next === signs.mark || next === signs.question) {
      const found = special(at);
      if (found !== undefined) return found;
    }
    // A `>` may stand inside a quoted attribute.
    let quote = 0;
    for (let i = at + 1; i < buffer.length; i++) {
      const sign = buffer.charCodeAt(i);
      if (quote !== 0) {
        if (sign === quote) quote = 0;
      } else if (sign === signs.double || sign === signs.single) quote = sign;
      else if (sign === signs.more) return { end: i + 1, kind: 'tag' };
      else if (sign === signs.less) throw brokenFile(where, '<');
    }
    return null;
  };
  const work = (): void => {
    let at = 0;
    for (;;) {
      const next = buffer.indexOf('<', at);
      if (next < 0) {
        if (buffer.length - at > longestText) throw brokenFile(where, 'text');
        break;
      }
      // A piece may be cut by the portion: wait until its kind can be told.
      if (buffer.length - next < 9 && !buffer.includes('>', next)) {
        if (next > at) {
          text(buffer.slice(at, next));
          at = next;
        }
        break;
      }
      const piece = pieceEnd(next);
      if (piece === null) {
        if (buffer.length - next > longestTag) throw brokenFile(where, 'tag');
        if (next > at) {
          text(buffer.slice(at, next));
          at = next;
        }
        break;
      }
      if (next > at) text(buffer.slice(at, next));
      if (piece.kind === 'tag') tag(buffer.slice(next + 1, piece.end - 1));
      else if (piece.kind === 'cdata' && handler.wantsText() && open.length > 0)
        handler.text(buffer.slice(next + 9, piece.end - 3));
      at = piece.end;
    }
    buffer = buffer.slice(at);
  };
  return {
    feed: (portion) => {
      buffer += portion;
      work();
    },
    end: () => {
      if (buffer.trim() !== '' || open.length > 0 || roots !== 1) throw brokenFile(where, 'XML');
    },
  };
};
