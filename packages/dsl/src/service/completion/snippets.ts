import { spell, type KeywordId } from '../../syntax/index.js';
import { wordsIn } from '../words/index.js';
import { ofSnippet, type Candidate, type Maker } from './candidate.js';

/** Whole declarations with their places to fill, in the file's own vocabulary. */
export const declarationSnippets = ({ workspace, vocabulary }: Maker, tier: number): readonly Candidate[] => {
  const { snippets: say } = wordsIn(workspace.locale);
  const kw = (id: KeywordId): string => spell(id, vocabulary);
  const hole = (place: number, text: string): string => `\${${place}:${text}}`;
  const make = (id: KeywordId, detail: string, body: string, form = ''): Candidate => {
    const other = spell(id, vocabulary === 'zh' ? 'en' : 'zh');
    return ofSnippet(`${kw(id)}${form}`, [other], body, tier, { detail });
  };
  const [name, value, condition, field] = [say.name, say.value, say.condition, say.field];
  return [
    make(
      'tag',
      say.tag,
      `${kw('tag')} ${hole(1, name)} {\n  ${hole(2, value)} ${kw('when')} ${hole(3, condition)}\n  ${hole(4, value)} ${kw('otherwise')}\n}`,
      ' { … }',
    ),
    make(
      'tag',
      say.tagLine,
      `${kw('tag')} ${hole(1, name)} = ${hole(2, value)} ${kw('when')} ${hole(3, condition)}`,
      ' = …',
    ),
    make('segment', say.segment, `${kw('segment')} ${hole(1, name)} = ${hole(2, condition)}`, ' = …'),
    make('metric', say.metric, `${kw('metric')} ${hole(1, name)} = ${kw('count')}(${hole(2, kw('event'))})`, ' = …'),
    make(
      'test',
      say.test,
      `${kw('test')} "${hole(1, name)}" ${kw('atDate')} ${hole(2, '2026-01-01')} {\n  ${kw('given')} ${kw('customer')} { ${hole(3, `${field} = ${value}`)} }\n  ${kw('expect')} ${hole(4, condition)}\n}`,
      ' { … }',
    ),
    make(
      'event',
      say.event,
      `${kw('event')} ${hole(1, name)} {\n  ${hole(2, field)}: ${hole(3, kw('text'))}\n}`,
      ' { … }',
    ),
    make('customer', say.customer, `${kw('customer')} {\n  ${hole(1, field)}: ${hole(2, kw('text'))}\n}`, ' { … }'),
    make('list', say.list, `${kw('list')} ${hole(1, name)} ${kw('from')} "${hole(2, `${name}.csv`)}"`, ' …'),
  ];
};

/** Stretches of time, the commonest first. */
export const windowSnippets = ({ vocabulary }: Maker, tier: number): readonly Candidate[] => {
  const zh = vocabulary === 'zh';
  const make = (label: string, other: string, body: string): Candidate =>
    ofSnippet(label, [other], body, tier, { kind: 'window', detail: other });
  return (
    [
      ['近30天', 'in last 30d', '近${1:30}天', 'in last ${1:30}d'],
      [
        '介于 90天 与 30天前',
        'between 90d and 30d ago',
        '介于 ${1:90}天 与 ${2:30}天前',
        'between ${1:90}d and ${2:30}d ago',
      ],
      ['早于 90天前', 'before 90d ago', '早于 ${1:90}天前', 'before ${1:90}d ago'],
      ['近3个自然月', 'in last 3 calendar months', '近${1:3}个自然月', 'in last ${1:3} calendar months'],
      ['从 … 到', 'from … to', '从 ${1:2026-01-01} 到 ${2:2026-01-31}', 'from ${1:2026-01-01} to ${2:2026-01-31}'],
      ['于 某天', 'on a date', '于 ${1:2026-01-01}', 'on ${1:2026-01-01}'],
    ] as const
  ).map(([zhLabel, enLabel, zhBody, enBody]) => (zh ? make(zhLabel, enLabel, zhBody) : make(enLabel, zhLabel, enBody)));
};

/** How regularly something happened; a habit has its own periods in place of a stretch of time. */
export const habitSnippets = ({ vocabulary }: Maker, tier: number): readonly Candidate[] => {
  const zh = vocabulary === 'zh';
  return (
    [
      [
        '近3个自然月 每月',
        'in each of last 3 calendar months',
        '近${1:3}个自然月 每月',
        'in each of last ${1:3} calendar months',
      ],
      [
        '近8周 至少4周',
        'in at least 4 of last 8 weeks',
        '近${1:8}周 至少${2:4}周',
        'in at least ${1:4} of last ${2:8} weeks',
      ],
      [
        '近4个90天 每期',
        'in each of last 4 periods of 90d',
        '近${1:4}个${2:90}天 每期',
        'in each of last ${1:4} periods of ${2:90}d',
      ],
    ] as const
  ).map(([zhLabel, enLabel, zhBody, enBody]) => {
    const [label, other, body] = zh ? [zhLabel, enLabel, zhBody] : [enLabel, zhLabel, enBody];
    return ofSnippet(label, [other], body, tier, { detail: other, kind: 'window' });
  });
};

/** A stretch of time ahead, for what has a date to come. */
export const aheadSnippet = ({ vocabulary }: Maker, tier: number): Candidate => {
  const zh = vocabulary === 'zh';
  const [label, other] = zh ? ['未来30天内', 'within next 30d'] : ['within next 30d', '未来30天内'];
  return ofSnippet(label, [other], zh ? '未来${1:30}天内' : 'within next ${1:30}d', tier, {
    detail: other,
    kind: 'window',
  });
};

/** Ranks in the population. */
export const rankSnippets = ({ vocabulary }: Maker, tier: number): readonly Candidate[] => {
  const zh = vocabulary === 'zh';
  return (
    [
      ['前20%', 'top20%', '前${1:20}%', 'top${1:20}%'],
      ['后20%', 'bottom20%', '后${1:20}%', 'bottom${1:20}%'],
      ['前100名', 'top 100', '前${1:100}名', 'top ${1:100}'],
      ['95分位', 'p95', '${1:95}分位', 'p${1:95}'],
    ] as const
  ).map(([zhLabel, enLabel, zhBody, enBody]) => {
    const [label, other, body] = zh ? [zhLabel, enLabel, zhBody] : [enLabel, zhLabel, enBody];
    return ofSnippet(label, [other], body, tier, { detail: other, kind: 'literal' });
  });
};

/** Lengths of time. */
export const durationSnippets = ({ vocabulary }: Maker, tier: number): readonly Candidate[] => {
  const zh = vocabulary === 'zh';
  return (
    [
      ['7天', '7d'],
      ['30天', '30d'],
      ['90天', '90d'],
      ['365天', '365d'],
      ['2周', '2w'],
      ['3个月', '3mo'],
      ['1年', '1y'],
      ['24小时', '24h'],
    ] as const
  ).map(([zhText, enText]) => {
    const [text, other] = zh ? [zhText, enText] : [enText, zhText];
    return ofSnippet(text, [other], text, tier, { detail: other, kind: 'literal', isSnippet: false });
  });
};
