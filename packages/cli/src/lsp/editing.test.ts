import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CodeAction,
  CodeActionTriggerKind,
  type CodeLens,
  type CompletionList,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SignatureHelp,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHOP } from '../shop.harness.js';
import { Editor } from './lsp.harness.js';

const TESTS = `test "召回" at 2026-06-01 {
  given customer { 城市 = 北京 }
  expect in segment 北京客户
  expect M > 100
}

test "空" at 2026-06-01 {
  given customer { 城市 = 上海 }
  expect not in segment 北京客户
}
`;

const folder = mkdtempSync(join(tmpdir(), 'tagwright-lsp-'));
let editor: Editor;
beforeAll(async () => {
  for (const name of ['catalog.tag', 'rfm.tag']) writeFileSync(join(folder, name), SHOP[name] ?? '');
  writeFileSync(join(folder, 'tests.tag'), TESTS);
  editor = await Editor.start(folder);
}, 180_000);
afterAll(async () => {
  await editor.kill();
  rmSync(folder, { recursive: true });
});

const applied = (text: string, edits: readonly TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);

/** The files after a change of several. */
const changed = ({ documentChanges = [] }: WorkspaceEdit): Readonly<Record<string, string>> =>
  Object.fromEntries(
    documentChanges.flatMap((change) => {
      if (!('edits' in change)) return [];
      const file = decodeURIComponent(change.textDocument.uri.slice(change.textDocument.uri.lastIndexOf('/') + 1));
      const edits = change.edits.filter((edit) => 'newText' in edit);
      return [[file, applied(readFileSync(join(folder, file), 'utf8'), edits)]];
    }),
  );

describe('completion', () => {
  it.each([
    ['最近', '最近消费'],
    ['zjxf', '最近消费'],
    ['zuijin', '最近消费'],
    ['xfje', '消费金额'],
    ['做', '做过'],
  ])('finds by %s %s', async (typed, label) => {
    const shown = await editor.show('new.tag', `人群 甲 = ${typed}<|>\n`);
    const { isIncomplete, items } = await shown.ask<CompletionList>('completion');
    expect(isIncomplete).toBe(true);
    expect(items[0]?.label).toBe(label);
    // Whichever way a client filters: by prefix, or by letters in order.
    for (const item of items) expect(item.filterText?.startsWith(typed)).toBe(true);
  });

  it('replaces the whole word from its middle, and offers snippets with places to fill', async () => {
    const text = '人群 甲 = zj<|>额 > 3\n';
    const shown = await editor.show('new.tag', text);
    const { items } = await shown.ask<CompletionList>('completion');
    const item = items.find(({ label }) => label === '最近消费');
    expect(applied(shown.text, [item?.textEdit as TextEdit])).toBe('人群 甲 = 最近消费 > 3\n');
    const empty = await editor.show('new.tag', '<|>\n');
    const snippets = (await empty.ask<CompletionList>('completion')).items.filter(
      (each) => each.insertTextFormat === 2,
    );
    expect(snippets.map(({ label }) => label)).toContain('tag { … }');
  });
});

it('shows what a word means, and what goes into parentheses', async () => {
  const shown = await editor.show('new.tag', 'segment 甲 = M<|> > 3\n');
  const hover = await shown.ask<Hover>('hover');
  expect(hover).toMatchObject({ contents: { kind: 'markdown', value: expect.stringContaining('消费金额') as string } });
  const call = await editor.show('new.tag', 'segment 甲 = distance(客户.城市, <|>) > 3\n');
  const help = await call.ask<SignatureHelp>('signatureHelp');
  expect(help.signatures[0]?.label).toBe('distance(point, lat, lng)');
  expect(help.activeParameter).toBe(1);
});

