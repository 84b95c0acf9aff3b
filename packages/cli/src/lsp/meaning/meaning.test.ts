import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@tagwright/dsl';
import type { CompletionList } from 'vscode-languageserver-protocol';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../harness.js';
import { SHOP } from '../../shop.harness.js';
import { Book } from '../books/book.js';
import { COMMANDS } from '../commands.js';
import { Editor } from '../lsp.harness.js';
import { Meaning } from './meaning.js';

const CASES = 'tag 甲 {\n  一 when R > 10d\n  二 when R > 20d\n}\nsegment 用到 = tag 甲 = 一 or tag 甲 = 二\n';
const TEST = 'test "空" at 2026-06-01 {\n  given customer { 城市 = 上海 }\n  expect in segment 北京客户\n}\n';

describe('what takes the meaning of a book', () => {
  it('is what a compilation says, from one change to the next', async () => {
    const folder = folderOf({ ...SHOP, 'cases.tag': CASES, 'test.tag': TEST });
    const book = new Book(folder, 'en');
    book.readAll(['catalog.tag', 'rfm.tag', 'cases.tag', 'test.tag'].map((file) => join(folder, file)));
    const files = () => book.workspace.files.map((path) => ({ path, text: book.workspace.text(path) }));
    const inForce = compile({ files: files() }).plan;
    if (inForce === undefined) throw new Error('the book is sound');
    const meaning = new Meaning('en');
    const asked = () =>
      Promise.all([
        meaning.ask(book, { kind: 'advice' }),
        meaning.ask(book, { kind: 'changed', inForce }),
        meaning.ask(book, { kind: 'tests', file: 'test.tag', name: undefined }),
      ]);
    const [advice, changed, ran] = await asked();
    expect(advice.map(({ code, file }) => [code, file])).toEqual([['unreachable-case', 'cases.tag']]);
    expect(changed).toEqual([]);
    expect(ran).toMatchObject([{ name: '空', expectations: 1, unmet: [{ file: 'test.tag' }] }]);

    book.show(book.uriOf('rfm.tag'), 1, (SHOP['rfm.tag'] ?? '').replace('城市 = 北京', '城市 = 上海'));
    book.forget('cases.tag');
    const [after, differs, passes] = await asked();
    expect(after).toEqual([]);
    expect(differs.toSorted()).toEqual(['segment 北京客户', 'segment 用到', 'tag 甲']);
    expect(passes).toMatchObject([{ unmet: [] }]);

    book.show(book.uriOf('rfm.tag'), 2, 'segment 错 = nosuch > 3\n');
    expect(await asked()).toEqual([[], [], undefined]);
    meaning.close();
  });
});

describe('a thousand rule files in an editor', { timeout: 180_000 }, () => {
  it('leave completion its turn while their meaning is worked out', async () => {
    const folder = folderOf({ ...SHOP, 'test.tag': TEST });
    mkdirSync(join(folder, 'rules'));
    for (let file = 0; file < 1000; file += 1) {
      const cases = ['一', '二', '三'].map(
        (value, index) => `  ${value} when R > ${String(file + index)}d and M > ${String(file)}`,
      );
      writeFileSync(
        join(folder, 'rules', `${String(file)}.tag`),
        `tag 标签${String(file)} {\n${cases.join('\n')}\n}\n`,
      );
    }
    const editor = await Editor.open(folder);
    const shown = await editor.show('new.tag', 'segment 甲 = <|>M > 3\n');
    await editor.until(() => editor.diagnostics.size > 0, 'what is found in a thousand files');
    const answered: string[] = [];
    const tested = editor
      .request('workspace/executeCommand', { command: COMMANDS.runTest, arguments: [{ uri: editor.uri('test.tag') }] })
      .then(() => answered.push('tests'));
    const completed = shown.ask<CompletionList>('completion').then(({ items }) => {
      answered.push('completion');
      return items.map(({ label }) => label);
    });
    expect(await completed).toContain('M');
    await tested;
    // Asked later, and answered first: the tests look at every rule of the book.
    expect(answered).toEqual(['completion', 'tests']);
  });
});
