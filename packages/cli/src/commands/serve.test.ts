import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { ServeProgram } from '../serve.harness.js';

// Each program is four processes, which read all their sources anew.
describe('tagwright serve', { timeout: 180_000 }, () => {
  it('lets whoever sits at the machine in until an admin has a key', async () => {
    const cwd = folderOf({});
    const first = new ServeProgram(cwd, ['--port', '0']);
    const url = await first.url();
    expect(await (await fetch(`${url}/v1/me`)).json()).toMatchObject({ id: 'local', role: 'admin' });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await first.stop()).toBe(EXIT.fine);
    expect(first.stdout).toMatch(/^Tagwright answers at http:\/\/127\.0\.0\.1:\d+\n.*web app.*\n.*\/docs/);
    expect(first.stdout).toContain('--new-key NAME');
    expect(first.stderr).toMatch(/"msg":"listening"[^]*"route":"\/v1\/me"[^]*"msg":"stopped"/);

    const made = await tagwright(['serve', '--new-key', '王静'], { cwd });
    expect(made.stdout).toMatch(/^tw_[\da-f]{8}_[\w-]{43}\n$/);
    expect(made.stderr).toBe('This is the only time that the key is shown. Whoever has it is an admin.\n');
    const after = new ServeProgram(cwd, ['--port', '0', '--host', '0.0.0.0', '--log-level', 'silent']);
    const open = (await after.url()).replace('0.0.0.0', '127.0.0.1');
    expect((await fetch(`${open}/v1/me`)).status).toBe(401);
    const answer = await fetch(`${open}/v1/me`, { headers: { Authorization: `Bearer ${made.stdout.trim()}` } });
    expect(await answer.json()).toMatchObject({ name: '王静', role: 'admin' });
    expect(await after.stop()).toBe(EXIT.fine);
    expect(after.stdout).toContain('Whoever asks needs a key');
    expect(after.stderr).toBe('');
  });

  it('does not listen to others before there is a key', async () => {
    const program = new ServeProgram(folderOf({}), ['--host', '0.0.0.0', '--port', '0', '--log-level', 'silent']);
    await program.ended;
    expect(program.child.exitCode).toBe(EXIT.usage);
    expect(program.stderr).toContain('error: no admin has a key yet, so at `0.0.0.0` anybody could do anything');
  });

  it('says what is wrong with its settings', async () => {
    const cwd = folderOf({ 'a.json': '{"limits":{"body":"much"},"colour":1}', 'b.json': '{' });
    const invalid = await tagwright(['serve', '--config', 'a.json'], { cwd });
    expect(invalid.code).toBe(EXIT.usage);
    expect(invalid.stderr).toMatch(/^error: the settings have faults\nlimits\.body: .*\n.*colour/);
    const chinese = await tagwright(['serve', '--port', '99999', '--locale', 'zh-CN'], { cwd });
    expect(chinese.stderr).toMatch(/^错误：设置有错误\nport: 数值过大：.*65535/);
    expect((await tagwright(['serve', '--config', 'b.json'], { cwd })).stderr).toContain('is not JSON');
    const gone = await tagwright(['serve', '--config', 'c.json', '--locale', 'zh-CN'], { cwd });
    expect([gone.code, gone.stderr]).toEqual([
      EXIT.usage,
      expect.stringMatching(/^错误：无法读取 `.*c\.json`：.*\n`--config` 指定/),
    ]);
    expect((await tagwright(['serve', '--port', 'http'], { cwd })).stderr).toContain('`http` is not a value of');
  });

  it('says that a port is taken', async () => {
    const first = new ServeProgram(folderOf({}), ['--port', '0']);
    const { port } = new URL(await first.url());
    const other = new ServeProgram(folderOf({}), ['--port', port]);
    await other.ended;
    expect(other.child.exitCode).toBe(EXIT.usage);
    expect(other.stderr).toContain(`port ${port} at \`127.0.0.1\` is taken by another program`);
  });
});
