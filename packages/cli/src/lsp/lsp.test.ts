import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompletionList, Hover, Location, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf } from '../harness.js';
import { SHOP } from '../shop.harness.js';
import { Editor } from './lsp.harness.js';

// Each server reads all its sources anew.
describe('tagwright lsp', { timeout: 60_000 }, () => {
  it('tells what is wrong in all files of the book, and what follows from conditions once typing rests', async () => {
    const folder = folderOf({ ...SHOP, 'closed.tag': 'segment 谁 = Rr > 90d\n' });
    const editor = await Editor.open(folder);
    const [unknown] = await editor.found('closed.tag', 'unknown-name');
    expect(unknown).toMatchObject({ source: 'tagwright', severity: 1, range: { start: { line: 0, character: 12 } } });
    expect(unknown?.message).toContain('did you mean `R`?');
  });

  it('finds names by spelling, pinyin and initials', async () => {
    const editor = await Editor.open(folderOf(SHOP));
    const shown = await editor.show('new.tag', '人群 甲 = zjxf<|> > 3\n');
    const { isIncomplete, items } = await shown.ask<CompletionList>('completion');
    expect(isIncomplete).toBe(true);
    expect(items[0]).toMatchObject({ label: '最近消费', textEdit: { newText: '最近消费' } });
    expect(items[0]?.filterText).toMatch(/^zjxf .*最近消费/);
    expect(await editor.close()).toBe(EXIT.fine);
  });
});
