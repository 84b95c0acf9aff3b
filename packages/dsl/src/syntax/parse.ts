import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { LineMap } from '../text/line-map.js';
import type { Span } from '../text/span.js';
import type { CaseDecl, Decl, Expr, FieldDecl, SourceFile, TestStep, TextLit } from './ast/index.js';
import { buildExpression } from './build/conditions.js';
import { contextFor } from './build/context.js';
import { freeze, list, node, nodes, tokens as ownTokens, type Context } from './build/cst.js';
import { buildCases, buildCustomer, buildEvent, buildField, buildLine, buildTag } from './build/declarations.js';
import { buildDescription } from './build/names.js';
import { buildStep, buildTest } from './build/tests.js';
import { explain, explainRest } from './grammar/explain.js';
import { parseUnit, type Parsed } from './grammar/parser.js';
import { splitFile, type Chunk, type Piece } from './grammar/split.js';
import { MAX_FILE, MAX_PROBLEMS, withinLimits } from './limits.js';
import { Report } from './report.js';
import { lex, spanOf, type Lexeme } from './tokens/lex.js';
import { joinPhrases } from './tokens/phrases.js';
import { mendSlips } from './tokens/slips.js';
import { KEYWORD_TOKENS } from './tokens/types.js';
import { publicToken, type Comment, type Token } from './tokens/token.js';

