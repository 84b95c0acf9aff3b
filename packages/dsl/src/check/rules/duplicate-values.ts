import type { FieldDecl, Name, TagDecl, TypeNode } from '../../syntax/ast/index.js';
import type { Place, Rule } from './rule.js';

/**
 * The values of `one of`, of an ordered tag and of a manual one are told apart by their places, so each stands once.
 * In other tags a value may have several cases.
 */
export const duplicateValues: Rule = ({ each }) => {
  each<TypeNode>('TypeNode', ({ values }, place) => {
    const field = place.ancestors.find((node): node is FieldDecl => node.kind === 'FieldDecl');
    reportRepeats(values, field?.names[0]?.text ?? '', place);
  });
  each<TagDecl>('TagDecl', (tag, place) => {
    if (!tag.ordered && !tag.manual) return;
    reportRepeats(
      tag.cases.map(({ value }) => value),
      tag.names[0]?.text ?? '',
      place,
    );
  });
};

const reportRepeats = (values: readonly Name[], of: string, { file, report }: Place): void => {
  const seen = new Map<string, Name>();
  for (const value of values) {
    const first = seen.get(value.text);
    if (first === undefined || value.text === '') seen.set(value.text, value);
    else report('duplicate-value', value, { value: value.text, of }, { related: [{ file, span: first.span }] });
  }
};
