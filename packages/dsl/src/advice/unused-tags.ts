import { Findings } from '../diagnostics/findings.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { GivenTag, SourceFile, TagRef } from '../syntax/ast/index.js';
import { walk } from '../syntax/visit.js';
import { declaredName } from './declared.js';
import type { Advised } from './index.js';
import { everyPart } from './parts.js';

/**
 * Tags that nothing rests on: no segment, no other tag, no rank, no test, and nobody who looks at them. What people
 * look at a book cannot know, so this is asked where it is known.
 *
 * @param lookedAt the first names of the tags that somebody has looked at, filtered by or sent out.
 */
export const unusedTags = (
  { plan, origins, texts }: Advised,
  files: readonly SourceFile[],
  lookedAt: ReadonlySet<string>,
): readonly Diagnostic[] => {
  const findings = new Findings();
  const read = new Set(
    everyPart([plan.tags, plan.segments, plan.ranks, plan.columns, plan.histories]).flatMap((part) =>
      'tag' in part && typeof part.tag === 'string' ? [part.tag] : [],
    ),
  );
  const tested = namedInTests(files);
  for (const tag of plan.tags) {
    const name = tag.names[0] ?? '';
    const origin = origins.get(tag);
    if (origin === undefined || read.has(tag.id) || lookedAt.has(name)) continue;
    if (tag.names.some((each) => tested.has(each))) continue;
    findings.in(origin.file)('unused-tag', declaredName(origin.node), { tag: name });
  }
  return findings.sorted([...texts.keys()].toSorted());
};

const namedInTests = (files: readonly SourceFile[]): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const decl of files.flatMap((file) => file.decls)) {
    if (decl.kind !== 'TestDecl') continue;
    walk(decl, (node) => {
      if (node.kind === 'TagRef') names.add((node as TagRef).tag.text);
      if (node.kind === 'GivenTag') names.add((node as GivenTag).tag.text);
    });
  }
  return names;
};
