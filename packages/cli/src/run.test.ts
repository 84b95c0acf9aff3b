import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { EXIT } from './exit.js';
import { folderOf, tagwright } from './harness.js';
import { run } from './run.js';
import { VERSION } from './version.js';

describe('tagwright', () => {
  it('says what there is, in either language', async () => {
    const english = await tagwright(['--help']);
    expect(english.code).toBe(EXIT.fine);
    expect(english.stdout).toMatchSnapshot('in English');
    const chinese = await tagwright(['--help', '--locale', 'zh-CN']);
    expect(chinese.stdout).toMatchSnapshot('in Chinese');
    expect((await tagwright(['check', '--help'], { env: { LANG: 'zh_CN.UTF-8' } })).stdout).toMatchSnapshot(
      'of a command',
    );
  });

  it('without a command, says the same on stderr, as an error of usage', async () => {
    const { code, stdout, stderr } = await tagwright([]);
    expect([code, stdout]).toEqual([EXIT.usage, '']);
    expect(stderr).toContain('Commands:');
  });

  it('knows its version', async () => {
    expect(await tagwright(['--version'])).toEqual({ code: EXIT.fine, stdout: `${VERSION}\n`, stderr: '' });
  });

  it.each([
    [['chekc'], 'error: there is no command `chekc`; did you mean `check`?\nSee `tagwright --help`.\n'],
    [['chekc', '--locale', 'zh-CN'], '错误：没有命令 `chekc`，是不是 `check`？\n用法见 `tagwright --help`。\n'],
    [
      ['check', '--fromat', 'json'],
      'error: there is no option `--fromat`; did you mean `--format`?\nSee `tagwright check --help`.\n',
    ],
    [['check', '--format'], 'error: the option `--format <format>` needs a value\nSee `tagwright check --help`.\n'],
    [
      ['check', '--format', 'xml'],
      'error: `xml` is not a value of `--format <format>`; it takes one of pretty, json, jsonl, sarif, github\nSee `tagwright check --help`.\n',
    ],
    [['init', 'a', 'b'], 'error: there are more arguments than the command takes\nSee `tagwright init --help`.\n'],
  ])('complains about %j', async (argv, complaint) => {
    expect(await tagwright(argv)).toEqual({ code: EXIT.usage, stdout: '', stderr: complaint });
  });

  it('ends quietly when the reader has gone', async () => {
    const cwd = folderOf({});
    const closed = (): Writable =>
      new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })) });
    const io = { cwd, env: {}, stdin: (async function* () {})(), stdout: closed(), stderr: closed(), clock: () => 0 };
    expect(await run(['--help'], io)).toBe(EXIT.fine);
    expect(await run(['nonsense'], io)).toBe(EXIT.usage);
  });

  it('answers a fault of its own with 4, and with the stack when asked', async () => {
    const faulty = (): AsyncIterable<Uint8Array> => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the \u001B[2Jdisk sang')) }),
    });
    const stdin = ['fmt', '--stdin-filepath', 'a.tag'];
    const { code, stderr } = await tagwright(stdin, { stdin: faulty() });
    expect(code).toBe(EXIT.fault);
    expect(stderr).toMatchInlineSnapshot(`
      "internal fault: the ‹U+001B›[2Jdisk sang
      Sorry: this is a fault of tagwright, not of your rules or data.
      Run it again with TAGWRIGHT_DEBUG=1 to see where it happened, and please report it.
      "
    `);
    const debugging = await tagwright(stdin, { stdin: faulty(), env: { TAGWRIGHT_DEBUG: '1', LANG: 'zh_CN.UTF-8' } });
    expect(debugging.stderr).toContain('内部故障：the ‹U+001B›[2Jdisk sang');
    expect(debugging.stderr).toContain('run.test.ts');
  });
});
