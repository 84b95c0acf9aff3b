import type { IRecognitionException } from 'chevrotain';
import type { Slot } from '../../diagnostics/codes/syntax.js';
import type { Report } from '../report.js';
import { spanOf, type Lexeme } from '../tokens/lex.js';
import { decode } from './expectations.js';
import type { Chunk, Piece } from './split.js';
import { is } from './split.js';
import * as t from '../tokens/types.js';

const SLOT_OF_RULE: Readonly<Record<string, Slot>> = {};

export const explain = (error: IRecognitionException, piece: Piece, report: Report): void => {
  const wanted = decode(error.message);
  const last = piece.tokens.at(-1) as Lexeme;
  const ended = Number.isNaN(error.token.startOffset) || error.token.image === '';
  const span = ended ? { start: spanOf(last).end, end: spanOf(last).end } : spanOf(error.token);
  const before = piece.tokens.findLast((token) => token.startOffset < span.start);
  const found = ended ? '' : error.token.image;
  const after = before?.image ?? '';
  if (wanted.how === 'end') report.add('unexpected-text', span, { text: found, after });
  else report.add('expected', span, { slot: SLOT_OF_RULE[wanted.rule] ?? 'value', found, after });
};

export const explainRest = (chunk: Chunk, report: Report): void => {
  const [first] = chunk.rest;
  if (first === undefined) return;
  if (is(first, t.RBrace, t.RParen)) report.add('stray-closing', spanOf(first), { text: first.image });
  else if (chunk.head === undefined) report.add('expected', spanOf(first), { slot: 'declaration', found: first.image, after: '' });
  else report.add('unexpected-text', spanOf(first), { text: first.image, after: '}' });
};
