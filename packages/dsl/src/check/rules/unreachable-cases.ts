import type { CaseDecl } from '../../syntax/ast/index.js';
import { conjunctsOf, meaningKeys } from '../meaning-key.js';
import type { TagModel } from '../model.js';
import { caseFile } from '../tag-models.js';
import type { Rule } from './rule.js';

/** What a case asks, as keys of the conditions that it joins; a case that asks fewer of the same always comes first. */
interface Asked {
  readonly on: string;
  readonly keys: ReadonlySet<string>;
  readonly one: CaseDecl;
}

/** In an exclusive tag a case is never reached if an earlier one asks nothing that it does not ask itself. */
export const unreachableCases: Rule = ({ book, tags }) => {
  const key = meaningKeys(book);
  const asked = (one: CaseDecl): Asked | undefined => {
    const { trigger } = one;
    if (trigger.kind === 'WhenTrigger') return { on: '', keys: keysOf(trigger.condition), one };
    if (trigger.kind !== 'OnTrigger') return undefined;
    return { on: key(trigger.event), keys: trigger.where === undefined ? new Set() : keysOf(trigger.where), one };
  };
  const keysOf = (condition: Parameters<typeof conjunctsOf>[0]): ReadonlySet<string> =>
    new Set(
      conjunctsOf(condition)
        .filter((each) => !(each.kind === 'BoolLit' && each.value))
        .map(key),
    );

  for (const tag of tags) {
    if (!tag.exclusive || tag.manual) continue;
    const earlier: Asked[] = [];
    for (const one of tag.cases) {
      const own = asked(one);
      if (own === undefined) continue;
      const before = earlier.find(
        (other) => other.on === own.on && [...other.keys].every((each) => own.keys.has(each)),
      );
      if (before === undefined) earlier.push(own);
      else report(tag, one, before.one);
    }
  }

  function report(tag: TagModel, one: CaseDecl, before: CaseDecl): void {
    const related = [{ file: caseFile(before, tag, book.fileOf), span: before.span }];
    const params = { value: one.value.text, by: before.value.text };
    book.findings.in(caseFile(one, tag, book.fileOf))('unreachable-case', one.value, params, { related });
  }
};
