import { describe, expect, it } from 'vitest';
import { finding } from './finding.harness.js';
import { githubDiagnostics } from './github.js';

describe('githubDiagnostics', () => {
  it('writes a workflow command, its special characters escaped', () => {
    expect(githubDiagnostics([{ ...finding, file: 'a,b:c.tag' }])).toBe(
      '::error file=a%2Cb%3Ac.tag,line=2,endLine=2,col=25,endColumn=27,title=unknown-name' +
        '::nothing is called `Rr`: 100%25 sure%0Ametrics are declared like `metric Rr = …`\n',
    );
  });

  it('gives no columns over several lines, which GitHub refuses', () => {
    const [long] = githubDiagnostics([{ ...finding, level: 'warning', end: { line: 3, column: 1 } }])
      .split('::')
      .slice(1);
    expect(long).toBe('warning file=规则 book/rfm.tag,line=2,endLine=3,title=unknown-name');
  });
});
