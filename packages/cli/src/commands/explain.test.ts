import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { EXPLAINED, pagesOn } from '../explaining/explained.js';
import { folderOf, tagwright } from '../harness.js';
import { SHOP } from '../shop.harness.js';
import { widthOf } from '../terminal/width.js';

describe('tagwright explain', () => {
  it('explains a code in either language', async () => {
    expect((await tagwright(['explain', 'unknown-name'])).stdout).toMatchSnapshot('in English');
    expect((await tagwright(['explain', 'unknown-name', '--locale', 'zh-CN'])).stdout).toMatchSnapshot('in Chinese');
  });

  it('tells of each place where a code comes up', async () => {
    expect((await tagwright(['explain', 'too-deep'])).stdout).toMatchSnapshot('in English');
    expect((await tagwright(['explain', 'undeclared-value', '--locale', 'zh-CN'])).stdout).toMatchSnapshot(
      'in Chinese',
    );
  });

  it('lists all codes, a line each', async () => {
    const { code, stdout } = await tagwright(['explain'], { env: { LANG: 'zh_CN.UTF-8', NO_COLOR: '1' }, columns: 60 });
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(EXIT.fine);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(EXPLAINED);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(60);
  });

  it('offers the nearest code', async () => {
    const { code, stderr } = await tagwright(['explain', 'unkown-name']);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('did you mean `unknown-name`');
    expect((await tagwright(['explain', 'toString'])).code).toBe(EXIT.usage);
  });
});

/** Everything that a document calls a code. */
const codesIn = (json: unknown): readonly string[] => {
  if (Array.isArray(json)) return json.flatMap(codesIn);
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    (key === 'code' || key === 'check' || key === 'ruleId') && typeof value === 'string' ? [value] : codesIn(value),
  );
};

describe('every code that a command prints', () => {
  it.each(EXPLAINED)('%s is told of in both languages', (code) => {
    const [english, chinese] = [pagesOn(code, 'en'), pagesOn(code, 'zh-CN')];
    expect(english.map(({ place }) => place)).toEqual(chinese.map(({ place }) => place));
    expect(english.length).toBeGreaterThan(0);
    for (const { text } of english) expect(text).toMatch(/^[A-Z`“].{15,}/su);
    for (const { text } of chinese) expect(text).toMatch(/[\u4e00-\u9fff].{5,}/u);
  });

  const files = {
    ...SHOP,
    'broken.txt': 'segment x = Rr > 1d\ntag 空 = 一 when R > 10d and R < 5d\n',
    'rules.json': '{"一":{"%":[{"var":"M"},2]},"二":{"==":[{"var":"cty"},"x"]},"三":{"<":[{"var":"M"},5]}}',
    'query.json': '{"combinator":"and","rules":[{"field":"M","operator":"like","value":1}]}',
    'list.csv': 'customer,tag,value,more\nc1,来源,朋友\n',
    'bad/customer.csv': 'id,nme\nc1,a\nc1,b\n',
    'new.ndjson':
      '{"kind":"evnt"}\nnot json\n{"kind":"event","event":"order","id":"o9","customer":"c99","at":"noon"}\n',
  };

  it.each([
    [['check', 'catalog.tag', 'rfm.tag', 'broken.txt', '--format', 'json']],
    [['check', 'catalog.tag', 'rfm.tag', 'broken.txt', '--format', 'sarif']],
    [['convert', 'rules.json', '--from', 'json-logic', '--format', 'json']],
    [['convert', 'query.json', '--from', 'react-querybuilder', '--format', 'json']],
    [['convert', 'list.csv', '--from', 'tag-list', '--format', 'json']],
    [['import', '--data', 'bad', '--db', 'shop.db', '--format', 'json']],
    [['ingest', 'new.ndjson', '--db', 'shop.db', '--format', 'json']],
    [['doctor', '--format', 'json']],
  ])('is explained: %j', async (argv) => {
    const cwd = folderOf(files);
    if (argv[0] === 'ingest') await tagwright(['import', '--data', 'data', '--db', 'shop.db'], { cwd });
    const { stdout } = await tagwright(argv, { cwd });
    const codes = codesIn(JSON.parse(stdout));
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !EXPLAINED.includes(code))).toEqual([]);
  });
});
