import { type Ast, nameText, type TextEdit } from '@tagwright/dsl';
import type { Palette } from '@tagwright/dsl/service';
import { fill, pickOf, type Shape, shapeOf, type Slot, valueNamed } from '../../../../builder/index.js';
import type { Choice } from '../../../../ui/pinyin-select.js';
import type { Words } from '../../../../words/index.js';
import type { Building } from '../building.js';
import { valueChoices } from '../choices.js';
import { earlierChoices } from './earlier-choices.js';

/**
 * What is as long, as much or as late as something else, and not only as an amount says: and how such an amount is typed where another
 * value stands now.
 */
const LITERAL: Readonly<Partial<Record<Shape['kind'], RegExp>>> = {
  number: /^\d+(\.\d+)?%?$/,
  money: /^\d+(\.\d+)?$/,
  duration: /^\d+(s|min|h|d|w|mo|y|秒|分钟|小时|天|周|个月|年)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{4}-\d{2}-\d{2}$/,
};

/** What a slot's value is chosen from, where it is compared with other values. */
export interface OtherValues {
  readonly choices: readonly Choice[];
  /** The one that it is compared with now. */
  readonly now: string | undefined;
  readonly edits: (value: string) => readonly TextEdit[];
  /** An amount, typed in place of a name. */
  readonly offerTyped: (typed: string) => Choice | undefined;
}

/**
 * Values of the kind that is asked about: fields and metrics, and fields of earlier events of the sequence. Undefined where what is
 * asked about is compared with texts and names of values alone.
 */
export const otherValues = (
  slot: Slot,
  root: Ast.Expr,
  palette: Palette,
  words: Words['builder'],
  building: Building,
): OtherValues | undefined => {
  const { node, subject, event } = slot;
  const kind = subject === undefined ? undefined : shapeOf(subject, palette, event).kind;
  const amount = kind === undefined ? undefined : LITERAL[kind];
  if (amount === undefined) return undefined;
  const [asked, named] = [subject, node].map((each) => (each?.kind === 'Ref' ? each.name : undefined));
  const isAlike = (name: string): boolean => {
    const value = valueNamed(palette, name, event);
    const isNamed = (other: string | undefined): boolean =>
      other !== undefined && value?.names.includes(other) === true;
    return isNamed(named) || (value?.type?.kind === kind && !isNamed(asked));
  };
  const own = valueChoices(palette, words, event)
    .map((choice) => ({ ...choice, value: pickOf(choice.value).name }))
    .filter(({ value }) => isAlike(value));
  const earlier = earlierChoices(slot, root, palette, words, building);
  return {
    choices: [...own, ...earlier],
    now: earlier.find(({ isNow }) => isNow)?.value ?? named,
    edits: (value) => {
      const fromEarlier = earlier.find((each) => each.value === value);
      if (fromEarlier !== undefined) return fromEarlier.edits();
      return fill(building.source, slot, own.some((each) => each.value === value) ? nameText(value) : value);
    },
    offerTyped: (typed) => (amount.test(typed) ? { value: typed, label: typed } : undefined),
  };
};
