import { type KeywordId, spell, type Vocabulary } from '@tagwright/dsl';

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
  readonly description: string;
}

type Words = (id: KeywordId) => string;

/** What a place to fill holds at first, in the words of a vocabulary. */
interface Holes {
  readonly name: string;
  readonly value: string;
  readonly other: string;
  readonly field: string;
  readonly event: string;
  readonly amount: string;
}

const HOLES: { readonly [V in Vocabulary]: Holes } = {
  en: { name: 'name', value: 'value', other: 'other', field: 'field', event: 'order', amount: 'amount' },
  zh: { name: '名称', value: '取值', other: '其他', field: '字段', event: '订单', amount: '金额' },
};

const TITLES: { readonly [V in Vocabulary]: Readonly<Record<string, string>> } = {
  en: {
    tag: 'a tag with its values',
    line: 'a tag of one line',
    many: 'a tag that may have several values at once',
    manual: 'a tag that people set by hand',
    segment: 'a segment',
    metric: 'a metric',
    customer: 'what is known of customers',
    event: 'what customers do',
    list: 'values kept in a file',
    test: 'a test',
  },
  zh: {
    tag: '标签及其取值',
    line: '一行写完的标签',
    many: '可同时有多个取值的标签',
    manual: '由人手动设置的标签',
    segment: '人群',
    metric: '指标',
    customer: '客户有哪些字段',
    event: '客户会做什么',
    list: '存放在文件里的名单',
    test: '测试',
  },
};

/** Declarations with places to fill, made in one vocabulary, and found by the words of both. */
export const snippetsIn = (vocabulary: Vocabulary): Readonly<Record<string, Snippet>> => {
  const kw: Words = (id) => spell(id, vocabulary);
  const { name, value, other, field, event, amount } = HOLES[vocabulary];
  const titles = TITLES[vocabulary];
  const quoted = vocabulary === 'en' ? ['"', '"'] : ['“', '”'];
  const days = vocabulary === 'en' ? 'd' : '天';
  const made = (id: KeywordId, title: string, form: string, body: readonly string[]): readonly [string, Snippet] => {
    const description = titles[title] ?? '';
    const prefix = [...new Set([kw(id), spell(id, 'en')].map((word) => `${word}${form}`))];
    return [description, { prefix, body, description }];
  };
  return Object.fromEntries([
    made('tag', 'tag', '', [
      `${kw('tag')} \${1:${name}} {`,
      `  \${2:${value}} ${kw('when')} $0`,
      `  \${3:${other}} ${kw('otherwise')}`,
      '}',
    ]),
    made('tag', 'line', '=', [`${kw('tag')} \${1:${name}} = \${2:${value}} ${kw('when')} $0`]),
    made('many', 'many', '', [`${kw('tag')} \${1:${name}} ${kw('many')} {`, `  \${2:${value}} ${kw('when')} $0`, '}']),
    made('manual', 'manual', '', [
      `${kw('tag')} \${1:${name}} ${kw('manual')} ${kw('expires')} \${2:90}${days} {`,
      `  \${3:${value}}  \${4:${other}}`,
      '}',
    ]),
    made('segment', 'segment', '', [`${kw('segment')} \${1:${name}} = $0`]),
    made('metric', 'metric', '', [`${kw('metric')} \${1:${name}} = \${0:${kw('count')}(${event})}`]),
    made('customer', 'customer', '', [`${kw('customer')} {`, `  \${1:${field}}: \${2:${kw('text')}}`, '}']),
    made('event', 'event', '', [`${kw('event')} \${1:${event}} {`, `  \${2:${amount}}: \${3:${kw('money')}}`, '}']),
    made('list', 'list', '', [`${kw('list')} \${1:${name}} ${kw('from')} "\${2:list.csv}"`]),
    made('test', 'test', '', [
      `${kw('test')} ${quoted[0]}\${1:${name}}${quoted[1]} ${kw('atDate')} \${2:2026-01-01} {`,
      `  ${kw('given')} ${kw('customer')} { \${3:${field} = ${value}} }`,
      `  ${kw('expect')} $0`,
      '}',
    ]),
  ]);
};
