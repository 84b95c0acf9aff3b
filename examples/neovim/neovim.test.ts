import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { childProgram } from '../../test/children/programs.js';
import { SHOP } from '../../packages/cli/src/shop.harness.js';

const MAIN = await childProgram(new URL('../../packages/cli/src/main.ts', import.meta.url));
const COMMAND = [process.execPath, fileURLToPath(MAIN)];

const isThere = spawnSync('nvim', ['--version']).status === 0;
// What the server answers is tried by the protocol's own client everywhere; this tries the configuration for Neovim.
if (!isThere) process.stderr.write('\nSKIPPED: there is no `nvim` on the PATH, so examples/neovim is not tried.\n\n');

const TESTS = `test "召回" at 2026-06-01 {
  given customer { 城市 = 上海 }
  expect in segment 北京客户
}
`;

it.skipIf(!isThere)(
  'works in Neovim: findings, pinyin, formatting, rename over files, tests',
  { timeout: 240_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tagwright-neovim-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    // The configuration looks for the project above a file; whatever lies above this folder is none.
    mkdirSync(join(folder, '.git'));
    const files = {
      'catalog.tag': SHOP['catalog.tag'] ?? '',
      'rfm.tag': SHOP['rfm.tag'] ?? '',
      'tests.tag': TESTS,
      'new.tag': '人群 甲 = 最近消废 > 3天\n',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const settings = join(folder, 'settings.lua');
    writeFileSync(
      settings,
      `vim.g.tagwright = { command = { ${COMMAND.map((each) => JSON.stringify(each)).join(', ')} } }\n`,
    );
    const report = join(folder, 'report.json');
    const scripts = [settings, join(import.meta.dirname, 'tagwright.lua'), join(import.meta.dirname, 'session.lua')];
    await promisify(execFile)(
      'nvim',
      ['--headless', '-u', 'NONE', ...scripts.flatMap((script) => ['-c', `luafile ${script}`])],
      {
        cwd: folder,
        env: { ...process.env, HOME: folder, XDG_STATE_HOME: folder, LANG: 'C.UTF-8', TAGWRIGHT_REPORT: report },
      },
    );
    expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual({
      filetype: 'tagwright',
      findings: [expect.stringContaining('最近消费')],
      completion: '最近消费',
      formatted: ['人群 甲 = 最近消费 > 3天'],
      renamed: '  expect in segment 首都客户',
      unmet: 2,
    });
  },
);
