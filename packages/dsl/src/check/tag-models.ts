import { namesOf } from '../catalog/build.js';
import type { CaseDecl, DurationLit, NodeBase, SourceFile, TagDecl, TagLine } from '../syntax/ast/index.js';
import type { TagModel } from './model.js';
import type { Node } from '../syntax/visit.js';

type TagPart = TagDecl | TagLine;

/**
 * Gathers the cases of each tag: a block is a tag, and the lines of one name are one. Lines beside a block of their
 * name, and lines in several files, are errors that rules report; here they join the tag, so that their values are
 * known and nothing else is reported because of them.
 */
export const gatherTags = (files: readonly SourceFile[]): readonly TagModel[] => {
  const parts = new Map<TagPart, { readonly file: string; readonly members: TagPart[] }>();
  const byName = new Map<string, TagPart[]>();
  const partsOf = files.flatMap((file) => file.decls.filter(isTagPart).map((decl) => ({ decl, file: file.path })));

  for (const { decl, file } of partsOf) {
    if (decl.kind !== 'TagDecl') continue;
    const members: TagPart[] = [decl];
    parts.set(decl, { file, members });
    for (const name of namesOf(decl.names)) if (!byName.has(name)) byName.set(name, members);
  }
  for (const { decl, file } of partsOf) {
    if (decl.kind !== 'TagLine' || decl.tag.text === '') continue;
    const known = byName.get(decl.tag.text);
    if (known !== undefined) known.push(decl);
    else {
      const members: TagPart[] = [decl];
      byName.set(decl.tag.text, members);
      parts.set(decl, { file, members });
    }
  }
  return partsOf.flatMap(({ decl }) => {
    const part = parts.get(decl);
    return part === undefined ? [] : modelOf(part.members, part.file);
  });
};

const isTagPart = (decl: { readonly kind: string }): decl is TagPart =>
  decl.kind === 'TagDecl' || decl.kind === 'TagLine';

const made = new WeakMap<TagPart, TagModel>();

/** The same declarations are the same tag, so that what an earlier check found out about it still holds. */
const modelOf = (decls: readonly TagPart[], file: string): TagModel => {
  const [first] = decls;
  const known = first && made.get(first);
  if (
    known?.file === file &&
    known.decls.length === decls.length &&
    known.decls.every((decl, at) => decl === decls[at])
  ) {
    return known;
  }
  const model = makeModel(decls, file);
  if (first !== undefined) made.set(first, model);
  return model;
};

const makeModel = (decls: readonly TagPart[], file: string): TagModel => {
  const [head] = decls;
  const block = head?.kind === 'TagDecl' ? head : undefined;
  const cases = decls.flatMap((decl): readonly CaseDecl[] => (decl.kind === 'TagDecl' ? decl.cases : [decl.case]));
  return {
    names: namesOf(decls.flatMap((decl) => (decl.kind === 'TagDecl' ? decl.names : decl === head ? [decl.tag] : []))),
    exclusive: !(block?.many ?? false),
    ordered: block?.ordered ?? false,
    manual: block?.manual ?? false,
    values: [...new Set(namesOf(cases.map((one) => one.value)))],
    cases,
    decls,
    file,
    description: block?.description?.text,
  };
};

/** Where the name of a tag is first written. */
export const declaredAt = (tag: TagModel): Node | undefined => {
  const [first] = tag.decls;
  return first?.kind === 'TagDecl' ? (first.names[0] ?? first) : first?.tag;
};

/** The `expires` that a tag's block says for all of its cases. */
export const sharedExpires = (tag: TagModel): DurationLit | undefined => {
  const [first] = tag.decls;
  return first?.kind === 'TagDecl' ? first.expires : undefined;
};

/** The file that a case stands in: that of its line, or of its block. */
export const caseFile = (one: CaseDecl, tag: TagModel, fileOf: ReadonlyMap<NodeBase<string>, string>): string => {
  const line = tag.decls.find((decl) => decl.kind === 'TagLine' && decl.case === one);
  return (line && fileOf.get(line)) ?? tag.file;
};
