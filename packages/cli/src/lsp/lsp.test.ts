import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf } from '../harness.js';
import { SHOP } from '../shop.harness.js';
import { Editor, SERVER } from './lsp.harness.js';

// Each server reads all its sources anew.
describe('tagwright lsp', { timeout: 180_000 }, () => {
  it('tells what is wrong in all files of the book, open or not, and again whenever something changes', async () => {
    const folder = folderOf({
      ...SHOP,
      'closed.tag': 'segment 谁 = Rr > 90d\n',
      'gb.tag': Buffer.from([0xc7, 0xf8]),
      'list.tag': 'list 城 from "cities.csv"\nsegment 大城 = 城市 in 城\n',
    });
    const editor = await Editor.open(folder);
    const [unknown] = await editor.found('closed.tag', 'unknown-name');
    expect(unknown).toMatchObject({ source: 'tagwright', severity: 1 });
    expect(unknown?.range).toEqual({ start: { line: 0, character: 12 }, end: { line: 0, character: 14 } });
    expect(unknown?.message).toContain('did you mean `R`?');
    const [encoding] = await editor.found('gb.tag', 'undefined');
    expect(encoding?.message).toBe('`gb.tag` is not UTF-8 text');
    await editor.found('list.tag', 'list-file-missing');

    // An open document counts, whatever is on disk; what is on disk counts again once it is closed.
    const { uri } = await editor.show('closed.tag', 'segment 谁 = R > 90d\n');
    await editor.found('closed.tag');
    const range = { start: { line: 0, character: 12 }, end: { line: 0, character: 13 } };
    await editor.edit(uri, [{ range, text: 'F' }, { text: 'segment 甲 = Q > 90d\n' }]);
    await editor.found('closed.tag', 'unknown-name');
    expect(editor.diagnostics.get(uri)?.version).toBe(2);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await editor.until(() => editor.message('closed.tag').includes('Rr'), 'Rr');

    writeFileSync(join(folder, 'cities.csv'), '北京\n');
    writeFileSync(join(folder, 'closed.tag'), 'segment 谁 = R > 90d\n');
    rmSync(join(folder, 'gb.tag'));
    await editor.found('list.tag');
    await editor.found('closed.tag');
    await editor.found('gb.tag');
    expect(await editor.close()).toBe(EXIT.fine);
    expect(editor.stderr).toBe('');
  });

  it('gives advice once typing rests and the book has no errors', async () => {
    const cases = 'tag 甲 {\n  一 when R > 10d\n  二 when R > 20d\n}\nsegment 用到 = tag 甲 = 一 or tag 甲 = 二\n';
    const editor = await Editor.open(folderOf({ ...SHOP, 'new.tag': cases }));
    const [found] = await editor.found('new.tag', 'unreachable-case');
    expect(found).toMatchObject({ severity: 2, tags: [1], range: { start: { line: 2 } } });
    expect(found?.relatedInformation?.[0]).toMatchObject({ location: { uri: editor.uri('new.tag') } });
  });

  it('keeps books apart: one for each folder, and one for files that stand elsewhere', async () => {
    const [one, other, loose] = [
      folderOf({ 'a.tag': SHOP['catalog.tag'] ?? '', 'b.tag': 'segment 甲 = 城市 = 北京\n' }),
      folderOf({ 'a.tag': SHOP['catalog.tag'] ?? '', 'b.tag': 'segment 甲 = 城市 = 上海\n' }),
      folderOf({ 'a.tag': SHOP['catalog.tag'] ?? '', 'b.tag': 'segment 甲 = 城市 = 杭州\n' }),
    ];
    const editor = await Editor.open(one, { folders: [other] });
    await editor.show(join('..', loose.split(/[/\\]/).at(-1) ?? '', 'b.tag'));
    const untitled = 'untitled:Untitled-1';
    const textDocument = { uri: untitled, languageId: 'tagwright', version: 1, text: 'segment 甲 = 什么 = 1\n' };
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
    await editor.until(() => editor.diagnostics.has(untitled), 'a text without a file');
    expect([...editor.diagnostics.keys()]).toEqual([untitled]);

    const event = {
      added: [{ uri: editor.uri('../none'), name: '' }],
      removed: [{ uri: editor.uri('../none'), name: '' }],
    };
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    const symbols = await editor.request<readonly { name: string }[]>('workspace/symbol', { query: '甲' });
    expect(symbols.map(({ name }) => name)).toEqual(['甲', '甲', '甲', '甲']);
  });

  it('takes the books that the settings name, in the language that they name', async () => {
    const catalog = SHOP['catalog.tag'] ?? '';
    const files = { 'a/c.tag': catalog, 'b/c.tag': catalog, 'b/wrong.tag': 'segment 甲 = 城\n' };
    const editor = await Editor.open(folderOf(files), { options: { books: ['a', 'b'] }, locale: 'zh-Hans' });
    const [found] = await editor.found('b/wrong.tag', 'unknown-name');
    expect(found?.message).toContain('规则书里没有');
    expect([...editor.diagnostics.keys()]).toEqual([editor.uri('b/wrong.tag')]);
  });

  it('has the client watch files where it can', async () => {
    const folder = folderOf({ ...SHOP, 'list.tag': 'list 城 from "cities.csv"\n' });
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    const editor = await Editor.open(folder, { capabilities });
    await editor.found('list.tag', 'list-file-missing');
    await editor.until(() => editor.registered.some((each) => each.includes('**/cities.csv')), 'a registration');
    expect(editor.registered.at(-1)).toBe('{"watchers":[{"globPattern":"**/*.tag"},{"globPattern":"**/cities.csv"}]}');
    writeFileSync(join(folder, 'cities.csv'), '北京\n');
    const changes = [{ uri: editor.uri('cities.csv'), type: 1 }];
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await editor.found('list.tag');
  });

  it('counts columns as the client does, and explains findings where the client can show that', async () => {
    const capabilities = {
      general: { positionEncodings: ['utf-8', 'utf-16'] },
      workspace: { textDocumentContent: {} },
    };
    const editor = await Editor.open(folderOf({ ...SHOP, 'new.tag': '人群 甲 = Rr > 90d\n' }), { capabilities });
    expect(editor.initialized?.capabilities.positionEncoding).toBe('utf-8');
    const [found] = await editor.found('new.tag', 'unknown-name');
    expect(found?.range).toEqual({ start: { line: 0, character: 13 }, end: { line: 0, character: 15 } });
    const uri = found?.codeDescription?.href ?? '';
    const { text } = await editor.request<{ text: string }>('workspace/textDocumentContent', { uri });
    expect(text).toMatch(/^# unknown-name\n[^]*```tagwright\n/);
    const params = { textDocument: { uri: editor.uri('new.tag') }, position: { line: 0, character: 13 } };
    expect(await editor.request('textDocument/hover', params)).toMatchObject({ range: { end: { character: 15 } } });
    const change = { range: { start: { line: 0, character: 13 }, end: { line: 0, character: 15 } }, text: 'R' };
    await editor.show('new.tag');
    await editor.edit(params.textDocument.uri, [change]);
    expect(await editor.request('textDocument/hover', params)).toMatchObject({ range: { end: { character: 14 } } });
  });

  it('does not work on what was taken back before its turn', async () => {
    const editor = await Editor.open(folderOf(SHOP));
    const { uri } = await editor.show('rfm.tag');
    const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
    const asked = Array.from({ length: 50 }, () => editor.request('textDocument/completion', params));
    const source = new CancellationTokenSource();
    const taken = editor.connection.sendRequest('textDocument/completion', params, source.token);
    source.cancel();
    await expect(taken).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await Promise.all(asked)).toHaveLength(50);
  });

  it('ends as the protocol has it, also when the client just goes', async () => {
    const editor = await Editor.open(folderOf(SHOP));
    editor.process.stdin?.end();
    await editor.ended;
    expect(editor.process.exitCode).toBe(EXIT.findings);
  });

  it('lives through nonsense, and answers each request that it understands', async () => {
    const editor = await Editor.open(folderOf(SHOP));
    const refused = (method: string, params?: object): Promise<unknown> =>
      editor.request(method, params).then(
        () => 'answered',
        (fault: { code: number }) => fault.code,
      );
    expect(await refused('tagwright/nothing')).toBe(-32_601);
    expect(await refused('textDocument/hover', { textDocument: 3 })).toBe('answered');
    expect(await refused('textDocument/hover')).toBe(-32_602);
    expect(await refused('workspace/executeCommand', { command: 'rm' })).toBe(-32_602);
    const nowhere = { textDocument: { uri: 'file:///%ff/x' }, position: { line: 1e9, character: -1 } };
    expect(await editor.request('textDocument/hover', nowhere)).toBeNull();
    const { uri } = await editor.show('rfm.tag');
    await editor.edit(uri, [
      { range: { start: { line: 9, character: 9 }, end: { line: 0, character: 0 } }, text: '}{"“' },
    ]);
    expect(
      await editor.request('textDocument/hover', { textDocument: { uri }, position: { line: -1, character: 0 } }),
    ).toBeDefined();
    expect(await editor.close()).toBe(EXIT.fine);
  });

  it('refuses what comes before it is set up, and reads past what is no JSON', async () => {
    const server = spawn(process.execPath, [...SERVER, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    onTestFinished(() => void server.kill('SIGKILL'));
    let said = '';
    server.stdout.on('data', (text: Buffer) => (said += text.toString()));
    const send = (body: string): boolean =>
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    send('{"jsonrpc":"2.0","id":1,"method":"textDocument/hover"}');
    send('{"jsonrpc":');
    send('{"jsonrpc":"2.0","id":2,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}');
    while (!said.includes('"id":2')) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said).toContain('"code":-32002');
    send('{"jsonrpc":"2.0","id":3,"method":"shutdown"}');
    send('{"jsonrpc":"2.0","method":"exit"}');
    await once(server, 'close');
    expect(server.exitCode).toBe(EXIT.fine);
  });

  it('says what it is for to whom it is not for', async () => {
    const server = spawn(process.execPath, [...SERVER, 'lsp'], { env: { ...process.env, LANG: 'C.UTF-8' } });
    let said = '';
    server.stderr.on('data', (text: Buffer) => (said += text.toString()));
    server.stdin.write('hello?\r\n\r\n');
    await once(server, 'close');
    expect([server.exitCode, said]).toEqual([
      EXIT.usage,
      expect.stringMatching(/^error: .*Language Server Protocol\n/),
    ]);
  });
});
