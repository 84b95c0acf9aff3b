import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

describe('tagwright compile', () => {
  it('prints the SQL, statement by statement, with its parameters', async () => {
    const { code, stdout } = await tagwright(['compile', '--as-of', AS_OF], { cwd: folderOf(SHOP) });
    expect(code).toBe(EXIT.fine);
    expect(stdout).toMatch(/^-- book [\da-f]{64} at 2026-05-31T16:00:00\.000Z/);
    expect(stdout).toMatch(/create (?:temp )?table/i);
    expect(stdout).toMatch(/^-- \? = .*1780243200000/m);
  });

  it('prints the SQL of PostgreSQL', async () => {
    const { code, stdout } = await tagwright(['compile', '--dialect', 'postgres', '--as-of', AS_OF], {
      cwd: folderOf(SHOP),
    });
    expect(code).toBe(EXIT.fine);
    expect(stdout).toMatch(/text collate "C"/);
    expect(stdout).toMatch(/\$2::bigint/);
    expect(stdout).toMatch(/^-- \$1, … = .*1780243200000/m);
  });

  it('prints the plan and the trees as JSON', async () => {
    const cwd = folderOf(SHOP);
    const plan = await tagwright(['compile', '--to', 'plan'], { cwd });
    expect(JSON.parse(plan.stdout)).toMatchObject({ formatVersion: 1, segments: [{ names: ['北京客户'] }] });
    const ast = await tagwright(['compile', '--to', 'ast', 'catalog.tag', 'rfm.tag'], { cwd });
    expect(JSON.parse(ast.stdout)).toMatchObject({
      formatVersion: 1,
      files: [{ kind: 'SourceFile' }, { kind: 'SourceFile' }],
    });
  });

  it('prints rules of JSON Logic', async () => {
    const { code, stdout } = await tagwright(['compile', '--to', 'json-logic'], { cwd: folderOf(SHOP) });
    expect(code).toBe(EXIT.fine);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      zone: 'Asia/Shanghai',
      answers: expect.arrayContaining([
        { segment: 's0', names: ['北京客户'], rule: { tw_eq: [{ tw_customer_field: ['city'] }, '北京'] } },
      ]) as unknown,
    });
  });

  it('prints nothing of a book with errors but the errors', async () => {
    const { code, stdout, stderr } = await tagwright(['compile'], {
      cwd: folderOf({ 'a.tag': 'tag 甲 = 乙 when x\n' }),
    });
    expect([code, stdout]).toEqual([EXIT.findings, '']);
    expect(stderr).toContain('a.tag:1:');
  });
});
