import { describe, expect, it } from 'vitest';
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
