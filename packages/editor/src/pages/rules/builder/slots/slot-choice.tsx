import { type Ast, nameText, spell, type TextEdit } from '@tagwright/dsl';
import type { Palette } from '@tagwright/dsl/service';
import {
  canBeAny,
  changeOperand,
  comparedWith,
  conditionAbout,
  fill,
  fieldsOfEvent,
  operandOf,
  pickKey,
  pickOf,
  predicateOf,
  type Predicate,
  predicateText,
  setPredicate,
  shapeOf,
  type Slot,
  valueText,
  valueTexts,
} from '../../../../builder/index.js';
import { type Choice, PinyinSelect } from '../../../../ui/pinyin-select.js';
import { useWords, type Words } from '../../../../words/index.js';
import { type Building, useBuilding } from '../building.js';
import { nameChoices, predicateChoices, shapeChoices, textChoice, valueChoices } from '../choices.js';
import { aggregateOf, leadWord } from '../sentence.js';
import { earlierChoices } from './earlier-choices.js';
import { otherValues } from './other-values.js';

/** Whether a slot is filled from a list, and not in a form. */
export const takesChoice = (slot: Slot, palette: Palette): boolean => {
  switch (slot.kind) {
    case 'operand':
    case 'value':
    case 'event':
    case 'tag':
    case 'segment':
    case 'list':
    case 'aggregate':
    case 'bool':
    case 'lead':
      return true;
    case 'operator':
      return predicateOf(slot.node as Ast.Expr) !== undefined;
    case 'empty':
      return slot.subject !== undefined && isListed(slot.subject, palette, slot.event);
    default:
      return false;
  }
};

const isListed = (subject: Ast.Expr, palette: Palette, event: string | undefined): boolean => {
  const { kind, values } = shapeOf(subject, palette, event);
  return kind === 'text' || kind === 'tag' || values.length > 0;
};

interface ChoiceProps {
  readonly slot: Slot;
  readonly root: Ast.Expr;
  readonly cell: string;
  readonly palette: Palette;
  readonly close: () => void;
}

/** A slot while it is filled from a list, in its own place. */
export const SlotChoice = ({ slot, root, cell, palette, close }: ChoiceProps) => {
  const words = useWords('builder');
  const building = useBuilding();
  const { now, label, choices, edits, offerTyped } = choosing(slot, root, palette, words, building);
  return (
    <PinyinSelect
      autoFocus
      open
      label={label}
      choices={choices}
      {...(now === undefined ? {} : { value: now })}
      style={{ minWidth: 120 }}
      nothing={words.noMatch}
      onBlur={close}
      onEscape={close}
      onChoose={(value) => {
        close();
        building.act(edits(value), cell);
      }}
      {...(offerTyped === undefined ? {} : { offerTyped })}
    />
  );
};

interface Choosing {
  readonly now: string | undefined;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly edits: (value: string) => readonly TextEdit[];
  readonly offerTyped?: (typed: string) => Choice | undefined;
}

type BuilderWords = Words['builder'];

/** What stands for any event in the list of them: no name begins with a blank. */
const ANY = ' any';

const LEADS = ['thenStep', 'thenNot'] as const;