/** A file as it was read: its tree, and what the tree leaves out. */
export interface ParsedFile {
  readonly path: string;
  readonly text: string;
  readonly file: SourceFile;
  readonly lineMap: LineMap;
  /** In the order of the text, comments left out. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses one file of a rule book. It never throws: what is wrong is in `diagnostics`, and the tree has a {@link
 * Decl | BrokenDecl}, a `Hole` or an empty name where nothing better could be made of the text.
 */
export const parse = (path: string, text: string): ParsedFile => {
  const report = new Report(path);
  const lineMap = new LineMap(text.length > MAX_FILE ? '' : text);
  if (text.length > MAX_FILE) {
    report.add('file-too-large', { start: 0, end: 0 }, { limit: MAX_FILE });
    return assemble(path, text, lineMap, [], [], [], report);
  }
  const { lexemes, comments } = lex(text, report);
  const decls: Decl[] = [];
  if (report.count > MAX_PROBLEMS) return assemble(path, text, lineMap, decls, lexemes, comments, report);
  const tokens = mendSlips(text, joinPhrases(text, lexemes), report);
  for (const chunk of splitFile(tokens, text)) {
    if (report.count >= MAX_PROBLEMS) break;
    parseChunk(chunk, decls, report);
  }
  return assemble(path, text, lineMap, decls, tokens, comments, report);
};

/** Parses a single condition or value, for tools that have no file around it. */
export const parseExpression = (text: string): { readonly expr: Expr; readonly diagnostics: readonly Diagnostic[] } => {
  const report = new Report('');
  const tokens = mendSlips(text, joinPhrases(text, lex(text, report).lexemes), report);
  const context = contextFor(report, text.length);
  if (tokens.length === 0 || !withinLimits(tokens, report)) {
    if (tokens.length === 0)
      report.add('expected', { start: 0, end: text.length }, { slot: 'condition', found: '', after: '' });
    return { expr: buildExpression(undefined, context), diagnostics: report.sorted() };
  }
  const { cst } = parsePiece({ unit: 'expression', tokens }, report);
  return { expr: buildExpression(cst, context), diagnostics: report.sorted() };
};

const assemble = (
  path: string,
  text: string,
  lineMap: LineMap,
  decls: readonly Decl[],
  tokens: readonly Lexeme[],
  comments: readonly Comment[],
  report: Report,
): ParsedFile => {
  let diagnostics = report.sorted();
  const over = diagnostics[MAX_PROBLEMS];
  if (over !== undefined) {
    const more = new Report(path);
    more.add('too-many-problems', over.span, { limit: MAX_PROBLEMS });
    diagnostics = [...diagnostics.slice(0, MAX_PROBLEMS), ...more.sorted()];
  }
  return Object.freeze({
    path,
    text,
    file: freeze({ kind: 'SourceFile' as const, span: { start: 0, end: text.length }, path, decls: list(decls) }),
    lineMap,
    tokens: list(tokens.map(publicToken)),
    comments: list(comments),
    diagnostics: list(diagnostics),
  });
};

const spanOfAll = (tokens: readonly Lexeme[]): Span => {
  const first = tokens[0];
  const last = tokens.at(-1);
  return first === undefined || last === undefined
    ? { start: 0, end: 0 }
    : { start: first.startOffset, end: spanOf(last).end };
};

const parsePiece = (piece: Piece, report: Report, manual = true): Parsed => {
  const parsed = parseUnit(piece.unit, piece.tokens);
  const [first] = parsed.errors;
  // The first error of a piece is the author's; what recovery stumbles over next is mostly its echo.
  if (first !== undefined) explain(first, piece, report, manual ? undefined : bareCase(parsed));
  return parsed;
};

/** The first case that was read without a condition. */
const bareCase = ({ cst }: Parsed): Span | undefined => {
  const bare = nodes(cst, 'tagCase').find((found) => node(found, 'trigger') === undefined);
  const value = bare && node(bare, 'name')?.location;
  return value?.endOffset === undefined ? undefined : { start: value.startOffset, end: value.endOffset + 1 };
};

const parseChunk = (chunk: Chunk, decls: Decl[], report: Report): void => {
  const all = [...chunk.tokens, ...chunk.rest];
  if (!withinLimits(all, report)) {
    decls.push(freeze({ kind: 'BrokenDecl', span: spanOfAll(all) }));
    return;
  }
  if (chunk.head !== undefined) {
    const span = spanOfAll(chunk.tokens);
    const { cst, errors } = parsePiece(chunk.head, report);
    decls.push(
      chunk.open === undefined
        ? line(chunk.head, cst, errors.length > 0, span, report)
        : buildBlock(chunk, cst, span, report),
    );
  }
  if (chunk.rest.length > 0) {
    explainRest(chunk, report);
    if (chunk.head === undefined) decls.push(freeze({ kind: 'BrokenDecl', span: spanOfAll(chunk.rest) }));
  }
};

const line = (head: Piece, cst: Parsed['cst'], broken: boolean, span: Span, report: Report): Decl => {
  const decl = buildLine(head.unit, cst, span, contextOf(head, report));
  if (decl.kind === 'TagLine' && !broken) wantConditions([decl.case], report);
  return decl;
};

/** Only a manual tag has values without a condition. */
const wantConditions = (cases: readonly CaseDecl[], report: Report): void => {
  for (const { trigger, value } of cases) {
    if (trigger.kind !== 'PresetTrigger' || value.text === '') continue;
    report.add('case-without-condition', value.span, { value: value.text });
  }
};

const contextOf = (piece: Piece, report: Report): Context => contextFor(report, spanOfAll(piece.tokens).end);

const buildBlock = (chunk: Chunk, cst: Parsed['cst'], span: Span, report: Report): Decl => {
  const fields: FieldDecl[] = [];
  const cases: CaseDecl[] = [];
  const steps: TestStep[] = [];
  let inside: TextLit | undefined;
  const manual = ownTokens(cst, 'TagFlag').some((flag) => flag.tokenType === KEYWORD_TOKENS.manual);
  for (const member of chunk.members) {
    if (report.count >= MAX_PROBLEMS) break;
    const parsed = parsePiece(member, report, manual);
    const context = contextOf(member, report);
    if (member.unit === 'field') {
      const field = buildField(parsed.cst, context);
      if (field !== undefined) fields.push(field);
    } else if (member.unit === 'cases') {
      const found = buildCases(parsed.cst, context);
      if (!manual && parsed.errors.length === 0) wantConditions(found, report);
      cases.push(...found);
    } else if (member.unit === 'testStep') {
      const step = buildStep(parsed.cst, context);
      if (step !== undefined) steps.push(step);
    } else inside = buildDescription(parsed.cst, context);
  }
  const head = chunk.head as Piece;
  if (chunk.close === undefined) {
    const end = span.end;
    report.add(
      'expected',
      chunk.open === undefined ? span : spanOf(chunk.open),
      { slot: 'close-brace', found: '', after: '' },
      [{ kind: 'insert-text', params: { text: '}' }, edits: [{ span: { start: end, end }, text: '\n}' }] }],
    );
  }
  const context = contextOf(head, report);
  if (head.unit === 'customerHead') return buildCustomer(cst, span, fields, context);
  if (head.unit === 'eventHead') return buildEvent(cst, span, fields, context);
  if (head.unit === 'testHead') return buildTest(cst, span, steps, context);
  return buildTag(cst, span, inside, cases, context);
};
