import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planBook } from '../compile.js';
import { pinyinOf } from '../check/suggest/pinyin.js';
import { open, service } from './harness.js';
import { occurrencesOf } from './occurrences.js';

const BOOK = new URL('../../../../examples/shop/book/', import.meta.url);
const texts: readonly (readonly [string, string])[] = readdirSync(BOOK)
  .filter((name) => name.endsWith('.tag'))
  .map((name) => [name, readFileSync(new URL(name, BOOK), 'utf8')]);

const workspaceOf = (files: readonly (readonly [string, string])[]): service.Workspace => {
  const workspace = new service.Workspace({ pinyin: pinyinOf });
  for (const [name, text] of files) workspace.open(name, text);
  workspace.setList('cities.csv', '北京\n上海\n');
  return workspace;
};

/** Everything that was found, and what every name means, as text. */
const found = (workspace: service.Workspace): string => {
  const occurrences = occurrencesOf(workspace.book);
  return workspace.files
    .flatMap((file) => [
      ...workspace.diagnostics(file).map((finding) => JSON.stringify(finding)),
      ...occurrences
        .in(file)
        .map(({ span, thing, name }) => `${file} ${span.start} ${name} ${thing.kind} ${occurrences.of(thing).length}`),
    ])
    .join('\n');
};

describe('a workspace', () => {
  test('tells other files of a change', () => {
    const { workspace } = open('segment a = 消费频次 > 3');
    expect(service.problems(workspace, 'rules.tag')).toEqual([]);
    const at = workspace.text('shop.tag').indexOf('消费频次');
    workspace.change('shop.tag', [{ span: { start: at, end: at + 4 }, text: '频次' }]);
    expect(service.problems(workspace, 'rules.tag').map(({ code }) => code)).toEqual(['unknown-name']);
    workspace.change('shop.tag', [{ span: { start: at, end: at + 2 }, text: '消费频次' }]);
    expect(service.problems(workspace, 'rules.tag')).toEqual([]);
  });

  test('forgets what is closed, and knows of lists', () => {
    const { workspace } = open('segment a = city in 节日城市 and R > 3d');
    workspace.setList('cities.csv', undefined);
    expect(service.problems(workspace, 'shop.tag').map(({ code }) => code)).toContain('list-file-missing');
    workspace.close('shop.tag');
    expect(workspace.files).toEqual(['rules.tag']);
    expect(service.problems(workspace, 'rules.tag').map(({ code }) => code)).toContain('unknown-name');
  });

  test('hears how names sound from when it can, and looks again where that may tell which one was meant', () => {
    const workspace = new service.Workspace();
    for (const [name, text] of texts) workspace.open(name, text);
    workspace.setList('cities.csv', '北京\n上海\n');
    const sound = workspace.book;
    workspace.pinyin = pinyinOf;
    expect(workspace.book).toBe(sound);
    workspace.pinyin = undefined;
    workspace.open('rules.tag', 'segment a = xiaofeijine > 3\nsegment b = in segment xiaofeijine');
    const nearest = (): readonly unknown[] =>
      workspace.diagnostics('rules.tag').map(({ code, params }) => [code, 'nearest' in params && params.nearest]);
    expect(nearest()).toEqual([
      ['unknown-name', []],
      ['unknown-name', []],
    ]);
    workspace.pinyin = pinyinOf;
    expect(nearest()[0]).toEqual(['unknown-name', ['消费金额']]);
  });

  test('goes on apart from the one that it was forked off', () => {
    const workspace = workspaceOf(texts);
    const before = found(workspace);
    const fork = workspace.fork();
    expect(fork.book).toBe(workspace.book);
    const [[name, text] = ['', '']] = texts;
    fork.open(name, `${text}segment 半句 = R > `);
    fork.setList('cities.csv', undefined);
    expect(found(workspace)).toBe(before);
    const fresh = workspaceOf(texts);
    fresh.open(name, `${text}segment 半句 = R > `);
    fresh.setList('cities.csv', undefined);
    expect(found(fork)).toBe(found(fresh));
  });

  test('tells what follows from conditions when it is asked to, and not of a book with errors', () => {
    const workspace = new service.Workspace({ advise: (book, texts) => planBook(book, texts).diagnostics });
    workspace.open(
      'a.tag',
      'timezone "UTC"\ncustomer { n: number }\nsegment s = n > 3 and n < 2\ntag t = a when in segment s',
    );
    expect(service.problems(workspace, 'a.tag')).toEqual([]);
    expect(workspace.advice('a.tag').length).toBeGreaterThan(0);
    expect(service.problems(workspace, 'a.tag').length).toBe(workspace.advice('a.tag').length);
    workspace.change('a.tag', [{ span: { start: 0, end: 0 }, text: 'tag ' }]);
    expect(workspace.advice('a.tag')).toEqual([]);
  });

  test('takes advice that was worked out elsewhere, until a change', () => {
    const sources = 'timezone "UTC"\ncustomer { n: number }\nsegment s = n > 3 and n < 2\n';
    const workspace = new service.Workspace();
    workspace.open('a.tag', sources);
    const found = planBook(workspace.book, new Map([['a.tag', sources]])).diagnostics;
    workspace.advise(found);
    expect(service.problems(workspace, 'a.tag').map(({ code }) => code)).toEqual(found.map(({ code }) => code));
    workspace.open('a.tag', `${sources}segment t = nosuch\n`);
    workspace.advise(found);
    expect(service.problems(workspace, 'a.tag').map(({ code }) => code)).toEqual(['unknown-name']);
  });

  test('speaks the reader’s language', () => {
    const { workspace } = open('segment a = nosuch > 3');
    const english = service.problems(workspace, 'rules.tag')[0]?.message;
    workspace.locale = 'zh-CN';
    expect(service.problems(workspace, 'rules.tag')[0]?.message).not.toBe(english);
  });
});

