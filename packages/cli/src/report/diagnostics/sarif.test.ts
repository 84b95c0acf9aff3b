import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { folderOf, tagwright } from '../../harness.js';
import { finding } from './finding.harness.js';
import { sarifDiagnostics } from './sarif.js';

describe('sarifDiagnostics', () => {
  it('writes a log with rules, places and replacements', () => {
    const log = JSON.parse(sarifDiagnostics([finding, { ...finding, level: 'hint', code: 'a-code' }], '1.2.3'));
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.tool.driver).toEqual({
      name: 'tagwright',
      version: '1.2.3',
      rules: [{ id: 'a-code' }, { id: 'unknown-name' }],
    });
    expect(run.results.map((r: { level: string; ruleIndex: number }) => [r.level, r.ruleIndex])).toEqual([
      ['error', 1],
      ['note', 0],
    ]);
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: '%E8%A7%84%E5%88%99%20book/rfm.tag' },
      region: { startLine: 2, startColumn: 25, endLine: 2, endColumn: 27 },
    });
    expect(run.results[0].fixes[0].artifactChanges[0].replacements).toEqual([
      {
        deletedRegion: { startLine: 2, startColumn: 25, endLine: 2, endColumn: 27 },
        insertedContent: { text: 'R' },
      },
    ]);
  });

  it('leaves out what there is not', () => {
    const [result] = JSON.parse(sarifDiagnostics([{ ...finding, fixes: [], related: [] }], '1')).runs[0].results;
    expect(Object.keys(result)).toEqual(['ruleId', 'ruleIndex', 'level', 'message', 'locations']);
  });
});

const path = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

/**
 * The schema that the standard's committee gives out, as a package of Microsoft's ships it. It says of itself that it is of
 * draft 4, whose `id` is called otherwise in draft 7; nothing else that it uses means anything else there.
 */
const {
  $schema: _draft,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8')) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);
const faultsOf = (text: string): unknown => {
  validate(JSON.parse(text));
  return validate.errors ?? [];
};

describe('the schema of SARIF 2.1.0', () => {
  it('takes what is written', () => {
    const bare = { ...finding, fixes: [], related: [] };
    expect(
      faultsOf(sarifDiagnostics([finding, bare, { ...finding, level: 'hint', file: 'a b/ü#%.tag' }], '1.2.3')),
    ).toEqual([]);
    expect(faultsOf(sarifDiagnostics([], '1.2.3'))).toEqual([]);
  });

  it('notices what is not so', () => {
    const spoilt = sarifDiagnostics([finding], '1').replace('"ruleId": "unknown-name"', '"ruleId": 7');
    expect(faultsOf(spoilt)).not.toEqual([]);
  });

  it('takes what `check` prints of a book with many faults, in either language', async () => {
    const cwd = folderOf({
      '规则/catalog.tag': 'customer { 城市 city: text }\nevent 订单 order { 金额 amount: money }\n',
      '规则/rules.tag':
        'metric M = sum(order.amout)\nsegment a = M > 30d\nsegment a = 城市 = 北京 and or\ntag 等级 manual { 高 }\nsegment "😀" = 城市 in segment\n',
    });
    for (const locale of ['en', 'zh-CN']) {
      const { stdout } = await tagwright(['check', '--format', 'sarif', '--locale', locale], { cwd });
      expect(faultsOf(stdout)).toEqual([]);
      expect(JSON.parse(stdout).runs[0].tool.driver.rules[0].shortDescription.text).not.toBe('');
      expect(JSON.parse(stdout).runs[0].results.length).toBeGreaterThan(3);
    }
  });
});
