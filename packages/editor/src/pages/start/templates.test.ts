import { compile } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { en } from '../../words/en.js';
import { zh } from '../../words/zh.js';
import { type Known, templatesFor } from './templates.js';

const BOOK =
  'timezone "Asia/Shanghai"\ncustomer { }\nevent 浏览 { 页面: text }\nevent "店 铺订单" shop_order { 实付金额: money }\n';

const known: Known = {
  events: [
    { name: '浏览', names: ['浏览'], fields: [{ name: '页面', type: 'text' }] },
    { name: '店 铺订单', names: ['店 铺订单', 'shop_order'], fields: [{ name: '实付金额', type: 'money' }] },
  ],
  metrics: [],
  rules: [],
};

describe('templatesFor', () => {
  it.each([
    ['zh', zh.start.templates],
    ['en', en.start.templates],
  ] as const)('makes rules that compile in a book without metrics, in its vocabulary (%s)', (vocabulary, words) => {
    const templates = templatesFor(known, words, vocabulary);
    expect(templates.map(({ id }) => id)).toEqual(['keep', 'wake', 'first', 'lost']);
    for (const { text } of templates) {
      const { diagnostics } = compile({ files: [{ path: 'a.tag', text: BOOK + text }] });
      expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    }
    const [keep] = templates;
    expect(keep?.text).toContain(
      vocabulary === 'zh'
        ? '标签 RFM评级 = 重要保持 当 R > 90天 且 M >= 前20%'
        : 'tag RFM评级 = 重要保持 when R > 90d and M >= top20%',
    );
  });

  it('adds no metric that is there, and says which rules are', () => {
    const templates = templatesFor(
      { ...known, metrics: [{ names: ['R', '最近消费'] }, { names: ['M'] }], rules: ['RFM评级'] },
      zh.start.templates,
      'zh',
    );
    expect(templates[0]).toMatchObject({ rule: 'RFM评级', isThere: true });
    expect(templates[0]?.text).not.toContain('指标');
  });

  it('has none where nothing is known of purchases', () => {
    expect(templatesFor({ ...known, events: known.events.slice(0, 1) }, en.start.templates, 'en')).toEqual([]);
  });
});
