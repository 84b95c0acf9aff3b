import { describe, expect, it } from 'vitest';
import { palette } from '../terminal/palette.js';
import { unifiedDiff } from './diff.js';

describe('unifiedDiff', () => {
  it('is a patch that git takes', () => {
    const before = 'a\nb\nc\nd\ne\nmetric  R=1\n';
    const after = 'a\nb\nc\nd\ne\nmetric R = 1\n';
    expect(unifiedDiff('book/rfm.tag', before, after, palette(false))).toBe(
      [
        '--- a/book/rfm.tag',
        '+++ b/book/rfm.tag',
        '@@ -3,4 +3,4 @@',
        ' c',
        ' d',
        ' e',
        '-metric  R=1',
        '+metric R = 1',
        '',
      ].join('\n'),
    );
  });

  it('says when a line break at the end comes or goes', () => {
    expect(unifiedDiff('a.tag', 'x', 'x\n', palette(false))).toContain('\\ No newline at end of file');
  });
});
