import { type Ast, parse, type Span } from '@tagwright/dsl';
import type { Edit } from '../../../../draft/buffer.js';

/** A line of a test's story as it is written. */
export interface WrittenStep {
  readonly kind: 'given' | 'clock' | 'expect';
  readonly span: Span;
  readonly text: string;
}

/** A test of a file, as it is written. */
export interface WrittenTest {
  readonly name: string;
  readonly span: Span;
  readonly steps: readonly WrittenStep[];
  /** Where a further line goes: before the brace that closes it. */
  readonly end: number;
}

/** The tests of a file, whole or broken. */
export const testsIn = (path: string, text: string): readonly WrittenTest[] =>
  parse(path, text).file.decls.flatMap((decl) => {
    if (decl.kind !== 'TestDecl') return [];
    const steps = decl.steps.map((step) => ({
      kind: kindOf(step),
      span: step.span,
      text: text.slice(step.span.start, step.span.end).replaceAll(/\s+/g, ' '),
    }));
    return [{ name: decl.name.text, span: decl.span, steps, end: text.lastIndexOf('}', decl.span.end) }];
  });

const kindOf = ({ kind }: Ast.TestStep): WrittenStep['kind'] =>
  kind === 'Expect' ? 'expect' : kind === 'After' ? 'clock' : 'given';

/** The edit that writes a line otherwise; one without text is gone, with its line. */
export const rewritten = (text: string, { span }: WrittenStep, line: string): Edit => {
  if (line.trim() !== '') return { span, text: line.trim() };
  const start = text.lastIndexOf('\n', span.start - 1);
  return { span: { start: Math.max(0, start), end: span.end }, text: '' };
};

/** The edit that adds a line to a test: a fact before what is expected, an expectation at the end. */
export const withLine = (text: string, test: WrittenTest, kind: 'given' | 'expect', line: string): Edit => {
  const next = kind === 'given' ? test.steps.find((step) => step.kind !== 'given') : undefined;
  const at = next === undefined ? lineStart(text, test.end) : lineStart(text, next.span.start);
  return { span: { start: at, end: at }, text: `  ${line.trim()}\n` };
};

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** The edit that takes a test away, with the empty line before it. */
export const without = (text: string, { span }: WrittenTest): Edit => {
  const before = text.slice(0, span.start).replace(/\n\s*$/, '\n');
  const end = text.startsWith('\n', span.end) ? span.end + 1 : span.end;
  return { span: { start: before.length, end }, text: '' };
};
