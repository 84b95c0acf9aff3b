import type { Ast, ParsedFile, Span } from '@tagwright/dsl';
import { Workspace } from '@tagwright/dsl/service';
import type { BookFile } from '../../draft/book-draft.js';
import type { WorkerBook } from '../worker-book.js';
import type { RuleKey } from './shape.js';

/** A tag, segment or metric of the draft, for lists. */
export interface RuleEntry {
  readonly rule: RuleKey;
  readonly kind: 'tag' | 'segment' | 'metric';
  readonly names: readonly string[];
  readonly description?: string;
  /** How its names sound: pinyin and initials, parted by blanks; empty as long as the book does not know ({@link WorkerBook.hear}). */
  readonly sounds: string;
  readonly file: string;
  /** The declaration; of several lines the first. */
  readonly span: Span;
  /** Of a tag, in its order. */
  readonly values: readonly { readonly value: string; readonly sounds: string; readonly span: Span }[];
  readonly change: 'same' | 'new' | 'changed';
  readonly hasErrors: boolean;
}

/** All rules of a draft in the order of files and texts, each held against the book that the draft was begun on. */
export class Outline {
  #base: ReadonlyMap<string, string> = new Map();

  /** Takes these files for the book that the draft was begun on. */
  compareWith(files: readonly BookFile[]): void {
    const workspace = new Workspace();
    for (const { path, text } of files) if (path.endsWith('.tag')) workspace.open(path, text);
    this.#base = textsOf(workspace);
  }

  of({ workspace }: WorkerBook): readonly RuleEntry[] {
    const texts = textsOf(workspace);
    const entries = new Map<RuleKey, RuleEntry>();
    for (const file of workspace.files) {
      const errors = workspace.diagnostics(file).filter(({ level }) => level === 'error');
      for (const decl of workspace.parsed(file).file.decls) {
        const found = entryOf(decl);
        if (found === undefined) continue;
        const { rule } = found;
        const hasErrors = errors.some(({ span }) => span.start <= decl.span.end && decl.span.start <= span.end);
        const known = entries.get(rule);
        if (known !== undefined) {
          // Further lines of a tag add to it.
          const values = [...known.values, ...found.values.filter(({ value }) => !has(known, value))];
          entries.set(rule, { ...known, values, hasErrors: known.hasErrors || hasErrors });
          continue;
        }
        const before = this.#base.get(rule);
        const change = before === undefined ? 'new' : before === texts.get(rule) ? 'same' : 'changed';
        entries.set(rule, { ...found, file, span: decl.span, change, hasErrors });
      }
    }
    return [...entries.values()].map((entry) => heard(entry, workspace.pinyin));
  }
}

const has = ({ values }: RuleEntry, value: string): boolean => values.some((each) => each.value === value);

/** A rule before anybody has heard of it. */
const entryOf = (decl: Ast.Decl): Omit<RuleEntry, 'file' | 'span' | 'change' | 'hasErrors'> | undefined => {
  switch (decl.kind) {
    case 'TagDecl':
      return { ...named('tag', decl), values: decl.cases.map(valueOf) };
    case 'TagLine':
      return {
        rule: `tag:${decl.tag.text}`,
        kind: 'tag',
        names: [decl.tag.text],
        sounds: '',
        values: [valueOf(decl.case)],
      };
    case 'SegmentDecl':
      return { ...named('segment', decl), values: [] };
    case 'MetricDecl':
      return { ...named('metric', decl), values: [] };
    default:
      return undefined;
  }
};

const valueOf = ({ value, span }: Ast.CaseDecl) => ({ value: value.text, sounds: '', span });

const sounds = new Map<string, string>();

const soundsOf = (names: readonly string[], pinyin: NonNullable<Workspace['pinyin']>): string =>
  names
    .map((name) => {
      const known = sounds.get(name);
      if (known !== undefined) return known;
      const { full, initials } = pinyin(name);
      const sound = `${full} ${initials}`;
      sounds.set(name, sound);
      return sound;
    })
    .join(' ');

const heard = (entry: RuleEntry, pinyin: Workspace['pinyin']): RuleEntry =>
  pinyin === undefined
    ? entry
    : {
        ...entry,
        sounds: soundsOf(entry.names, pinyin),
        values: entry.values.map((each) => ({ ...each, sounds: soundsOf([each.value], pinyin) })),
      };

const named = (kind: RuleEntry['kind'], { names, description }: Ast.TagDecl | Ast.SegmentDecl | Ast.MetricDecl) => ({
  rule: `${kind}:${names[0]?.text ?? ''}` as const,
  kind,
  names: names.map(({ text }) => text),
  sounds: '',
  ...(description === undefined ? {} : { description: description.text }),
});

/** What each rule of a book says, without regard to space. */
const textsOf = (workspace: Workspace): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  for (const file of workspace.files)
    for (const [rule, text] of textsIn(workspace.parsed(file), workspace.text(file)))
      texts.set(rule, `${texts.get(rule) ?? ''}${text}\n`);
  return texts;
};

/** Trees never change, and a keystroke is in one file of many. */
const known = new WeakMap<ParsedFile, readonly (readonly [rule: RuleKey, text: string])[]>();

const textsIn = (parsed: ParsedFile, text: string): readonly (readonly [rule: RuleKey, text: string])[] => {
  let texts = known.get(parsed);
  if (texts === undefined) {
    texts = parsed.file.decls.flatMap((decl) => {
      const rule = entryOf(decl)?.rule;
      if (rule === undefined) return [];
      return [[rule, text.slice(decl.span.start, decl.span.end).replaceAll(/\s+/g, ' ')] as const];
    });
    known.set(parsed, texts);
  }
  return texts;
};
