import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

const shop = async (): Promise<string> => {
  const cwd = folderOf(SHOP);
  await tagwright(['run', '--data', 'data', '--db', 'shop.db', '--as-of', AS_OF], { cwd });
  return cwd;
};
const FACTS = [
  '{"kind":"customer","id":"c5","fields":{"城市":"北京"}}',
  '{"kind":"event","event":"订单","id":"o7","customer":"c5","at":"2026-06-01T08:00:00","values":{"金额":"12.50"}}',
  '',
  '{"kind":"event","event":"订单","id":"o1","customer":"c1","at":"2026-02-21T00:00:00","values":{"金额":"5000"}}',
  '{"kind":"delete-event","event":"order","id":"o3"}',
].join('\n');
const ingest = ['ingest', '--db', 'shop.db'];

describe('tagwright ingest', () => {
  it('takes in facts from standard input, and passes over what it knows', async () => {
    const cwd = await shop();
    const first = await tagwright(ingest, { cwd, stdin: FACTS });
    expect([first.code, first.stdout]).toEqual([EXIT.fine, '✓ 2 new, 1 known already, 1 deleted or ended\n']);
    const second = await tagwright([...ingest, '-', '--format', 'json'], { cwd, stdin: FACTS });
    expect(JSON.parse(second.stdout)).toEqual({
      formatVersion: 1,
      counts: { added: 0, duplicate: 4, corrected: 0, deleted: 0, refused: 0 },
      refused: [],
    });
  });

  it('refuses bad facts by line, and keeps the others', async () => {
    const cwd = await shop();
    const facts = `no json\n${FACTS}\n{"kind":"event","event":"ordr","id":"o8","customer":"c1","at":1}\n`;
    const { code, stdout, stderr } = await tagwright(ingest, { cwd, stdin: facts });
    expect(code).toBe(EXIT.findings);
    expect(stdout).toBe('✗ 2 new, 1 known already, 1 deleted or ended, 2 refused\n');
    expect(stderr).toMatchInlineSnapshot(`
      "error -:1: the line is not JSON: Unexpected token 'o', "no json" is not valid JSON; each line holds one object
      error -:7 event: the catalog has no event \`ordr\`; it has \`订单\`; did you mean \`order\`?
      "
    `);
  });

  it('refuses a file that is not there, in words', async () => {
    const cwd = await shop();
    const gone = await tagwright([...ingest, 'facts.ndjson'], { cwd });
    expect([gone.code, gone.stderr]).toEqual([
      EXIT.usage,
      'error: there is no file `facts.ndjson`\nGive a file with a fact a line, or `-` for standard input.\n',
    ]);
    const folder = await tagwright([...ingest, 'data', '--locale', 'zh-CN'], { cwd });
    expect(folder.stderr).toBe('错误：没有文件 `data`\n请给出每行一条事实的文件；写 `-` 则读标准输入。\n');
  });

  it('refuses a database that is not there', async () => {
    const { code, stderr } = await tagwright(['ingest', '--db', 'none.db'], { cwd: folderOf(SHOP), stdin: '' });
    expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining('there is no database')]);
  });
});
