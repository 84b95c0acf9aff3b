import { describe, expect, it } from 'vitest';
import { branches } from './tree.js';

const leaf = (...lines: string[]) => ({ lines, parts: [] });

describe('branches', () => {
  it('joins parts, their parts and their further lines', () => {
    const tree = [
      { lines: ['✗ and', 'note'], parts: [leaf('✓ R>90d', 'R = 134 d'), leaf('✗ M>=top20%', 'M = 12')] },
      leaf('✓ last', 'more'),
    ];
    expect(branches(tree)).toEqual([
      '├─ ✗ and',
      '│  │  note',
      '│  ├─ ✓ R>90d',
      '│  │     R = 134 d',
      '│  └─ ✗ M>=top20%',
      '│        M = 12',
      '└─ ✓ last',
      '      more',
    ]);
  });
});
