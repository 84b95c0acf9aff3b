import type { SubjectEffects } from '@tagwright/engine';
import { localInstant } from '@tagwright/dsl';
import type { Context } from '../../context.js';
import { failing, type BookPlan } from '../../planning/plan-book.js';
import { printable } from '../../terminal/printable.js';
import type { Words } from '../../words/index.js';
import { seconds } from '../imported.js';
import { count } from '../numbers.js';
import { detailOf, SIGNS } from './change.js';
import { movedSample, turnText } from './sample.js';

const MOST_REASONS = 5;
/** Code hosts refuse comments of more characters than this; what is cut is said to be. */
const LONGEST = 60_000;

/** A plan as a comment on a pull request. Names and values of the book are shown as text, whatever they look like. */
export function markdownPlan({ words }: Context, found: BookPlan): string[] {
  const { base, changes, edited, tests } = found;
  const failed = failing(tests);
  const whole = [
    `### ${words.plan.comment.title}`,
    '',
    `**${words.plan.title(changes.length)}** ${text(words.plan.heldAgainst(base.label))}`,
    ...(changes.length === 0 && edited.length > 0 ? ['', words.bookChanges.onlyWords(edited.length)] : []),
    ...changeTable(found, words),
    ...effectSections(found, words),
    ...(failed.length === 0
      ? []
      : [
          '',
          `⚠️ **${words.plan.testsFail(failed.length, tests.length)}**`,
          '',
          ...failed.map((name) => `- ${text(name)}`),
        ]),
    ...footer(found, words),
  ];
  return withinLimit(whole, words);
}

function changeTable({ changes }: BookPlan, words: Words): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(
    (each) =>
      `| ${SIGNS[each.change]} | ${words.bookChanges.change[each.change]} | ${words.bookChanges.kind[each.kind]} | ${text(each.name)} | ${text(detailOf(each, words.bookChanges))} |`,
  );
  return ['', `|  | ${words.plan.comment.rules} |  |  |  |`, '| --- | --- | --- | --- | --- |', ...rows];
}

function effectSections(found: BookPlan, words: Words): string[] {
  const { counted, changes } = found;
  if (changes.length === 0) return [];
  if (counted === undefined) return ['', words.plan.uncounted];
  const { effects, unknown } = counted;
  if (effects === undefined) return ['', words.plan.unknown[unknown ?? 'no-answers']];
  return effects.subjects.flatMap((subject) => subjectSection(found, subject, words));
}

function subjectSection({ counted, draft }: BookPlan, subject: SubjectEffects, words: Words): string[] {
  const { kind, name, change, values, moves } = subject;
  const { plan } = words;
  const rows = values.map(
    ({ value, before, after, entering, leaving }) =>
      `| ${text(value ?? plan.member)} | ${count(before)} | ${count(after)} | ${entering === 0 ? '' : `+${count(entering)}`} | ${leaving === 0 ? '' : `−${count(leaving)}`} |`,
  );
  const sample =
    counted?.effects === undefined ? [] : movedSample(subject, counted.effects, draft, words, MOST_REASONS);
  const reasons = sample.map(
    ({ customer, turn, reason }) =>
      `- ${text(customer)}: ${text(turnText(turn, words))}${reason === '' ? '' : ` — ${text(reason)}`}`,
  );
  return [
    '',
    `#### ${SIGNS[change] === '-' ? '−' : SIGNS[change]} ${words.bookChanges.kind[kind]} ${text(name)}`,
    '',
    `| ${plan.value} | ${plan.before} | ${plan.after} | ${plan.enter} | ${plan.leave} |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
    ...(moves.length === 0
      ? []
      : ['', ...moves.map(({ from, to, count: n }) => `- ${text(from)} → ${text(to)}: ${count(n)}`)]),
    ...(reasons.length === 0
      ? []
      : ['', `<details><summary>${plan.comment.why}</summary>`, '', ...reasons, '', '</details>']),
  ];
}

function footer({ counted, draft }: BookPlan, words: Words): string[] {
  if (counted?.effects === undefined || counted.cost === undefined) return [];
  const { effects, cost } = counted;
  const told = {
    population: count(effects.population),
    at: localInstant(effects.asOf, draft.plan.catalog.zone),
    measured: count(cost.measured),
    anew: count(cost.newlyMeasured),
    seconds: seconds(cost.milliseconds / 1000),
  };
  return ['', `<sub>${words.plan.footer(told)}</sub>`];
}

/** Nothing of a name is read as Markdown, HTML, a mention of somebody, or the end of a table's cell. */
const text = (plain: string): string =>
  printable(plain)
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/^(\d*)([#+.)-])/, '$1\\$2')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u200B');

function withinLimit(lines: readonly string[], words: Words): string[] {
  let length = 0;
  const fitting = lines.findIndex((line) => (length += line.length + 1) > LONGEST);
  if (fitting === -1) return [...lines];
  return [...lines.slice(0, fitting), '', words.plan.more(count(lines.length - fitting))];
}
