import { parse } from '@tagwright/dsl';
import { applyTogether } from '@tagwright/dsl/service';
import { describe, expect, it } from 'vitest';
import { moveRow, moveTo, project, Source, swapCases } from '../index.js';

const RULE = `segment s = R > 1d // first
  // the second
  and F > 2
  and (M > 3 or M < 1)
  and R < 9d
`;

const movedRow = (text: string, from: number, to: number): string => {
  const parsed = parse('a.tag', text);
  const cards = project(parsed);
  const group = cards[0]?.condition;
  if (group?.kind !== 'group') throw new Error('the rule has rows');
  return applyTogether(text, moveRow(new Source(parsed), cards, group, from, to));
};

describe('moving', () => {
  it.each([
    [0, 3],
    [3, 0],
    [1, 2],
  ])('takes row %i to the place of row %i, with its notes, and back again', (from, to) => {
    const conditions = ['R > 1d', 'F > 2', '(M > 3 or M < 1)', 'R < 9d'];
    const [row = ''] = conditions.splice(from, 1);
    conditions.splice(to, 0, row);
    const moved = movedRow(RULE, from, to);
    expect(parse('a.tag', moved).diagnostics).toEqual([]);
    const places = conditions.map((each) => moved.indexOf(each));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const note of ['// first', '// the second']) expect(moved).toContain(note);
    expect(movedRow(moved, to, from).replaceAll(/\s+/g, ' ')).toBe(RULE.replaceAll(/\s+/g, ' '));
  });

  it('takes a value over several others, each with its note', () => {
    const text = 'tag t {\n  // one\n  a when F > 1\n  b when F > 2\n  c when F > 3\n}\n';
    const edits = moveTo(text, 0, 2, (parsed, at) => {
      const [card] = project(parsed);
      return card === undefined ? [] : swapCases(new Source(parsed), card, at);
    });
    expect(applyTogether(text, edits)).toBe('tag t {\n  b when F > 2\n  c when F > 3\n  // one\n  a when F > 1\n}\n');
  });

  it('to its own place changes nothing', () => {
    expect(movedRow(RULE, 1, 1)).toBe(RULE);
  });
});
