import { describe, expect, it } from 'vitest';
import { Findings } from './findings.js';

const at = (start: number, end: number) => ({ span: { start, end } });

describe('findings', () => {
  it('are sorted by file in the order given, then by place, then by code', () => {
    const findings = new Findings();
    findings.in('b.tag')('empty-window', at(5, 6), {});
    findings.in('a.tag')('empty-window', at(9, 12), {});
    findings.in('a.tag')('empty-window', at(1, 3), {});
    findings.in('a.tag')('distance-as-value', at(1, 3), {});
    findings.in('a.tag')('empty-window', at(1, 2), {});
    const order = findings
      .sorted(['b.tag', 'a.tag'])
      .map(({ file, span, code }) => `${file} ${span.start}-${span.end} ${code}`);
    expect(order).toEqual([
      'b.tag 5-6 empty-window',
      'a.tag 1-2 empty-window',
      'a.tag 1-3 distance-as-value',
      'a.tag 1-3 empty-window',
      'a.tag 9-12 empty-window',
    ]);
  });

  it('are kept once', () => {
    const findings = new Findings();
    const report = findings.in('a.tag');
    report('zero-span', at(1, 2), { text: '0d' });
    report('zero-span', at(1, 2), { text: '0d' });
    expect(findings.sorted(['a.tag'])).toHaveLength(1);
  });

  it('have the level of their code', () => {
    const findings = new Findings();
    const report = findings.in('a.tag');
    report('zero-span', at(0, 1), { text: '0d' });
    report('pointless-times', at(1, 2), {});
    report('missing-timezone', at(2, 3), {});
    expect(findings.sorted(['a.tag']).map(({ level }) => level)).toEqual(['error', 'warning', 'hint']);
  });
});
