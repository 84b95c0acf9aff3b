import type { Lexeme } from './tokens/lex.js';
import { spanOf } from './tokens/lex.js';
import type { Report } from './report.js';
import * as t from './tokens/types.js';
import { anyOf } from './tokens/types.js';

/** UTF-16 units that a file may hold. */
export const MAX_FILE = 1_048_576;
/** Parentheses, `not`s, signs and `where`s that may stand inside one another. */
export const MAX_DEPTH = 64;
/** Events in one sequence: each is looked for inside the one before. */
export const MAX_STEPS = 50;
/** Arithmetic operators in one chain: each deepens the tree by one. */
export const MAX_CHAIN = 500;
/** Findings reported for one file. */
export const MAX_PROBLEMS = 1000;

const kw = t.KEYWORD_TOKENS;

/** Everything that a limit looks at; any other token only ends a row of prefixes. */
const bears = anyOf(
  kw.did, kw.notDid, kw.thenStep, kw.thenNot, kw.not, kw.setOf, kw.where, kw.and, kw.or, kw.when, kw.on, t.ArithOp,
  t.CompareOp, t.LParen, t.RParen, t.LBrace, t.RBrace, t.Comma, t.Colon,
); // prettier-ignore

const isDid = anyOf(kw.did, kw.notDid);
const isThen = anyOf(kw.thenStep, kw.thenNot);
const isPrefix = anyOf(kw.not, kw.setOf, t.Minus);
const isOperator = anyOf(t.AddOp, t.MulOp);
const opens = anyOf(t.LParen, t.LBrace);
const closes = anyOf(t.RParen, t.RBrace);
const isWhere = anyOf(kw.where);
const endsWheres = anyOf(kw.or, kw.did, kw.notDid, kw.when, kw.on, t.Comma);
const endsChain = anyOf(t.Comma, t.CompareOp, kw.and, kw.or, kw.not, kw.when, t.Colon);

/**
 * Whether the parser may walk these tokens: the depth of its recursion, and of every later walk over the tree, is
 * bounded here and not by the machine's stack.
 */
export const withinLimits = (tokens: readonly Lexeme[], report: Report): boolean => {
  let depth = 0;
  let prefixes = 0;
  /** Per open parenthesis: `where`s that are still open there, and arithmetic operators. */
  const levels: { wheres: number; chain: number; peak: number }[] = [{ wheres: 0, chain: 0, peak: 0 }];
  let wheres = 0;
  let steps = 0;
  for (const token of tokens) {
    if (!bears(token)) {
      prefixes = 0;
      continue;
    }
    const level = levels.at(-1) ?? { wheres: 0, chain: 0, peak: 0 };
    const afterOperand = prefixes === 0;
    if (isDid(token)) steps = 1;
    else if (isThen(token) && ++steps > MAX_STEPS) {
      report.add('too-long', spanOf(token), { limit: MAX_STEPS });
      return false;
    }
    prefixes = isPrefix(token) ? prefixes + 1 : 0;
    if (isOperator(token)) level.peak = Math.max(level.peak, ++level.chain);
    if (opens(token)) {
      depth++;
      levels.push({ wheres: 0, chain: 0, peak: 0 });
    } else if (closes(token)) {
      if (depth > 0) {
        depth--;
        wheres -= level.wheres;
        levels.pop();
        // A group may be the first operand of the chain around it, below all its operators.
        const around = levels.at(-1);
        if (around !== undefined) {
          around.chain += level.peak;
          around.peak = Math.max(around.peak, around.chain);
        }
      }
    } else if (isWhere(token)) {
      level.wheres++;
      wheres++;
    } else if (endsWheres(token)) {
      wheres -= level.wheres;
      level.wheres = 0;
    }
    if (endsChain(token)) level.chain = 0;
    if (depth + prefixes + wheres > MAX_DEPTH) {
      report.add('too-deep', spanOf(token), { limit: MAX_DEPTH });
      return false;
    }
    if (Math.max(level.chain, levels.at(-1)?.chain ?? 0) > MAX_CHAIN && afterOperand) {
      report.add('too-long', spanOf(token), { limit: MAX_CHAIN });
      return false;
    }
  }
  return true;
};