/** What is offered for a slot, and what choosing does. */
const choosing = (slot: Slot, root: Ast.Expr, palette: Palette, words: BuilderWords, building: Building): Choosing => {
  const { source, vocabulary } = building;
  const put = (text: string): readonly TextEdit[] => fill(source, slot, text);
  const names = (items: Palette['segments'], label: string): Choosing => {
    const { node } = slot;
    const now = node.kind === 'Name' ? node.text : node.kind === 'Ref' ? node.name : undefined;
    return {
      now: items.find((item) => now !== undefined && item.names.includes(now))?.names[0] ?? now,
      label,
      choices: nameChoices(items, palette),
      edits: (value) => put(nameText(value)),
    };
  };
  switch (slot.kind) {
    case 'operand':
      return ofOperand(slot, root, palette, words, building);
    case 'operator':
      return ofOperator(slot, palette, words, building);
    case 'event': {
      const named = names(palette.events, words.groups.events);
      if (!canBeAny(root, slot.node)) return named;
      return {
        ...named,
        now: slot.node.kind === 'Did' || slot.node.kind === 'Step' ? ANY : named.now,
        choices: [...named.choices, { value: ANY, label: words.anyEvent, filter: words.foundBy.anyEvent }],
        edits: (value) => (value === ANY ? put(spell('anyEvent', vocabulary)) : named.edits(value)),
      };
    }
    case 'tag':
      return names(palette.tags, words.groups.tags);
    case 'segment':
      return names(palette.segments, words.groups.segments);
    case 'list':
      return names(palette.lists, words.predicates.inList);
    case 'aggregate': {
      const node = slot.node as Ast.Aggregate | Ast.Recency;
      const all = node.kind === 'Aggregate' ? Object.keys(words.aggregates) : ['first', 'last'];
      const choices = all.map((value) => ({ value, label: words.aggregates[value as Ast.AggregateId] }));
      const edits = (value: string): readonly TextEdit[] => put(spell(value as Ast.AggregateId, vocabulary));
      return { now: aggregateOf(node), label: words.aggregate, choices, edits };
    }
    case 'bool': {
      const choices = (['true', 'false'] as const).map((value) => ({
        value,
        label: value === 'true' ? words.yes : words.no,
      }));
      const edits = (value: string): readonly TextEdit[] => put(spell(value as 'true' | 'false', vocabulary));
      return { now: String((slot.node as Ast.BoolLit).value), label: words.value, choices, edits };
    }
    case 'lead': {
      const choices = LEADS.map((value) => ({ value, label: words.leads[value] }));
      const edits = (value: string): readonly TextEdit[] => put(spell(value as (typeof LEADS)[number], vocabulary));
      return { now: leadWord(slot.node as Ast.Step), label: words.lead, choices, edits };
    }
    default: {
      const others = otherValues(slot, root, palette, words, building);
      if (others !== undefined) return { ...others, label: words.otherValue };
      const own = ofValue(slot, palette, words, put);
      const earlier = earlierChoices(slot, root, palette, words, building);
      if (earlier.length === 0) return own;
      return {
        ...own,
        now: earlier.find(({ isNow }) => isNow)?.value ?? own.now,
        choices: [...own.choices, ...earlier],
        edits: (value) => (earlier.find((each) => each.value === value)?.edits ?? (() => own.edits(value)))(),
      };
    }
  }
};

const ofOperand = (
  slot: Slot,
  root: Ast.Expr,
  palette: Palette,
  words: BuilderWords,
  { source, vocabulary }: Building,
): Choosing => {
  const { node, event } = slot;
  const isAsked = event === undefined && conditionAbout(root, node) !== undefined;
  const member =
    node.kind === 'Member' ? palette.events.find(({ names }) => names.includes(node.object.text)) : undefined;
  if (member !== undefined && node.kind === 'Member')
    return {
      now: node.field.text,
      label: words.groups.fields,
      choices: nameChoices(member.fields, palette),
      edits: (value) => fill(source, slot, `${source.slice(node.object.span)}.${nameText(value)}`),
    };
  const choices = valueChoices(palette, words, event, isAsked);
  const own = [...fieldsOfEvent(palette, event), ...palette.fields, ...palette.metrics];
  const written = node.kind === 'TagRef' ? node.tag.text : node.kind === 'Ref' ? node.name : undefined;
  const first = node.kind === 'TagRef' ? written : own.find(({ names }) => written !== undefined && names.includes(written))?.names[0]; // prettier-ignore
  return {
    now: first === undefined ? written : pickKey({ kind: node.kind === 'TagRef' ? 'tag' : 'value', name: first }),
    label: words.whatToAsk,
    choices,
    edits: (value) => changeOperand(source, root, slot, pickOf(value), palette, vocabulary),
  };
};

const ofOperator = (slot: Slot, palette: Palette, words: BuilderWords, { source, vocabulary }: Building): Choosing => {
  const node = slot.node as Ast.Expr;
  const shape = shapeOf(operandOf(node), palette, slot.event);
  const now = predicateOf(node);
  const list = palette.lists[0]?.names[0];
  return {
    now,
    label: words.operator,
    choices: predicateChoices(shape, now, slot.event !== undefined, list !== undefined, words),
    edits: (value) => {
      if (value === now) return [];
      const kept = comparedWith(source, node);
      const values = kept.length > 0 ? kept : valueTexts(shape, palette).slice(0, 1);
      return setPredicate(source, node, predicateText(value as Predicate, shape, values, vocabulary, list));
    },
  };
};

/** A value of what it is compared with, or free text where any will do. */
const ofValue = (
  slot: Slot,
  palette: Palette,
  words: BuilderWords,
  put: (text: string) => readonly TextEdit[],
): Choosing => {
  const { node, subject, event } = slot;
  const shape = subject === undefined ? undefined : shapeOf(subject, palette, event);
  const known = shape === undefined ? [] : shapeChoices(shape, palette, words);
  const now = node.kind === 'Ref' ? node.name : undefined;
  const isFree = shape === undefined || shape.kind === 'text' || shape.kind === 'unknown' || shape.kind === 'set';
  const others = now === undefined || known.some(({ value }) => value === now) ? [] : [textChoice(now, words)];
  return {
    now,
    label: words.value,
    choices: [...known, ...others],
    edits: (value) => put(valueText(value, palette)),
    ...(isFree ? { offerTyped: (typed) => ({ value: typed, label: words.otherText(typed) }) } : {}),
  };
};
