import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

const RULES = {
  'more.tag': `// Forms whose plan differs from what is written.
segment 留意 = 城市 != 上海 and (M between 1 and 3000 or not did order in last 30d)

segment 短信 = 姓名 starts with "张" and 城市 is known // the comment goes

tag 意向 = 有 on order where 金额 >= 10 expires 30d
`,
};

const shop = (): string => folderOf({ ...SHOP, ...RULES });
const onData = ['--data', 'data', '--as-of', AS_OF];

const why = async (...argv: string[]) => tagwright(['why', ...argv, ...onData], { cwd: shop() });

describe('tagwright why', () => {
  it('says why, in brief, for every tag and segment', async () => {
    const { code, stdout, stderr } = await why('c1');
    expect([code, stderr]).toEqual([EXIT.fine, '']);
    expect(stdout).toMatchSnapshot('in English');
    expect((await why('c1', '--locale', 'zh-CN')).stdout).toMatchSnapshot('in Chinese');
  });

  it('says all about the tag asked for, by any of its names', async () => {
    expect((await why('c2', 'RFM评级')).stdout).toMatchSnapshot('a tag');
    expect((await why('c2', '意向')).stdout).toMatchSnapshot('an event');
    expect((await why('c4', '留意')).stdout).toMatchSnapshot('a segment');
  });

  it('says when the clock alone turns an answer', async () => {
    // o2 of c2 was on 31 May: the tag holds for 30 days, the end included.
    expect((await why('c2', '意向')).stdout).toContain('next: (none) at 2026-06-30 00:00:00.001, if nothing happens');
  });

  it('says of habits, yearly dates and history what an operator needs to see', async () => {
    const rules = `segment 月月买 = did order in each of last 3 calendar months
segment 常买 = did order in at least 1 of last 4 weeks
segment 稳定 = 城市 = 北京 for at least 7d
segment 曾搬家 = 城市 changed in last 7d
`;
    const cwd = folderOf({ ...SHOP, 'more.tag': rules });
    const { stdout } = await tagwright(['why', 'c2', ...onData], { cwd });
    expect(stdout).toMatch(/of 3 periods, oldest first: \d+ · \d+ · \d+/);
    expect(stdout).toMatch(/of 4 periods, oldest first: \d+ · \d+ · \d+ · \d+/);
    expect(stdout).toMatch(/so for 7 days at least|not so now/);
    expect(stdout).toContain('no change in that time');
    const chinese = (await tagwright(['why', 'c2', ...onData, '--locale', 'zh-CN'], { cwd })).stdout;
    expect(chinese).toMatch(/3 期里有 \d 期，从早到晚：/);
    expect(chinese).toContain('这段时间没有变过');
  });

  it('says of a value that is kept until when, and since when its condition holds no more', async () => {
    const told = async (old: string, ...more: string[]): Promise<string> => {
      const rules = `tag 活跃 {\n新 when did order in last 12h expires 30d\n旧 when R > ${old} expires 60d\n}\n`;
      const cwd = folderOf({ ...SHOP, 'more.tag': rules });
      return (await tagwright(['why', 'c2', '活跃', ...onData, ...more], { cwd })).stdout;
    };
    expect(await told('2d')).toMatchSnapshot('kept');
    expect(await told('2d', '--locale', 'zh-CN')).toMatchSnapshot('保留');
    expect(await told('20h')).toContain('新  more.tag:2  would be kept still, but another case has held since');
  });

  it('explains what a kept database answered, without asking anew', async () => {
    const cwd = shop();
    await tagwright(['run', '.', '--db', 'shop.db', ...onData, '-q'], { cwd });
    const { code, stdout } = await tagwright(['why', 'c1', '--db', 'shop.db'], { cwd, now: Date.UTC(2030, 0, 1) });
    expect(code).toBe(EXIT.fine);
    expect(stdout).toContain('as of 2026-06-01 00:00');
  });

  it('prints the reasons as data', async () => {
    const { code, stdout } = await why('c1', 'RFM评级', '--format', 'json');
    expect(code).toBe(EXIT.fine);
    expect(JSON.parse(stdout)).toEqual({
      formatVersion: 1,
      customer: 'c1',
      asOf: '2026-05-31T16:00:00.000Z',
      tags: [
        {
          name: 'RFM评级',
          values: ['重要保持'],
          cases: [
            {
              value: '重要保持',
              holds: true,
              gives: true,
              condition: {
                text: 'R>90d and M>=top20%',
                kind: 'and',
                truth: true,
                parts: [
                  {
                    text: 'R>90d',
                    kind: 'compare',
                    truth: true,
                    type: 'duration',
                    seen: 8_640_000_000,
                    against: 7_776_000_000,
                  },
                  {
                    text: 'M>=top20%',
                    kind: 'rank',
                    truth: true,
                    type: 'money',
                    seen: 5000,
                    against: 5000,
                    ranked: true,
                  },
                ],
              },
            },
            {
              value: '流失',
              holds: false,
              gives: false,
              condition: {
                text: 'R>365d',
                kind: 'compare',
                truth: false,
                type: 'duration',
                seen: 8_640_000_000,
                against: 31_536_000_000,
              },
            },
          ],
          next: { at: '2027-02-20T16:00:00.000Z', values: [] },
        },
      ],
      segments: [],
      metrics: { R: 8_640_000_000, M: 5000 },
    });
  });

  it('draws a bar while it looks ahead', async () => {
    const { stderr } = await tagwright(['why', 'c1', ...onData], { cwd: shop(), columns: 90 });
    expect(stderr).toContain('looking ahead');
  });

  it('does not know everybody', async () => {
    const { code, stderr } = await why('c9');
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('c9');
  });

  it('offers the nearest tag', async () => {
    const { code, stderr } = await why('c1', 'RFM级别');
    expect([code, stderr]).toEqual([
      EXIT.usage,
      'error: there is no tag or segment `RFM级别`; did you mean `RFM评级`?\n',
    ]);
  });
});
