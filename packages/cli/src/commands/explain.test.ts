import { CODES } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { tagwright } from '../harness.js';
import { widthOf } from '../terminal/width.js';

describe('tagwright explain', () => {
  it('explains a code in either language', async () => {
    expect((await tagwright(['explain', 'unknown-name'])).stdout).toMatchSnapshot('in English');
    expect((await tagwright(['explain', 'unknown-name', '--locale', 'zh-CN'])).stdout).toMatchSnapshot('in Chinese');
  });

  it('lists all codes, a line each', async () => {
    const { code, stdout } = await tagwright(['explain'], { env: { LANG: 'zh_CN.UTF-8', NO_COLOR: '1' }, columns: 60 });
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(EXIT.fine);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(CODES);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(60);
  });

  it('offers the nearest code', async () => {
    const { code, stderr } = await tagwright(['explain', 'unkown-name']);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('did you mean `unknown-name`');
  });
});
