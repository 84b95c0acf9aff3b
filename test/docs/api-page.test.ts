import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '@tagwright/engine';
import { describe, expect, it } from 'vitest';
import { testServer, type TestServer } from '../../packages/server/src/server.harness.js';
import { differenceOf, type Exchange, exchangeOf, filledIn, type Remembered } from './http.js';
import { type Block, blocksOf } from './markdown.js';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'api.md'), 'utf8');
const blocks = blocksOf(page);
const titled = (title: string): string => blocks.find((block) => block.title === title)?.text ?? '';
const book = titled('shop.tag');
const facts = JSON.parse(titled('facts.json')) as readonly Fact[];

/** The examples below each heading, which belong together. */
const sections = [...page.matchAll(/^## (.+)$/gm)]
  .map((match, index, all) => {
    const line = (offset: number): number => page.slice(0, offset).split('\n').length;
    const [from, until] = [line(match.index), line(all[index + 1]?.index ?? page.length + 1)];
    const own = blocks.filter((block) => block.line > from && block.line < until + (index + 1 === all.length ? 1 : 0));
    return { title: match[1] ?? '', examples: own.filter(({ language }) => language === 'http') };
  })
  .filter(({ examples }) => examples.length > 0);

/** Who an example asks as: it names the key of a role in braces, shows none, or leaves it to the admin. */
const askingOf = ({ headers }: Exchange, remembered: Remembered): Parameters<TestServer['request']>[2] => {
  const { authorization } = headers;
  if (authorization === undefined) return 'admin';
  const key = filledIn(authorization, remembered).replace(/^Bearer\s*/, '');
  return key === '' ? 'nobody' : { key };
};

const readAnswer = async (answer: Response, shown: string): Promise<string> => {
  if (!(answer.headers.get('content-type') ?? '').startsWith('text/event-stream')) return answer.text();
  const lines = shown.split('\n').length;
  let text = '';
  const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  while (text.split('\n').length <= lines) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return text.split('\n').slice(0, lines).join('\n');
};

const tryOut = async (server: TestServer, block: Block, remembered: Remembered): Promise<void> => {
  const shown = exchangeOf(block);
  const { method, path, headers, body } = shown;
  const { authorization: _, ...sent } = headers;
  const answer = await server.request(
    encodeURI(filledIn(path, remembered)),
    { method, headers: sent, ...(body === '' ? {} : { body: filledIn(body, remembered) }) },
    askingOf(shown, remembered),
  );
  const text = await readAnswer(answer, shown.answer);
  const where = `line ${block.line}: ${method} ${path}\n${text}`;
  expect(answer.status, where).toBe(shown.status);
  for (const [name, value] of Object.entries(shown.answerHeaders))
    expect(differenceOf(value, answer.headers.get(name), remembered, name), where).toBeUndefined();
  if (shown.answer === '') return;
  const isJson = /^[[{]/.test(shown.answer) && !/ndjson/.test(answer.headers.get('content-type') ?? '');
  const [expected, given] = isJson
    ? [JSON.parse(shown.answer) as unknown, JSON.parse(text) as unknown]
    : [shown.answer.trimEnd(), text.replaceAll('\r\n', '\n').trimEnd()];
  expect(differenceOf(expected, given, remembered), where).toBeUndefined();
  await server.settled();
};

describe('docs/api.md', () => {
  it.each(sections)('$title: what is shown is what is answered', { timeout: 60_000 }, async ({ examples }) => {
    expect(examples).not.toEqual([]);
    const server = await testServer({ book, facts });
    const remembered: Remembered = new Map(server.keys);
    try {
      for (const example of examples) await tryOut(server, example, remembered);
    } finally {
      await server.close();
    }
  });

  it('leads to every section from its table, and has every section that is in it', () => {
    const listed = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map((match) => match[1]);
    const there = [...page.matchAll(/^## (.+)$/gm)].map((match) => (match[1] ?? '').toLowerCase().replaceAll(' ', '-'));
    expect([...new Set(listed)].toSorted()).toEqual(there.toSorted());
  });
});
