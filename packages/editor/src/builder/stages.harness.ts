import { type Ast, nameText, spell } from '@tagwright/dsl';
import {
  addClause, addStep, canBeAny, compareWithEarlier, earlierThan, canMoveStep, canRemoveStep, clausesOpen, clausesSaid, fill, moveStep, removeClause, removeStep,
  type Clause, type Speaking, stepText, usualHabit, usualWithin, withinText,
} from './index.js'; // prettier-ignore
import type { Drawing } from './laws.harness.js';
import type { Test } from './model.js';
import { eventSpan, happenings } from './steps.js';
import type { Trial } from './trial.harness.js';

/** Tries what can be said of events, and with the events of a sequence, on a row that asks what was done. */
export const tryEvents = (trial: Trial, row: Test, at: number): void => {
  if (row.node.kind !== 'Did') return;
  const events = new EventsTrial(trial, row.node, at);
  events.any();
  events.clauses(row.node, undefined);
  if (row.stages.length === 0) events.begin();
  else events.sequence(row);
  if (row.node.habit !== undefined) events.habit(row);
};

class EventsTrial {
  constructor(
    readonly trial: Trial,
    readonly did: Ast.Did,
    readonly at: number,
  ) {}

  /** The same condition after a gesture; undefined where none is there any more. */
  #same(next: Drawing): Ast.Did | undefined {
    const row = next.rows(this.trial.card)[this.at]?.row;
    return row?.kind === 'test' && row.node.kind === 'Did' ? row.node : undefined;
  }

  /** What is not said can be said, and no longer; what is said can be left out. */
  clauses(node: Speaking, step: number | undefined): void {
    const { trial, did } = this;
    const { drawing, words } = trial;
    const sequence = step === undefined ? undefined : did;
    const nodeIn = (next: Drawing): Speaking | undefined => {
      const found = this.#same(next);
      return step === undefined ? found : found?.steps[step];
    };
    const gesture = (what: string): string => (step === undefined ? what : `${what} of a step`);
    for (const clause of clausesOpen(node)) {
      const added = trial.made(
        gesture(`add ${clause}`),
        addClause(drawing.source, node, clause, TEXTS[clause](words), words, sequence),
        // A habit takes the place of a window, notes within it included.
        clause === 'habit',
      );
      const said = nodeIn(added);
      trial.claim(gesture(`add ${clause}`), 'says it', said !== undefined && clausesSaid(said).includes(clause), added);
      const isReplaced = clause === 'habit' && node.kind === 'Did' && node.window !== undefined;
      if (said === undefined || isReplaced) continue;
      const sequenceThen = step === undefined ? undefined : this.#same(added);
      trial.undone(gesture(`add ${clause}`), added, removeClause(added.source, said, clause, sequenceThen));
    }
    for (const clause of clausesSaid(node)) {
      const less = trial.made(
        gesture(`leave out ${clause}`),
        removeClause(drawing.source, node, clause, sequence),
        true,
      );
      const wanted = JSON.stringify(bare({ ...node, [clause]: undefined }));
      trial.claim(
        gesture(`leave out ${clause}`),
        'leaves the rest',
        JSON.stringify(bare(nodeIn(less))) === wanted,
        less,
      );
    }
  }

  /** What was done once begins a sequence, and ends one. */
  /** Any event will do where nothing is asked of one, and the one that was named can be named again. */
  any(): void {
    const { trial, did } = this;
    const { drawing, words } = trial;
    for (const [index, happening] of happenings(did).entries()) {
      const { event } = happening;
      if (event === 'any' || !canBeAny(did, event)) continue;
      const slot = { kind: 'event', span: event.span, node: event, subject: undefined, event: undefined } as const;
      const free = trial.made('let it be any event', fill(drawing.source, slot, spell('anyEvent', words)));
      const then = this.#same(free);
      const freed = then === undefined ? undefined : happenings(then)[index];
      trial.claim('let it be any event', 'asks for any', freed?.event === 'any', free);
      if (then === undefined || freed === undefined) continue;
      trial.claim('let it be any event', 'can be named again', canBeAny(then, freed), free);
      const span = eventSpan(free.source, freed);
      trial.undone(
        'let it be any event',
        free,
        fill(free.source, { ...slot, node: freed, span }, nameText(event.text)),
      );
    }
  }

  begin(): void {
    const { trial, did } = this;
    if (did.times !== undefined || did.habit !== undefined) return;
    const { drawing, words } = trial;
    const begun = trial.made('begin a sequence', addStep(drawing.source, did, stepText(eventOf(did), words)));
    const sequence = this.#same(begun);
    trial.claim('begin a sequence', 'has two events', sequence?.steps.length === 1, begun);
    if (sequence !== undefined) trial.undone('begin a sequence', begun, removeStep(begun.source, sequence, 1));
  }

  sequence({ stages }: Test): void {
    const { trial, did } = this;
    const { drawing, words, card } = trial;
    const { source, cards } = drawing;
    const drawn = stages.map(({ parts }) => parts.map(({ span }) => source.slice(span)).join(''));
    const isWhole = stages.every(({ span }, index) => source.slice(span) === drawn[index]);
    trial.claim('draw a sequence', 'draws every byte of its events', isWhole, drawing);
    for (const [index, step] of did.steps.entries()) this.clauses(step, index);
    this.same(stages);

    const added = trial.made('add a step', addStep(source, did, stepText(eventOf(did), words)));
    const longer = this.#same(added);
    trial.claim('add a step', 'adds it at the end', longer?.steps.length === did.steps.length + 1, added);
    if (longer !== undefined) trial.undone('add a step', added, removeStep(added.source, longer, longer.steps.length));

    const events = happenings(did);
    for (const [index, { event }] of events.entries()) {
      if (canRemoveStep(did, index)) {
        const less = trial.made('remove a step', removeStep(source, did, index), true);
        const wanted = events.toSpliced(index, 1).map(nameOf).join();
        const left = this.#same(less);
        trial.claim('remove a step', 'leaves the others', left !== undefined && namesOf(left) === wanted, less);
      }
      for (const to of events.keys()) {
        if (to === index || !canMoveStep(did, index, to)) continue;
        const moved = trial.made('move a step', moveStep(source, cards, did, index, to));
        const then = this.#same(moved);
        const names = events.map(nameOf);
        const wanted = names.toSpliced(index, 1).toSpliced(to, 0, names[index] ?? '');
        trial.claim('move a step', 'puts it there', then !== undefined && namesOf(then) === wanted.join(), moved);
        if (then !== undefined && canMoveStep(then, to, index))
          trial.undone('move a step', moved, moveStep(moved.source, moved.cards, then, to, index));
      }
      if (event === 'any') continue;
      const stage = stages[index];
      if (stage !== undefined) trial.note(stage.span, this.at, (next) => notesOf(next, card, this.at, index));
    }

    for (const [index, stage] of stages.entries()) {
      const slots = stage.parts.filter((part) => part.kind !== 'words');
      const lead = slots.find(({ kind }) => kind === 'lead');
      const { node } = stage;
      if (lead === undefined || node.kind !== 'Step') continue;
      const turned = trial.made('turn a step', fill(source, lead, spell(node.negated ? 'thenStep' : 'thenNot', words)));
      const isTurned = this.#same(turned)?.steps[index - 1]?.negated === !node.negated;
      trial.claim('turn a step', 'turns', isTurned, turned);
      const within = slots.find(({ kind }) => kind === 'within');
      if (within === undefined) continue;
      const length: Ast.DurationLit = { kind: 'DurationLit', span: within.span, amount: '17', unit: 'h' };
      const later = trial.made('say how soon', fill(source, within, withinText(length, words)));
      const then = this.#same(later)?.steps[index - 1]?.within;
      trial.claim('say how soon', 'says it', then?.amount === '17' && then.unit === 'h', later);
    }
  }

  /** A value in a condition of a later event can be that of an earlier one, which has a name from then on. */
  same(stages: Test['stages']): void {
    const { trial, did } = this;
    const { drawing, words } = trial;
    for (const [index, stage] of stages.entries())
      for (const slot of stage.parts) {
        if (slot.kind !== 'value') continue;
        for (const earlier of earlierThan(did, slot)) {
          const same = trial.made(
            'ask for the same',
            compareWithEarlier(drawing.source, did, slot, earlier, '货号', words),
          );
          const then = this.#same(same);
          const name = then === undefined ? undefined : happenings(then)[earlier]?.alias?.text;
          const told = JSON.stringify(bare(then === undefined ? undefined : happenings(then)[index]?.where));
          trial.claim('ask for the same', 'names the earlier event', name !== undefined, same);
          const isAsked =
            told?.includes(JSON.stringify({ kind: 'Member' }).slice(1, -1)) === true && told.includes('货号');
          trial.claim('ask for the same', 'asks for what it says', isAsked, same);
        }
      }
  }

  /** Another habit takes the place of one. */
  habit({ parts }: Test): void {
    const { trial } = this;
    const { drawing, words } = trial;
    const slot = parts.find(({ kind }) => kind === 'habit');
    if (slot === undefined || slot.kind === 'words') return;
    const other = trial.made('ask another habit', fill(drawing.source, slot, usualHabit(words)), true);
    const habit = this.#same(other)?.habit;
    trial.claim('ask another habit', 'asks it', habit?.quota === 'each' && habit.count === 3, other);
  }
}

const TEXTS: { readonly [C in Clause]: (words: 'en' | 'zh') => string } = {
  where: () => 'bool1 = true',
  times: (words) => (words === 'zh' ? '至少4次' : 'at least 4 times'),
  habit: usualHabit,
  window: (words) => (words === 'zh' ? '近30天' : 'in last 30d'),
  within: usualWithin,
};

const eventOf = ({ event }: Ast.Did): string => (event === 'any' ? 'event1' : event.text);

const nameOf = ({ event }: Ast.Did | Ast.Step): string => (event === 'any' ? '*' : event.text);
const namesOf = (did: Ast.Did): string => happenings(did).map(nameOf).join();

const notesOf = (next: Drawing, card: number, at: number, index: number) => {
  const row = next.rows(card)[at]?.row;
  if (row?.kind !== 'test') return [];
  // What is noted at the very end of a row is said of the row.
  return [row, row.stages[index]].flatMap((each) =>
    each === undefined ? [] : [...each.notes.before, ...(each.notes.after === undefined ? [] : [each.notes.after])],
  );
};

/** A tree without its places. */
const bare = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node ?? null, (key, value: unknown) => (key === 'span' ? undefined : value)));
