import { expect, it } from 'vitest';
import { findingMessage } from './finding-message.js';
import type { FindingCode, FindingParams } from './findings.js';

/** One finding of every code; the compiler sees to it that none is forgotten. */
const EXAMPLES: { readonly [C in FindingCode]: FindingParams[C] } = {
  'not-a-number': { value: '1,5' },
  'not-an-integer': { value: '1.5' },
  'too-many-decimals': { value: '1.005', type: 'money', limit: 2 },
  'number-too-large': { value: '1e99', limit: '9007199254740991' },
  'not-a-bool': { value: 'maybe' },
  'not-a-date': { value: '1/2/2026' },
  'no-such-date': { value: '2026-02-30' },
  'not-a-time': { value: 'noon' },
  'no-such-time': { value: '2026-02-30T00:00:00' },
  'not-a-duration': { value: '3m' },
  'calendar-duration': { value: '3mo' },
  'not-a-point': { value: 'here' },
  'point-out-of-range': { value: '121,31', part: 'latitude' },
  'undeclared-value': { value: '电话', declared: ['线上', '门店'], nearest: undefined },
  'text-with-nul': { value: 'a␀' },
  'text-with-lone-surrogate': { value: 'a�' },
  'json-form': { value: '{}', form: 'object' },
  'cell-count': { cells: 3, columns: 2 },
  'json-broken': { reason: 'Unexpected end of JSON input' },
  'json-not-object': {},
  'missing-key': { role: 'id' },
  'unknown-customer-row': { customer: 'c9' },
  'merged-customer-row': { customer: 'c9' },
  'id-with-two-contents': { id: 'o1', firstLine: 2 },
  'id-known-with-other-content': { id: 'o1' },
  'fact-kind-unknown': { kind: 'evnt', kinds: ['event', 'customer'], nearest: 'event' },
  'event-undeclared': { event: 'ordr', declared: ['order', 'view'], nearest: 'order' },
  'field-undeclared': { table: 'order', field: 'amout', nearest: 'amount' },
  'field-given-twice': { field: '金额', other: 'amount' },
  'tag-not-by-hand': { tag: '风险', declared: ['风险承受能力'], nearest: '风险承受能力' },
  'not-an-id': { value: '{}' },
  'not-an-instant': { value: '1.5' },
  'not-an-object': { value: '[1]' },
  'source-with-colon': { source: 'shop:eu' },
  'unknown-customer-fact': { customer: 'c9' },
  'until-before-from': { from: 1_767_225_600_000, until: 1_767_139_200_000 },
  'merge-with-itself': { customer: 'c1' },
  'merged-already': { merged: 'c2', customer: 'c1' },
  'not-merged': { customer: 'c1' },
  'folder-missing': { path: 'data' },
  'file-unreadable': { reason: 'EACCES' },
  'file-not-of-catalog': { table: 'ordr', nearest: 'order' },
  'file-kind-unknown': {},
  'table-in-two-files': { table: 'order', other: 'order.csv' },
  'customer-table-missing': { table: 'customer', folder: 'data' },
  'event-table-missing': { table: 'order' },
  'file-empty': {},
  'key-column-missing': { table: 'order', column: 'at', found: ['id', 'when'], nearest: undefined },
  'field-column-missing': { table: 'order', column: 'amount', nearest: 'amout' },
  'column-undeclared': { table: 'order', column: 'amout', nearest: 'amount' },
  'column-twice': { column: 'amount' },
  'line-ends-cr': {},
  'quote-broken': {},
  'quote-unclosed': {},
  'record-too-long': { limit: 16_777_216 },
  'encoding-broken': { encoding: 'UTF-8', byte: 4, gb18030: true },
  'encoding-utf16': {},
  'gzip-broken': { reason: 'unexpected end of file' },
  'rejects-unwritable': { reason: 'EACCES' },
};

// In view, so that an ugly one is seen: every message in both languages.
it('says each thing in English and in Chinese', () => {
  const lines = Object.keys(EXAMPLES).flatMap((code) => {
    const finding = { code, params: EXAMPLES[code as FindingCode] } as { code: FindingCode; params: never };
    return [findingMessage(finding, 'en'), findingMessage(finding, 'zh-CN')].map((text) => `${code}: ${text}`);
  });
  expect(lines.join('\n')).toMatchSnapshot();
});

it('shows no more than a dozen names', () => {
  const declared = Array.from({ length: 30 }, (_, index) => `v${index}`);
  const finding = { code: 'undeclared-value', params: { value: 'x', declared, nearest: undefined } } as const;
  expect(findingMessage(finding, 'en')).toContain('`v11` and 18 more;');
  expect(findingMessage(finding, 'zh-CN')).toContain('`v11` 等 30 个');
});

it('does not name a kind that was left out', () => {
  const finding = { code: 'fact-kind-unknown', params: { kind: '', kinds: ['event'], nearest: undefined } } as const;
  expect(findingMessage(finding, 'en')).toBe('the fact does not say of what kind it is; `kind` is one of `event`');
  expect(findingMessage(finding, 'zh-CN')).toBe('这条事实没有写明种类；`kind` 只能是 `event` 之一');
});
