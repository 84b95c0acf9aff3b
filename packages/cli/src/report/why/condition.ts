import { sameWords } from '@tagwright/dsl';
import type { ConditionSeen, WordingOf } from '@tagwright/dsl';
import type { Palette } from '../../terminal/palette.js';
import { printable } from '../../terminal/printable.js';
import type { Branch } from '../../terminal/tree.js';
import { fit, pad, widthOf } from '../../terminal/width.js';
import type { Words } from '../../words/index.js';
import { leafDetail } from './detail.js';
import type { Showing } from './detail.js';

/** A condition as its author wrote it, with what it came to: what every drawing of it starts from. */
export interface Written {
  readonly text: string;
  readonly truth: boolean;
  /** What was looked at; empty where parts say it. */
  readonly detail: string;
  /** The parts that the author wrote as conditions of their own. */
  readonly parts: readonly Written[];
  readonly joined: 'and' | 'or' | undefined;
}

/** Folds what the plan added (a `not` around `!=`, the two halves of a `between`) into the words it stands for. */
export function written(seen: ConditionSeen, wording: WordingOf, showing: Showing): Written {
  const { node, truth, children } = seen;
  const text = wording(node)?.text ?? '';
  const ownParts = children.filter((child) => !sameWords(wording, node, child.node));
  if (ownParts.length === 0 && isHabit(seen)) {
    return { text, truth, detail: habitDetail(children, showing), parts: [], joined: undefined };
  }
  if (node.kind === 'and' || node.kind === 'or') {
    if (ownParts.length === children.length) {
      const parts = children.map((child) => written(child, wording, showing));
      return { text, truth, detail: '', parts, joined: node.kind };
    }
    const telling = node.kind === 'and' ? children : [mostTelling(seen)];
    const details = new Set(telling.map((child) => written(child, wording, showing).detail));
    return { text, truth, detail: [...details].filter(Boolean).join(' · '), parts: [], joined: undefined };
  }
  const [child] = children;
  if (child === undefined) return { text, truth, detail: leafDetail(seen, showing), parts: [], joined: undefined };
  const inner = written(child, wording, showing);
  if (ownParts.length === 0) return { ...inner, text, truth };
  // `not` around words of their own: a leaf stays one line, anything larger is drawn below.
  return inner.parts.length === 0
    ? { text, truth, detail: inner.detail, parts: [], joined: undefined }
    : { text, truth, detail: '', parts: [inner], joined: undefined };
}

/** A habit counts each of its periods apart: in one place it asks about several columns. */
function isHabit({ node, children }: ConditionSeen): boolean {
  if (node.kind !== 'and' && node.kind !== 'at-least') return false;
  const columns = children.map(({ node: part }) =>
    part.kind === 'compare' && part.left.kind === 'column' ? part.left.column : undefined,
  );
  return columns.length > 1 && !columns.includes(undefined) && new Set(columns).size === columns.length;
}

/** How many periods have what was asked for, and each one's count, the oldest first. */
function habitDetail(children: readonly ConditionSeen[], showing: Showing): string {
  const counts = children.map((child) => leafDetail(child, showing)).reverse();
  const met = children.filter(({ truth }) => truth).length;
  return showing.words.why.periods(met, children.length, counts.join(' · '));
}

/** Of the many that `any event` asks about: one that made it true, else the one that came nearest. */
function mostTelling({ truth, children }: ConditionSeen): ConditionSeen {
  const looked = ({ left }: ConditionSeen): number => Number(left?.value ?? Number.NEGATIVE_INFINITY);
  const candidates = children.filter((child) => child.truth === truth);
  return candidates.reduce((best, child) => (looked(child) > looked(best) ? child : best));
}

const MAX_TEXT = 48;

/** Branches with ✓ and ✗, the values seen in a column of their own. */
export function conditionBranches(parts: readonly Written[], colors: Palette, words: Words['why']): Branch[] {
  const texts = parts.map(({ text, joined }) =>
    joined === undefined ? printable(text) : joined === 'and' ? words.all : words.any,
  );
  const column = Math.min(MAX_TEXT, Math.max(0, ...texts.map(widthOf)));
  return parts.map((part, i) => {
    const text = fit(texts[i] ?? '', Math.max(MAX_TEXT, column));
    const detail = part.detail === '' ? '' : `  ${colors.faint(pad('', column - widthOf(text)) + part.detail)}`;
    return {
      lines: [`${verdict(part.truth, colors)} ${text}${detail}`],
      parts: conditionBranches(part.parts, colors, words),
    };
  });
}

export const verdict = (truth: boolean, colors: Palette): string => (truth ? colors.good('✓') : colors.bad('✗'));
