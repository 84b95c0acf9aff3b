import { within } from '../cursor.js';
import type { CodeAction } from '../shapes.js';
import type { Span } from '../../text/span.js';
import { wordsIn } from '../words/index.js';
import type { Workspace } from '../workspace.js';
import type { Asked, Offer } from './action.js';
import { declareValue } from './declare-value.js';
import { extractMetric, extractSegment } from './extract.js';
import { fixAll, fixes } from './fixes.js';
import { parentheses } from './parentheses.js';
import { halfWidth, keywordVocabulary } from './spelling.js';

const OFFERS: readonly Offer[] = [
  fixes,
  declareValue,
  parentheses,
  extractSegment,
  extractMetric,
  keywordVocabulary,
  halfWidth,
  fixAll,
];

/** What can be done at a selection or a cursor (an empty range): fixes of findings first, then refactorings. */
export const codeActions = (workspace: Workspace, file: string, range: Span): readonly CodeAction[] => {
  const parsed = workspace.parsed(file);
  const start = within(parsed.text, Math.min(range.start, range.end));
  const end = within(parsed.text, Math.max(range.start, range.end));
  const asked: Asked = { workspace, file, parsed, range: { start, end }, words: wordsIn(workspace.locale) };
  return OFFERS.flatMap((offer) => offer(asked));
};
