import { describe, expect, it } from 'vitest';
import { differingPaths, filesHash, isBookPath } from './files.js';

const file = (path: string, text = '') => ({ path, text });

describe('the path of a file of the book', () => {
  it.each(['a.tag', 'rules/rfm.tag', '规则/价值 1.tag', 'lists/vips.txt', 'a-b/c_d.tag'])('%s may be one', (path) => {
    expect(isBookPath(path)).toBe(true);
  });

  it.each([
    '',
    '.',
    '..',
    '../a.tag',
    'a/../../b.tag',
    '/a.tag',
    'a//b.tag',
    'a/',
    './a.tag',
    '.git/config',
    'a/.hidden.tag',
    'node_modules/x/a.tag',
    'C:/a.tag',
    'a\\b.tag',
    'a.tag\0',
    'a\nb.tag',
    'a.tag ',
    'con/a.tag.',
    '-x.tag',
    'a/\u202Egat.tag',
    'a\uD800.tag',
    'x'.repeat(401),
  ])('%j may not', (path) => {
    expect(isBookPath(path)).toBe(false);
  });
});

describe('files', () => {
  it('are known by one hash, whatever their order', () => {
    expect(filesHash([file('a', '1'), file('b', '2')])).toBe(filesHash([file('b', '2'), file('a', '1')]));
    expect(filesHash([file('a', '1b')])).not.toBe(filesHash([file('a', '1'), file('b')]));
  });

  it('differ where one is missing, or says something else', () => {
    const before = [file('same'), file('other', '1'), file('gone')];
    expect(differingPaths(before, [file('new'), file('other', '2'), file('same')])).toEqual(['gone', 'new', 'other']);
  });
});