it('goes to where things are declared, and finds where they are used', async () => {
  const shown = await editor.show('new.tag', 'segment 甲 = <|>M > 3 and 消费金额 > 4\n');
  const [place] = await shown.ask<Location[]>('definition');
  expect(place).toEqual({
    uri: editor.uri('rfm.tag'),
    range: { start: { line: 1, character: 7 }, end: { line: 1, character: 8 } },
  });
  const all = await shown.ask<Location[]>('references', { context: { includeDeclaration: false } });
  expect(all.map(({ uri }) => uri).toSorted()).toEqual(
    [editor.uri('new.tag'), editor.uri('new.tag'), editor.uri('rfm.tag'), editor.uri('tests.tag')].toSorted(),
  );
  expect(await shown.ask<object[]>('documentHighlight')).toHaveLength(2);
});

it('renames over files, and says why not', async () => {
  await editor.show('new.tag', '');
  const shown = await editor.show('rfm.tag');
  const position = { line: 6, character: 9 };
  expect(await shown.ask('prepareRename', { position })).toEqual({
    range: { start: { line: 6, character: 8 }, end: { line: 6, character: 12 } },
    placeholder: '北京客户',
  });
  const renamed = await shown.ask<WorkspaceEdit>('rename', { position, newName: '首都 客户' });
  const files = changed(renamed);
  expect(Object.keys(files).toSorted()).toEqual(['rfm.tag', 'tests.tag']);
  expect(files['rfm.tag']).toContain('segment "首都 客户" = 城市 = 北京');
  expect(files['tests.tag']?.match(/in segment "首都 客户"/g)).toHaveLength(2);
  const taken = shown.ask('rename', { position, newName: 'M' });
  await expect(taken).rejects.toThrow('M');
  await expect(shown.ask('prepareRename', { position: { line: 6, character: 1 } })).rejects.toThrow(/./);
});

it('formats files and ranges', async () => {
  const untidy = 'segment   甲=R>3d\n\nsegment   乙=R>4d\n';
  const shown = await editor.show('new.tag', untidy);
  const options = { tabSize: 2, insertSpaces: true };
  expect(applied(untidy, await shown.ask<TextEdit[]>('formatting', { options }))).toBe(
    'segment 甲 = R > 3d\n\nsegment 乙 = R > 4d\n',
  );
  const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } };
  expect(applied(untidy, await shown.ask<TextEdit[]>('rangeFormatting', { options, range }))).toBe(
    'segment   甲=R>3d\n\nsegment 乙 = R > 4d\n',
  );
});

it('mends what is wrong', async () => {
  const text = 'segment 甲 = Mm > 3\n';
  const shown = await editor.show('new.tag', text);
  await editor.until(() => editor.message('new.tag').includes('`Mm`'), 'Mm');
  const diagnostics = await editor.found('new.tag', 'unknown-name');
  const [{ range } = { range: undefined }] = diagnostics;
  const actions = await shown.ask<CodeAction[]>('codeAction', { range, context: { diagnostics, only: ['quickfix'] } });
  const fix = actions.find(({ isPreferred }) => isPreferred) ?? actions[0];
  expect(fix).toMatchObject({ title: 'write `M`', kind: 'quickfix', diagnostics: [{ code: 'unknown-name' }] });
  const [change] = fix?.edit?.documentChanges ?? [];
  expect(change).toMatchObject({ textDocument: { uri: shown.uri, version: expect.any(Number) as number } });
  const refactorings = await shown.ask<CodeAction[]>('codeAction', {
    range,
    context: { diagnostics: [], only: ['refactor'] },
  });
  expect(refactorings.every(({ kind }) => kind?.startsWith('refactor'))).toBe(true);
});

it('offers other ways to write a line to whoever asks, and not to an editor that looks for something to point at', async () => {
  const shown = await editor.show('new.tag', 'tag 甲 = 乙 wh<|>en R > 90d\n');
  const range = { start: shown.position, end: shown.position };
  const kinds = async (triggerKind: CodeActionTriggerKind): Promise<readonly (string | undefined)[]> => {
    const actions = await shown.ask<CodeAction[]>('codeAction', { range, context: { diagnostics: [], triggerKind } });
    return actions.map(({ kind }) => kind);
  };
  expect(await kinds(CodeActionTriggerKind.Invoked)).toContain('refactor.rewrite');
  expect(await kinds(CodeActionTriggerKind.Automatic)).not.toContain('refactor.rewrite');
});

