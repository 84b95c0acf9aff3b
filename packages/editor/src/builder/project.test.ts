import { parse } from '@tagwright/dsl';
import { applyTogether } from '@tagwright/dsl/service';
import { describe, expect, it } from 'vitest';
import { addRow, fill, nest, project, Source, swapRows, type Row } from './index.js';

/** Rows as an outline: slots in brackets, what is switched off in braces. */
const outline = (source: Source, row: Row, depth = 0): readonly string[] => {
  const marks = `${row.negation === undefined ? '' : 'NOT '}${row.muted === undefined ? '' : 'OFF '}`;
  const pad = '  '.repeat(depth);
  const { before, after } = row.notes;
  const notes = [...before, ...(after === undefined ? [] : [after])].map(({ text }) => `  ${text}`).join('');
  switch (row.kind) {
    case 'group':
      return [`${pad}${marks}${row.op}${notes}`, ...row.rows.flatMap((each) => outline(source, each, depth + 1))];
    case 'opaque':
      return [`${pad}${marks}?${notes}`];
    case 'test': {
      const text = row.parts.map(({ kind, span }) =>
        kind === 'words' ? source.slice(span) : `[${source.slice(span) || kind}]`,
      );
      return [`${pad}${marks}${text.join('')}${notes}`];
    }
  }
};

const drawn = (text: string): string => {
  const parsed = parse('a.tag', text);
  const source = new Source(parsed);
  return project(parsed)
    .flatMap(({ cases, condition, strays }) => [
      ...cases.flatMap(({ value, condition: row, notes }) => [
        `${source.slice(value.span)}:${notes.before.map((note) => `  ${note.text}`).join('')}`,
        ...(row === undefined ? [] : outline(source, row, 1)),
      ]),
      ...(condition === undefined ? [] : outline(source, condition)),
      ...strays.map((span) => `stray: ${source.slice(span)}`),
    ])
    .join('\n');
};

describe('what the builder draws', () => {
  it('draws the signature line in both spellings alike', () => {
    expect(drawn('tag "RFM评级" = 重要保持 when R>90d and M>=top20%')).toBe(
      ['重要保持:', '  and', '    [R][>][90d]', '    [M][>=][top20%]'].join('\n'),
    );
    expect(drawn('标签 “RFM评级” = 重要保持 当 R＞90天 且 M≥前20％')).toBe(
      ['重要保持:', '  and', '    [R][＞][90天]', '    [M][≥][前20％]'].join('\n'),
    );
  });

  it('draws groups, negations, what is switched off, and notes', () => {
    const text = `// of the grade
tag 等级 ordered {
  // the best
  高 when (R>90d and M>=top20%) or not (did order where 渠道 = 线上 in last 30d) // online
  低 when false and (城市 in (北京, 上海)) expires 30d
  其他 otherwise
}
segment s = 订阅邮件
  // not there
  and not 城市 = 北京
  and (true or M >= p95)`;
    expect(drawn(text)).toMatchInlineSnapshot(`
      "高:  // the best
        or
          and
            [R][>][90d]
            [M][>=][top20%]
          NOT did [order] where [渠道] [=] [线上] [in last 30d]  // online
      低:
        OFF [城市] [in] ([北京, 上海])
      其他:
      and
        [订阅邮件][operator]
        NOT [城市] [=] [北京]  // not there
        OFF [M] [>=] [p95]"
    `);
  });

  it('draws what is half written, and keeps what no condition could be made of', () => {
    expect(drawn('tag 等级 = 高 when ')).toBe('高:\n  ?');
    expect(drawn('tag 等级 = 高 when R > ')).toBe('高:\n  [R] [>][empty]');
    expect(drawn('segment s = R > 90d and ')).toBe('and\n  [R] [>] [90d]\n  ?');
    expect(drawn('segment s = R > 90d 城市 北京\nsegment t = M > 3万')).toContain('[M] [>] [3万]');
  });

  it('fills a slot without growing words together', () => {
    const text = 'segment s = 城市 =北京and M > 3';
    const filled = (whole: string, written: string): string => {
      const parsed = parse('a.tag', whole);
      const row = project(parsed)[0]?.condition;
      const first = row?.kind === 'group' ? row.rows[0] : row;
      const slot = first?.kind === 'test' ? first.parts.findLast(({ kind }) => kind !== 'words') : undefined;
      if (slot === undefined || slot.kind === 'words') throw new Error('there is a slot');
      return applyTogether(whole, fill(new Source(parsed), slot, written));
    };
    expect(filled('segment s = R > ', '90d')).toBe('segment s = R > 90d');
    expect(filled('人群 s = R>且 M>3', '90天')).toBe('人群 s = R>90天 且 M>3');
    expect(filled(text.replace('北京and', '"北京"and'), '上海')).toBe('segment s = 城市 =上海 and M > 3');
  });

  it('moves a row with its notes', () => {
    const text = 'segment s = R>90d // late\n  // often\n  and F>3\n  and M>5 // much\n';
    const parsed = parse('a.tag', text);
    const group = project(parsed)[0]?.condition;
    if (group?.kind !== 'group') throw new Error('three rows are a group');
    expect(applyTogether(text, swapRows(new Source(parsed), group, 1))).toBe(
      'segment s = R>90d // late\n  and M>5 // much\n  // often\n  and F>3\n',
    );
  });

  it('adds to a condition without changing what it says', () => {
    const gesture = (text: string, act: (source: Source, row: Row) => ReturnType<typeof addRow>): string => {
      const parsed = parse('a.tag', text);
      const row = project(parsed)[0]?.condition;
      if (row === undefined) throw new Error('a segment has a condition');
      return applyTogether(text, act(new Source(parsed), row));
    };
    expect(gesture('segment s = R>90d', (source, row) => addRow(source, row, 'and', 'M>=top20%', 'en'))).toBe(
      'segment s = R>90d and M>=top20%',
    );
    expect(gesture('人群 s = R>90天 或 F>3', (source, row) => addRow(source, row, 'and', 'M>=前20%', 'zh'))).toBe(
      '人群 s = (R>90天 或 F>3) 且 M>=前20%',
    );
    // A `where` would take the next condition in.
    expect(
      gesture('segment s = did order where 渠道 = 线上', (source, row) => addRow(source, row, 'and', 'F>3', 'en')),
    ).toBe('segment s = (did order where 渠道 = 线上) and F>3');
    expect(
      gesture('segment s = R>90d\n  and F>3 // often\n', (source, row) => addRow(source, row, 'and', 'M>5', 'en')),
    ).toBe('segment s = R>90d\n  and F>3 // often\n  and M>5\n');
    expect(
      gesture('segment s = R>90d and F>3', (source, row) =>
        row.kind === 'group' && row.rows[1] !== undefined ? nest(source, row.rows[1], 'or', 'M>5', 'en') : [],
      ),
    ).toBe('segment s = R>90d and (F>3 or M>5)');
  });
});