const PIECES = [
  '', ' ', '\n', '"', '（', '{', '}', ' = ', ' or ', '且 ', '\n标签 新客 = 丙 当 F >= 2\n', '\n人群 甲 = R > 3d\n', '\nmetric F = count(visit)\n',
  'R', 'M', '订单', '时区 "UTC"\n', '首购', '3', '客户 { 甲: 文本 }\n',
]; // prettier-ignore

/** Where names are, so that renamed, doubled and lost ones are common. */
const wordsOf = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(/[\p{L}\p{N}_]+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

const joined: typeof texts = [['all.tag', texts.map(([, text]) => text).join('\n')]];

test.each([
  ['of many files', texts],
  ['of one file', joined],
])(
  'what is found after changes %s is what a fresh look finds',
  (_, files) => {
    const change = fc.record({
      file: fc.nat(files.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      how: fc.constantFrom('word', 'cut', 'insert', 'undo'),
      put: fc.constantFrom(...PIECES),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const workspace = workspaceOf(files);
        found(workspace);
        for (const { file, at, how, put } of changes) {
          const [name = '', original = ''] = files[file] ?? [];
          const text = workspace.text(name);
          const words = wordsOf(text);
          const word = words[Math.floor(at * words.length)] ?? { start: 0, end: 0 };
          const lineEnd = Math.max(0, text.indexOf('\n', Math.floor(at * text.length)));
          if (how === 'undo') workspace.open(name, original);
          else if (how === 'word') workspace.change(name, [{ span: word, text: put }]);
          else
            workspace.change(name, [{ span: { start: lineEnd, end: lineEnd + (how === 'cut' ? 1 : 0) }, text: put }]);
          const fresh = workspaceOf(workspace.files.map((path) => [path, workspace.text(path)]));
          expect(found(workspace)).toBe(found(fresh));
        }
      }),
      { numRuns: 20 },
    );
  },
  180_000,
);
