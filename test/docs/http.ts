import type { Block } from './markdown.js';

/** A request and its answer as a page shows them. */
export interface Exchange {
  readonly method: string;
  /** As it is read: not URL-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: string;
}

/** Reads a block: a request, and after a line `HTTP/1.1 STATUS` what is answered to it. */
export const exchangeOf = ({ text, line }: Block): Exchange => {
  const [request = '', rest] = text.split(/^HTTP\/1\.1 (?=\d{3})/m);
  if (rest === undefined) throw new Error(`line ${line}: no answer is shown (HTTP/1.1 …)`);
  const asked = headAndBody(request);
  const [, method, path] = /^([A-Z]+) (\S.*)$/.exec(asked.first) ?? [];
  if (method === undefined || path === undefined) throw new Error(`line ${line}: \`${asked.first}\` is no request`);
  const answered = headAndBody(rest);
  return {
    method,
    path,
    headers: asked.headers,
    body: asked.body,
    status: Number(answered.first.slice(0, 3)),
    answerHeaders: answered.headers,
    answer: answered.body,
  };
};

const headAndBody = (text: string) => {
  const [head = '', ...body] = text.trimEnd().split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const headers = Object.fromEntries(
    lines.map((each) => {
      const colon = each.indexOf(':');
      return [each.slice(0, colon).trim().toLowerCase(), each.slice(colon + 1).trim()];
    }),
  );
  return { first, headers, body: body.join('\n\n') };
};

/** Names in braces that stand for what an earlier answer said: `{webhook}`. */
export type Remembered = Map<string, string>;

export const filledIn = (text: string, remembered: Remembered): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => remembered.get(name) ?? whole);

/**
 * Where an answer differs from what the page shows; undefined where it does not. `…` fits anything: as a text any
 * value, as the last item more of them, as a key others. A text `{name}` fits anything the first time, and is remembered.
 */
export const differenceOf = (
  shown: unknown,
  answered: unknown,
  remembered: Remembered,
  at = '',
): string | undefined => {
  if (shown === '…') return answered === undefined ? `${at}: missing` : undefined;
  if (typeof shown === 'string') return textDifference(shown, answered, remembered, at);
  if (Array.isArray(shown)) {
    if (!Array.isArray(answered)) return `${at}: no list: ${JSON.stringify(answered)}`;
    const isOpen = shown.at(-1) === '…' && shown.length !== answered.length;
    const items: readonly unknown[] = isOpen ? shown.slice(0, -1) : shown;
    if (isOpen ? answered.length < items.length : answered.length !== items.length)
      return `${at}: ${answered.length} items: ${JSON.stringify(answered)}`;
    return first(items.map((item, index) => () => differenceOf(item, answered[index], remembered, `${at}/${index}`)));
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof answered !== 'object' || answered === null) return `${at}: no object: ${JSON.stringify(answered)}`;
    const given = answered as Readonly<Record<string, unknown>>;
    const { '…': others, ...known } = shown as Readonly<Record<string, unknown>>;
    const unknown = others === undefined ? Object.keys(given).filter((key) => !(key in known)) : [];
    if (unknown.length > 0) return `${at}: not shown: ${unknown.join(', ')}`;
    return first(
      Object.entries(known).map(
        ([key, value]) =>
          () =>
            differenceOf(value, given[key], remembered, `${at}/${key}`),
      ),
    );
  }
  return Object.is(shown, answered)
    ? undefined
    : `${at}: ${JSON.stringify(answered)} instead of ${JSON.stringify(shown)}`;
};

const textDifference = (shown: string, answered: unknown, remembered: Remembered, at: string): string | undefined => {
  const name = /^\{(\w+)\}$/.exec(shown)?.[1];
  if (name !== undefined && !remembered.has(name) && typeof answered === 'string') {
    remembered.set(name, answered);
    return undefined;
  }
  const expected = filledIn(shown, remembered);
  const pattern = expected.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const fits = typeof answered === 'string' && new RegExp(`^${pattern.join('[^]*')}$`).test(answered);
  return fits ? undefined : `${at}: ${JSON.stringify(answered)} instead of ${JSON.stringify(expected)}`;
};

const first = (checks: readonly (() => string | undefined)[]): string | undefined => {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
};
