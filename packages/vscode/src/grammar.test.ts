import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isReserved, parse } from '@tagwright/dsl';
import { beforeAll, describe, expect, it } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { fileText, GENERATED } from '../build/generate.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const BOOKS = ['examples/shop/book', 'examples/definitions/book', 'packages/cli/starter'];

let grammar: textmate.IGrammar;
beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const path = join(import.meta.dirname, '..', 'syntaxes', 'tagwright.tmLanguage.json');
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () => Promise.resolve(textmate.parseRawGrammar(readFileSync(path, 'utf8'), path)),
  });
  const loaded = await registry.loadGrammar('source.tagwright');
  if (loaded === null) throw new Error('the grammar does not load');
  grammar = loaded;
});

/** The innermost scope at each offset of a text. */
const scopesOf = (text: string): ((offset: number) => string) => {
  const starts: number[] = [];
  const scopes: string[] = [];
  let state: textmate.StateStack = textmate.INITIAL;
  let offset = 0;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    for (const token of tokens) {
      starts.push(offset + token.startIndex);
      scopes.push(token.scopes.at(-1) ?? '');
    }
    state = ruleStack;
    offset += line.length + 1;
  }
  return (at) => scopes[starts.findLastIndex((start) => start <= at)] ?? '';
};

/** The words of a line with how they are coloured. */
const coloured = (line: string): readonly string[] =>
  grammar
    .tokenizeLine(line, textmate.INITIAL)
    .tokens.map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex), scopes.at(-1) ?? ''] as const)
    .filter(([text]) => text.trim() !== '')
    .map(([text, scope]) => `${text} ${scope.replace('.tagwright', '')}`);

it.each(Object.entries(GENERATED))('%s is what is made of the tables of the language', (path, content) => {
  const written: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '..', path), 'utf8'));
  expect(written, 'run npm run generate -w tagwright-vscode').toEqual(JSON.parse(fileText(content)));
});

describe('colours', () => {
  it('are the same in both vocabularies', () => {
    const english = coloured('tag "RFM评级" = 重要保持 when R>90d and M>=top20%');
    expect(english).toEqual([
      'tag storage.type.declaration',
      '"RFM评级" entity.name',
      '= keyword.operator',
      '重要保持 variable.other',
      'when keyword.control',
      'R variable.other',
      '> keyword.operator',
      '90 constant.numeric',
      'd keyword.other.unit',
      'and keyword.operator.word',
      'M variable.other',
      '>= keyword.operator',
      'top keyword.other',
      '20 constant.numeric',
      '% keyword.other.unit',
    ]);
    const chinese = coloured('标签 “RFM评级” = 重要保持 当 R＞90天 且 M≥前20％');
    const scopes = (lines: readonly string[]): readonly string[] => lines.map((line) => line.split(' ')[1] ?? '');
    expect(scopes(chinese)).toEqual(scopes(english));
  });

  it('find keywords that stand next to digits, and none within names', () => {
    expect(coloured('人群 甲 = 做过 订单 近30天 至少3次')).toEqual([
      '人群 storage.type.declaration',
      '甲 entity.name',
      '= keyword.operator',
      '做过 keyword.other',
      '订单 variable.other',
      '近 keyword.other',
      '30 constant.numeric',
      '天 keyword.other.unit',
      '至少 keyword.other',
      '3 constant.numeric',
      '次 keyword.other.unit',
    ]);
    expect(coloured('早于 365天前')).toEqual([
      '早于 keyword.other',
      '365 constant.numeric',
      '天 keyword.other.unit',
      '前 keyword.other',
    ]);
    expect(coloured('随后 加购 2小时内')).toContain('内 keyword.other');
    expect(coloured('且M whenever 3万元')).toEqual([
      '且M variable.other',
      'whenever variable.other',
      '3 constant.numeric',
      '万 constant.numeric',
      '元 keyword.other.unit',
    ]);
  });

  it('tell types, functions and declared names from words that are spelled alike', () => {
    expect(coloured('  金额 amount: money')).toEqual([
      '金额 variable.other',
      'amount variable.other',
      ': punctuation.separator',
      'money support.type',
    ]);
    expect(coloured('metric M 消费金额 = sum(order.amount in last 365d)').slice(0, 5)).toEqual([
      'metric storage.type.declaration',
      'M entity.name',
      '消费金额 entity.name',
      '= keyword.operator',
      'sum support.function',
    ]);
    expect(coloured('test "当 且" at 2026-06-01 { // when')).toEqual([
      'test storage.type.declaration',
      '"当 且" string.quoted',
      'at keyword.other',
      '2026-06-01 constant.other.date',
      '{ punctuation.section',
      '// when comment.line.double-slash',
    ]);
    expect(coloured('  说明 "当 且"')).toEqual(['说明 storage.type.declaration', '"当 且" string.quoted']);
  });
});

const files = BOOKS.flatMap((book) =>
  readdirSync(join(ROOT, book), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tag'))
    .map((name) => `${book}/${name}`),
);

it.each(files)('%s is read as the lexer reads it', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const { tokens } = parse(file, text);
  const scopeAt = scopesOf(text);
  const astray = tokens.flatMap(({ kind, keyword, span }) => {
    const written = text.slice(span.start, span.end);
    const scope = scopeAt(span.start);
    const told = `${written}: ${scope}`;
    if (kind === 'keyword' && keyword !== undefined && isReserved(keyword))
      return /^(keyword|storage|constant\.language)/.test(scope) ? [] : [told];
    if (kind === 'quoted') return /^(string|entity)/.test(scope) ? [] : [told];
    if (kind === 'literal') return /^(constant|keyword\.other)/.test(scope) ? [] : [told];
    if (kind === 'sign') return /^(keyword\.operator|punctuation)/.test(scope) ? [] : [told];
    return [];
  });
  expect(astray).toEqual([]);
});
