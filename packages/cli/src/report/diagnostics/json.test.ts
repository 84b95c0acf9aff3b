import { describe, expect, it } from 'vitest';
import { finding, TEXT } from './finding.harness.js';
import { jsonDiagnostics, jsonLinesDiagnostics } from './json.js';

const counts = { error: 1, warning: 0, hint: 0 };

describe('jsonDiagnostics', () => {
  it('has places by line, column and offset, and the edits of each fix', () => {
    const [start, end] = [TEXT.indexOf('Rr'), TEXT.indexOf('Rr') + 2];
    const range = { start: { line: 2, column: 25, offset: start }, end: { line: 2, column: 27, offset: end } };
    expect(JSON.parse(jsonDiagnostics([finding], counts, 3))).toEqual({
      formatVersion: 1,
      summary: { errors: 1, warnings: 0, hints: 0, files: 3 },
      diagnostics: [
        {
          code: 'unknown-name',
          level: 'error',
          file: '规则 book/rfm.tag',
          range,
          message: finding.message,
          fixes: [{ title: 'replace with `R`', edits: [{ range, text: 'R' }] }],
          related: [
            {
              file: '规则 book/rfm.tag',
              range: { start: { line: 1, column: 8, offset: 7 }, end: { line: 1, column: 9, offset: 8 } },
            },
          ],
        },
      ],
    });
  });
});

describe('jsonLinesDiagnostics', () => {
  it('prints a line for each', () => {
    const lines = jsonLinesDiagnostics([finding, finding]).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { code: string }).code)).toEqual(['unknown-name', 'unknown-name']);
    expect(jsonLinesDiagnostics([])).toBe('');
  });
});
