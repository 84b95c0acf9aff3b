import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, jsonLogicOf, jsonLogicOperators } from '@tagwright/dsl';
import jsonLogic from 'json-logic-js';
import { describe, expect, it } from 'vitest';
import { blocksOf } from './markdown.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/json-logic.md'), 'utf8');
const blocks = blocksOf(page);
const blockOf = (language: string, title: string): string => {
  const found = blocks.find((block) => block.language === language && block.title === title);
  if (found === undefined) throw new Error(`the page has no ${language} ${title}`);
  return found.text;
};

type Operators = Readonly<Record<string, (...operands: unknown[]) => unknown>>;
type AnswersOf = (library: unknown, document: unknown, recorded: unknown) => unknown;

describe('the page of JSON Logic', () => {
  it('has an example that does what it says, with the stock library and its own operators alone', async () => {
    const { plan } = compile({ files: [{ path: 'rules.tag', text: blockOf('tag', 'club/rules.tag') }] });
    if (plan === undefined) throw new Error('the book has errors');
    const source = `data:text/javascript,${encodeURIComponent(blockOf('js', ''))}`;
    const { operators, answersOf } = (await import(/* @vite-ignore */ source)) as {
      operators: Operators;
      answersOf: AnswersOf;
    };
    for (const [name, run] of Object.entries(operators)) jsonLogic.add_operation(name, run);
    const document: unknown = JSON.parse(JSON.stringify(jsonLogicOf(plan)));
    const recorded: unknown = JSON.parse(blockOf('json', 'club/customer.json'));
    expect(answersOf(jsonLogic, document, recorded)).toEqual(JSON.parse(blockOf('json', '')));
    for (const name of Object.keys(operators)) jsonLogic.rm_operation(name);
  });

  it('names every operator, and no other', () => {
    const named = new Set([...page.matchAll(/`(tw_\w+)`/g)].map(([, name]) => name));
    expect([...named].sort()).toEqual(Object.keys(jsonLogicOperators).sort());
  });
});
