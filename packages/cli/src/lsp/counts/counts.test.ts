import { join } from 'node:path';
import type { CodeLens } from 'vscode-languageserver-protocol';
import { CodeLensRefreshRequest, LogMessageNotification } from 'vscode-languageserver-protocol';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptySchema } from '../../../../engine/src/store/empty.harness.js';
import { folderOf, tagwright } from '../../harness.js';
import { AS_OF, SHOP } from '../../shop.harness.js';
import { Editor } from '../lsp.harness.js';

describe('counts above rules', { timeout: 180_000 }, () => {
  const capabilities = { workspace: { codeLens: { refreshSupport: true } } };
  const titles = async (editor: Editor, uri: string): Promise<readonly string[]> => {
    const lenses = await editor.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return lenses.map(({ command }) => command?.title ?? '');
  };

  const ofDatabases: readonly [string, () => Promise<string>][] = [
    ['a file', async () => 'shop.db'],
    [
      'a server',
      async () => {
        const { address, drop } = await emptySchema();
        onTestFinished(drop);
        return address;
      },
    ],
  ];

  it.each(ofDatabases)(
    'come late, of the book in force of %s, and say where the rule has changed since',
    async (_, db) => {
      const block = 'tag 城别 {\n  本地 when 城市 = 北京\n  外地 otherwise\n}\n';
      const folder = folderOf({ ...SHOP, 'block.tag': block });
      const database = await db();
      const made = await tagwright(['run', '.', '--data', 'data', '--db', database, '--as-of', AS_OF], { cwd: folder });
      expect(made.code).toBe(0);

      const editor = await Editor.open(folder, { args: ['--db', database], capabilities });
      let refreshed = 0;
      editor.connection.onRequest(CodeLensRefreshRequest.type, () => void (refreshed += 1));
      const { uri } = await editor.show('rfm.tag');
      expect(await titles(editor, uri)).toEqual([]);
      // Once they are there, the client is told to ask again.
      for (let seen = 0, shown: readonly string[] = []; shown.length === 0; seen = refreshed) {
        await editor.until(() => refreshed > seen, 'counts');
        shown = await titles(editor, uri);
      }
      expect(await titles(editor, uri)).toEqual(['1 customer', '1 customer', '2 customers']);
      expect(await titles(editor, editor.uri('block.tag'))).toEqual(['本地 2 · 外地 2']);

      await editor.edit(uri, [{ text: (SHOP['rfm.tag'] ?? '').replace('城市 = 北京', '城市 = 上海') }]);
      expect(await titles(editor, uri)).toEqual(['1 customer', '1 customer', '2 customers · before this change']);
    },
  );

  it('are left out where the database has none, and why is written to the log', async () => {
    const folder = folderOf(SHOP);
    const editor = await Editor.open(folder, { options: { db: join(folder, 'none.db') }, capabilities });
    const logged: string[] = [];
    editor.connection.onNotification(LogMessageNotification.type, ({ message }) => void logged.push(message));
    const { uri } = await editor.show('rfm.tag');
    expect(await titles(editor, uri)).toEqual([]);
    await editor.until(() => logged.length > 0, 'a reason');
    expect(logged[0]).toMatch(/^no counts above rules: .*none\.db/);
    expect(await titles(editor, uri)).toEqual([]);
    expect(await editor.close()).toBe(0);
  });
});
