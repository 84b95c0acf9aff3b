import { describe, expect, it } from 'vitest';
import { editBetween } from '../../../language/shift.js';
import { allMoved } from './moved.js';

const TEXT = 'segment A = R > 90d and F >= 2\n';
const at = (part: string) => ({ start: TEXT.indexOf(part), end: TEXT.indexOf(part) + part.length });

/** The parts of the text after it became another. */
const after = (text: string, ...parts: readonly string[]): readonly string[] => {
  const edit = editBetween(TEXT, text);
  const spans = parts.map((part) => ({ span: at(part) }));
  return (edit === undefined ? spans : allMoved(spans, edit)).map(({ span }) => text.slice(span.start, span.end));
};

describe('places of old numbers', () => {
  it('go along with the text before and behind an edit, and grow with one within', () => {
    expect(after('segment A = R > 120d and F >= 2\n', 'R > 90d', 'F >= 2', 'segment A')).toEqual([
      'R > 120d',
      'F >= 2',
      'segment A',
    ]);
    expect(after(`// 注\n${TEXT}`, 'R > 90d')).toEqual(['R > 90d']);
  });

  it('grow while somebody types at their end', () => {
    expect(after('segment A = R > 90d and F >= 25\n', 'F >= 2')).toEqual(['F >= 25']);
  });

  it('are gone where the edit cuts into them', () => {
    expect(after('segment A = R > F >= 2\n', 'R > 90d', 'F >= 2')).toEqual(['F >= 2']);
  });
});
