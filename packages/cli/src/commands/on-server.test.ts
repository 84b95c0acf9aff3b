import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptySchema } from '../../../engine/src/store/empty.harness.js';
import { EXIT } from '../exit.js';
import { folderOf, type Outcome, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

/** What a command says, with everything that no other run would say again: lengths of time, hashes. */
const said = ({ code, stdout, stderr }: Outcome): string =>
  `${stdout}${stderr}[exit ${String(code)}]`.replaceAll(/\d+\.\d+ s|[\d,]+ rows\/s|[0-9a-f]{12,}/g, '…');

describe('a book on a PostgreSQL server', { timeout: 180_000 }, () => {
  it('goes its way from import to rollback with the words that a file gets', async () => {
    const { address, drop } = await emptySchema();
    onTestFinished(drop);
    const told: Record<string, string[]> = {};
    for (const db of ['shop.db', address]) {
      const cwd = folderOf(SHOP);
      const own: string[] = [];
      const run = async (...args: readonly string[]): Promise<void> => {
        const outcome = await tagwright([...args, '--db', db], { cwd });
        own.push(`$ ${args.join(' ')}\n${said(outcome)}`);
      };
      await run('import', '.', '--data', 'data');
      await run('publish', '.', '--by', '王静', '--note', '起步', '--as-of', AS_OF);
      await run('run', '.', '--as-of', AS_OF);
      await run('why', 'c1', '--as-of', AS_OF);
      await run('attach', '.');
      const rules = join(cwd, 'rfm.tag');
      const before = readFileSync(rules, 'utf8');
      writeFileSync(rules, before.replace('城市 = 北京', '城市 = 上海').replace('R>90d', 'R>0d'));
      await run('plan', '.', '--out', 'p.plan', '--detailed-exitcode');
      await run('publish', 'p.plan', '--by', '李伟', '--as-of', '2026-06-02');
      await run('publish', 'p.plan', '--as-of', '2026-06-02');
      const fact = { kind: 'customer', id: 'c9', fields: { city: '上海' }, asOf: '2026-06-02T08:00:00+08:00' };
      writeFileSync(join(cwd, 'new.ndjson'), `${JSON.stringify(fact)}\n{"kind":"evnt"}\n`);
      await run('ingest', 'new.ndjson');
      await run('run', '.', '--as-of', '2026-06-03');
      await run('audit', '.');
      await run('changes', '--customer', 'c9');
      await run('rollback', '1', '.', '--by', '王静', '--as-of', '2026-06-04');
      expect(readFileSync(rules, 'utf8')).toBe(before);
      await run('history');
      await run('diff', '1', '2');
      await run('plan', '.', '--against', '2', '--format', 'markdown');
      await run('detach', '.');
      told[db] = own;
    }
    expect(told[address]).toEqual(told['shop.db']);
    expect(told[address]?.map((each) => /exit (\d)/.exec(each)?.[1]).join('')).toBe('00000203100000000');
    expect(told[address]?.join('\n')).toMatchSnapshot();
  });

  it('is not what cannot be reached, and nobody is told a password', async () => {
    const cwd = folderOf(SHOP);
    const { code, stderr } = await tagwright(['history', '--db', 'postgres://wang:s3cret@127.0.0.1:1/shop'], { cwd });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('postgres://wang@127.0.0.1:1/shop');
    expect(stderr).not.toContain('s3cret');
  });
});