it('outlines, folds, widens selections and colours', async () => {
  const text = 'tag 甲 ordered {\n  一 when R<|> > 3d\n  二 otherwise\n}\n';
  const shown = await editor.show('new.tag', text);
  const [tag] = await shown.ask<DocumentSymbol[]>('documentSymbol');
  expect(tag).toMatchObject({ name: '甲', children: [{ name: '一' }, { name: '二' }] });
  expect(await shown.ask<FoldingRange[]>('foldingRange')).toEqual([{ startLine: 0, endLine: 2 }]);
  const [selection] = await shown.ask<SelectionRange[]>('selectionRange', { positions: [shown.position] });
  let depth = 0;
  for (let at = selection; at !== undefined; at = at.parent) depth += 1;
  expect(depth).toBeGreaterThan(3);

  const tokens = await shown.ask<SemanticTokens>('semanticTokens/full');
  const { tokenTypes } = editor.initialized?.capabilities.semanticTokensProvider?.legend ?? { tokenTypes: [] };
  expect([0, 1].map((at) => tokenTypes[tokens.data[at * 5 + 3] ?? 0])).toEqual(['keyword', 'enum']);
  await editor.edit(shown.uri, [
    { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } }, text: '第三' },
  ]);
  const delta = await shown.ask<SemanticTokensDelta>('semanticTokens/full/delta', {
    previousResultId: tokens.resultId,
  });
  expect(delta.edits).toHaveLength(1);
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  const part = await shown.ask<SemanticTokens>('semanticTokens/range', { range });
  expect(part.data.length).toBeLessThan(tokens.data.length);
});

describe('tests', () => {
  const lenses = async (): Promise<readonly CodeLens[]> => {
    const shown = await editor.show('tests.tag');
    return shown.ask<CodeLens[]>('codeLens');
  };
  const run = (lens: CodeLens | undefined): Promise<unknown> =>
    editor.request('workspace/executeCommand', {
      command: lens?.command?.command,
      arguments: lens?.command?.arguments,
    });

  it('are run by their lenses; what they did not meet is a finding until the book changes', async () => {
    await editor.show('new.tag', '');
    await editor.found('new.tag');
    const [failing, passing, all] = await lenses();
    expect([failing, passing, all].map((lens) => [lens?.command?.title, lens?.range.start.line])).toEqual([
      ['▶ run test', 0],
      ['▶ run test', 6],
      ['▶ run all 2 tests of this file', 0],
    ]);
    expect(await run(passing)).toEqual({ passed: true, tests: [{ name: '空', expectations: 1, unmet: 0 }] });
    expect(editor.messages.at(-1)).toBe('✓ 空: passed');
    expect(await run(all)).toMatchObject({ passed: false });
    expect(editor.messages.at(-1)).toBe('✗ 1 of 2 tests failed: 召回');
    const [unmet] = await editor.found('tests.tag', 'undefined');
    expect(unmet).toMatchObject({ severity: 1, range: { start: { line: 3, character: 2 } } });
    expect(unmet?.message).toContain('M > 100');
    expect((await lenses()).map(({ command }) => command?.title)).toEqual([
      '✗ 1 of 2 expectations unmet · run again',
      '✓ passed, 1 expectation · run again',
      '▶ run all 2 tests of this file',
    ]);
    await editor.show('new.tag', '// changed\n');
    await editor.found('tests.tag');
    expect((await lenses())[0]?.command?.title).toBe('▶ run test');
  });

  it('are not run while the book has errors', async () => {
    await editor.show('new.tag', 'segment 甲 = Mn > 3\n');
    await editor.until(() => editor.message('new.tag').includes('`Mn`'), 'Mn');
    expect(await run((await lenses())[0])).toBeNull();
    expect(editor.messages.at(-1)).toBe('The book has errors, so its tests cannot run.');
  });
});
