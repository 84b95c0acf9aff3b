import type { Field } from '../../catalog/catalog.js';
import { nameText, spell } from '../../syntax/index.js';
import type { FieldDecl } from '../../syntax/ast/index.js';
import { pathTo } from '../../syntax/visit.js';
import type { Span } from '../../text/span.js';
import { touches } from '../cursor.js';
import { declaredValues } from '../occurrences.js';
import type { CodeAction, FileEdits } from '../shapes.js';
import { vocabularyOf } from '../vocabulary.js';
import { insert, type Asked, type Offer } from './action.js';

/** A value that nothing declares yet, put into the declaration of its field or tag, wherever that stands. */
export const declareValue: Offer = (asked) => {
  const { workspace, file, range, words } = asked;
  return workspace.findings(file).flatMap((diagnostic): readonly CodeAction[] => {
    if (diagnostic.code !== 'undeclared-value' || !touches(diagnostic.span, range)) return [];
    const { value, of, holder } = diagnostic.params as { value: string; of: string; holder: 'field' | 'tag' };
    const change = holder === 'field' ? inField(value, diagnostic.span, asked) : inTag(value, of, asked);
    const title = holder === 'field' ? words.actions.declareValue(value, of) : words.actions.declareTagValue(value, of);
    return change === undefined
      ? []
      : [{ kind: 'quickfix', title, fixes: diagnostic.code, isPreferred: false, changes: [change] }];
  });
};

const inField = (value: string, span: Span, { workspace, parsed }: Asked): FileEdits | undefined => {
  const { book } = workspace;
  const field = fieldAcross(span, { workspace, parsed });
  if (field === undefined) return undefined;
  for (const file of book.files) {
    for (const decl of file.decls) {
      if (decl.kind !== 'CustomerDecl' && decl.kind !== 'EventDecl') continue;
      const found = decl.fields.find((one: FieldDecl) => book.built.fields.get(one) === field);
      const last = found && declaredValues(found).at(-1);
      if (last !== undefined) return { file: file.path, edits: [insert(last.span.end, `, ${nameText(value)}`)] };
    }
  }
  return undefined;
};

/** The field on the other side of the test that a value stands in. */
const fieldAcross = (span: Span, { workspace, parsed }: Pick<Asked, 'workspace' | 'parsed'>): Field | undefined => {
  const { targets } = workspace.book;
  for (const node of pathTo(parsed.file, span.end).toReversed()) {
    const others =
      node.kind === 'Compare'
        ? [node.left, node.right]
        : node.kind === 'In' || node.kind === 'Has' || node.kind === 'Between'
          ? [node.operand]
          : node.kind === 'Assignment'
            ? [node.field]
            : [];
    for (const other of others) {
      const asked = other.kind === 'Aggregate' ? other.operand : other;
      const target = targets.get(asked);
      if (target?.kind === 'customer-field' || target?.kind === 'event-field') return target.field;
    }
  }
  return undefined;
};

const inTag = (value: string, of: string, { workspace }: Asked): FileEdits | undefined => {
  const tag = workspace.book.tags.find(({ names }) => names.includes(of));
  const last = tag?.cases.at(-1);
  const decl = tag?.decls.at(-1);
  if (tag === undefined || last === undefined || decl === undefined) return undefined;
  const file = workspace.book.fileOf.get(decl) ?? tag.file;
  const vocabulary = vocabularyOf(workspace, file);
  // A new case has a condition that never holds until somebody writes a better one.
  const never = tag.manual ? '' : ` ${spell('when', vocabulary)} ${spell('false', vocabulary)}`;
  const text =
    decl.kind === 'TagLine'
      ? `\n${spell('tag', vocabulary)} ${nameText(decl.tag.text)} = ${nameText(value)}${never}`
      : `${indentOf(workspace.text(file), last.span.start)}${nameText(value)}${never}`;
  const before = last.trigger.kind === 'OtherwiseTrigger' && decl.kind === 'TagDecl';
  const line = `${nameText(value)}${never}\n${indentOf(workspace.text(file), last.span.start).replace('\n', '')}`;
  return { file, edits: [before ? insert(last.span.start, line) : insert(last.span.end, text)] };
};

/** A line break and the indentation of the line that an offset stands on, or a space within a line. */
const indentOf = (text: string, offset: number): string => {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return line.trim() === '' ? `\n${line}` : '  ';
};
