import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

const RULES = JSON.stringify({
  大客户: { and: [{ '>': [{ var: 'M' }, 1000] }, { in: [{ var: 'user.city' }, ['北京', 'New York']] }] },
  odd: { '%': [{ var: 'M' }, 2] },
  价值: { if: [{ '>': [{ var: 'M' }, 1000] }, '高', '低'] },
});
const QUERY = JSON.stringify({ combinator: 'and', rules: [{ field: 'city', operator: '=', value: '北京' }] });

const book = (files: Readonly<Record<string, string>>): string => folderOf({ ...SHOP, ...files });

describe('tagwright convert', () => {
  it('prints what can be said in the language, and says what cannot, and where', async () => {
    const cwd = book({ 'rules.json': RULES });
    const converted = await tagwright(['convert', 'rules.json', '--from', 'json-logic', '--field', 'user.city=城市'], {
      cwd,
    });
    expect(converted.code).toBe(EXIT.findings);
    expect(converted.stdout).toMatchInlineSnapshot(`
      "segment 大客户 = M > 1000 and 城市 in (北京, "New York")

      tag 价值 {
        高 when M > 1000
        低 otherwise
      }
      "
    `);
    expect(converted.stderr).toMatchInlineSnapshot(`
      "error[no-counterpart] rules.json#/odd: the language has nothing for \`%\` here; write this rule by hand
      ✗ 2 of 3 rules taken over
      "
    `);
  });

  it('writes a file that checks and is laid out, and whose members are those meant', async () => {
    const cwd = book({ 'query.json': QUERY });
    const args = ['convert', 'query.json', '--from', 'react-querybuilder', '--keywords', 'zh', '--out', 'taken.tag'];
    expect((await tagwright(args, { cwd, env: { LANG: 'zh_CN.UTF-8' } })).stderr).toBe(
      '✓ 共 1 条规则，导入了 1 条，写入 taken.tag\n',
    );
    expect(readFileSync(join(cwd, 'taken.tag'), 'utf8')).toBe('人群 query = city = 北京\n');
    expect((await tagwright(['fmt', '--check', 'taken.tag'], { cwd })).code).toBe(EXIT.fine);
    const run = await tagwright(['run', '.', '--data', 'data', '--as-of', AS_OF, '--format', 'json'], { cwd });
    expect(JSON.parse(run.stdout)).toMatchObject({ segments: { query: ['c1', 'c3'] } });
    expect((await tagwright(args, { cwd })).stderr).toContain('there is a file `taken.tag` already');
  });

  it('reads standard input, and names the rule as it is told', async () => {
    const { stdout } = await tagwright(['convert', '-', '--from', 'json-logic', '--name', 'a rule'], {
      cwd: book({}),
      stdin: '{"<": [{"var": "city"}, "B"]}',
    });
    expect(stdout).toBe('segment "a rule" = city < B\n');
  });

  it('keeps out what the checker would not let in', async () => {
    const { code, stdout, stderr } = await tagwright(['convert', '-', '--from', 'json-logic'], {
      cwd: book({}),
      stdin: '{"x": {"==": [{"var": "R"}, "90d"]}, "y": {">": [{"+": [{"var": "M"}, {"var": "M"}]}, 1e-9]}}',
    });
    expect([code, stdout]).toEqual([EXIT.findings, 'segment x = R = 90d\n']);
    expect(stderr).toContain('number-out-of-range');
  });

  it('prints a document for programs', async () => {
    const cwd = book({ 'rules.json': RULES });
    const { stdout } = await tagwright(['convert', 'rules.json', '--from', 'json-logic', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      asked: 3,
      rules: [{ kind: 'tag', name: '价值' }],
      findings: [{ code: 'unknown-field', level: 'error', at: '/大客户/and/1/in/0' }, { code: 'no-counterpart' }],
    });
  });

  it('declares the tags of a list, which then can be loaded', async () => {
    const list = 'customer,tag,value,until\nc1,来源,朋友,\nc2,来源,广告,2027-01-01\nc1,口味,辣,\nc1,口味,甜,\n';
    const cwd = book({ 'list.csv': list });
    const { stdout } = await tagwright(['convert', 'list.csv', '--from', 'tag-list', '--out', 'hand.tag'], { cwd });
    expect(stdout).toBe('');
    expect(readFileSync(join(cwd, 'hand.tag'), 'utf8')).toMatchInlineSnapshot(`
      "tag 来源 manual {
        朋友
        广告
      }

      tag 口味 manual many {
        辣
        甜
      }
      "
    `);
    await tagwright(['import', '--data', 'data', '--db', 'shop.db'], { cwd });
    const loaded = await tagwright(['import', '--tags', 'list.csv', '--db', 'shop.db'], { cwd });
    expect([loaded.code, loaded.stdout]).toEqual([EXIT.fine, '  tags  list.csv  4 rows  4 new\n']);
    const run = await tagwright(['run', '--db', 'shop.db', '--as-of', '2026-06-02', '--format', 'json'], { cwd });
    expect(JSON.parse(run.stdout)).toMatchObject({
      tags: { 来源: { 朋友: ['c1'], 广告: ['c2'] }, 口味: { 辣: ['c1'], 甜: ['c1'] } },
    });
  });

  it.each([
    [['nope.json', '--from', 'json-logic'], 'there is no file `nope.json`'],
    [['list.csv', '--from', 'json-logic'], '`list.csv` is not JSON'],
    [['list.csv', '--from', 'xml'], 'it takes one of json-logic, react-querybuilder, tag-list'],
    [['list.csv'], 'the option `--from <format>` is needed'],
    [['list.csv', '--from', 'json-logic', '--field', '城市'], '`城市` does not say what is what'],
  ])('refuses %j', async (args, complaint) => {
    const { code, stderr } = await tagwright(['convert', ...args], { cwd: book({ 'list.csv': 'customer,tag\n' }) });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(complaint);
  });

  it.each(['[]', '3', '"x"', '{}', '[{"rule": 1}]'])('finds no rule in %s', async (stdin) => {
    const { code, stderr } = await tagwright(['convert', '-', '--from', 'json-logic'], { cwd: book({}), stdin });
    expect(code).toBe(EXIT.findings);
    expect(stderr).toContain('error[no-rule] -: this is no rule');
  });
});
