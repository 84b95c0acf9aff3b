import { displayWidth } from '../text/width.js';
import { parse, parseExpression, printNode } from './index.js';
import type { Expr } from './ast/index.js';

/** The one place where the tests of this stage touch `parse`. */

const MARK = /^\s*\/\/\s*(\^+) ([a-z-]+)(?: → (.*))?$/;

/** One finding, drawn as a fixture draws it. */
interface Mark {
  readonly line: number;
  /** Display columns, the end left out. */
  readonly from: number;
  readonly to: number;
  readonly code: string;
  /** The line after the first fix, where the fixture gives one. */
  readonly fixed: string | undefined;
}

/**
 * Reads a fixture: rule text with lines such as `//   ^^^ code` or `// ^^^ code → the line as the first fix leaves it`
 * under the place of a finding (CJK characters take two carets). Answers both what is marked and what was found.
 */
export const findings = (fixture: string): { readonly marked: readonly Mark[]; readonly found: readonly Mark[] } => {
  const lines: string[] = [];
  const marked: Mark[] = [];
  for (const line of fixture.split('\n')) {
    const mark = MARK.exec(line);
    if (mark === null) {
      lines.push(line);
      continue;
    }
    const [, carets = '', code = '', fixed] = mark;
    const from = line.indexOf('^');
    marked.push({ line: lines.length, from, to: from + carets.length, code, fixed });
  }
  const text = lines.join('\n');
  const { diagnostics, lineMap } = parse('fixture.tag', text);
  const found = diagnostics.map((diagnostic): Mark => {
    const { line } = lineMap.positionAt(diagnostic.span.start);
    const start = lineMap.lineStart(line);
    const from = displayWidth(text.slice(start, diagnostic.span.start));
    const width = displayWidth(text.slice(diagnostic.span.start, diagnostic.span.end));
    let after = text;
    for (const edit of [...(diagnostic.fixes[0]?.edits ?? [])].reverse()) {
      after = after.slice(0, edit.span.start) + edit.text + after.slice(edit.span.end);
    }
    const fixed = diagnostic.fixes.length === 0 ? undefined : after.split('\n')[line - 1];
    return { line, from, to: from + Math.max(1, width), code: diagnostic.code, fixed };
  });
  const wantsFix = (mark: Mark): boolean =>
    marked.some((other) => other.line === mark.line && other.code === mark.code && other.fixed !== undefined);
  return { marked, found: found.map((mark) => (wantsFix(mark) ? mark : { ...mark, fixed: undefined })) };
};

/** The codes found in a text. */
export const codes = (text: string): readonly string[] => parse('test.tag', text).diagnostics.map(({ code }) => code);

/** A condition that must be sound, as a tree. */
export const expression = (text: string): Expr => {
  const { expr, diagnostics } = parseExpression(text);
  const errors = diagnostics.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new Error(`${text}: ${errors.map(({ code }) => code).join(', ')}`);
  return expr;
};

/** A condition as the parser understood it: in the canonical layout, with the parentheses that meaning needs. */
export const read = (text: string): string => printNode(expression(text), { keywords: 'en' });
