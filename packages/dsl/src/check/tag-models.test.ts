import { describe, expect, it } from 'vitest';
import { parse } from '../syntax/parse.js';
import { gatherTags } from './tag-models.js';

const tagsOf = (...texts: readonly string[]) =>
  gatherTags(texts.map((text, index) => parse(`${index}.tag`, text).file));

describe('the tags of a book', () => {
  it('are blocks, and lines gathered by name', () => {
    const tags = tagsOf('tag a = x when b > 1\ntag b many { y when c > 1 }', 'tag a = z when b > 2');
    expect(tags).toMatchObject([
      { names: ['a'], exclusive: true, ordered: false, manual: false, values: ['x', 'z'], file: '0.tag' },
      { names: ['b'], exclusive: false, values: ['y'] },
    ]);
    expect(tags[0]?.decls).toHaveLength(2);
  });

  it('keep their values in order of first mention', () => {
    const [tag] = tagsOf('tag 级 level ordered { 高 when a > 3  中 when a > 2  高 when b > 1  低 otherwise }');
    expect(tag).toMatchObject({ names: ['级', 'level'], ordered: true, values: ['高', '中', '低'] });
    expect(tag?.cases).toHaveLength(4);
  });

  it('take in the lines that stand beside a block of their name', () => {
    const [tag, ...rest] = tagsOf('tag a = y when b > 1\ntag a { x when b > 2 }');
    expect(tag).toMatchObject({ names: ['a'], values: ['x', 'y'] });
    expect(rest).toEqual([]);
  });

  it('know of a manual tag its preset values', () => {
    expect(tagsOf('tag r manual expires 1y { 高 低 }')).toMatchObject([{ manual: true, values: ['高', '低'] }]);
  });
});
