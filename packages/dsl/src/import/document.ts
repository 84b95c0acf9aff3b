import type { CheckedBook } from '../check/model.js';
import type { Decl, Name } from '../syntax/ast/index.js';
import { printNode } from '../syntax/print/index.js';
import type { Vocabulary } from '../syntax/tokens/keywords.js';
import type { ImportFinding } from './findings.js';
import { Findings } from './findings.js';
import { below, isDeeperThan, isList, isObject, type Json, type Pointer } from './json.js';
import { Subjects } from './subjects.js';

/** Lists and objects that may stand in one another: a rule that can be said in the language is far from that. */
const DEEPEST = 256;

/** How a document of another system is translated. */
export interface ImportOptions {
  /** The book whose fields, metrics and tags the rules are about. */
  readonly book: CheckedBook;
  /** What a rule is called that has no name of its own. */
  readonly name: string;
  /** Which name of the book a name of the other system stands for, where they differ. */
  readonly fields?: ReadonlyMap<string, string>;
  /** In which vocabulary the rules are written. */
  readonly keywords: Vocabulary;
}

/** What became of one rule. */
export interface ImportedRule {
  readonly kind: 'segment' | 'tag';
  readonly name: string;
  /** A declaration of the language, without a line's end. */
  readonly text: string;
  readonly pointer: Pointer;
}

/** What became of a document: the rules that can be said in the language, and everything there is to know about the others. */
export interface ImportedRules {
  readonly rules: readonly ImportedRule[];
  readonly findings: readonly ImportFinding[];
  /** How many rules the document has. */
  readonly asked: number;
}

/** A rule of a document, with what it is called. */
interface NamedRule {
  readonly name: string;
  readonly rule: Json;
  readonly pointer: Pointer;
}

/** One format of rules: what a rule looks like, and what it becomes. */
export interface RuleFormat {
  readonly isRule: (json: Json) => boolean;
  /** The keys under which a list of named rules keeps them. */
  readonly keys: readonly string[];
  /** A declaration; undefined where a finding says why there is none. */
  readonly declare: (name: string, rule: Json, pointer: Pointer, translation: Translating) => Decl | undefined;
}

export interface Translating {
  readonly subjects: Subjects;
  readonly findings: Findings;
}

/**
 * Translates a document, which is one rule, an object of rules by their names, or a list of objects with a `name` and a
 * rule. A rule is translated whole or not at all; what keeps it is in the findings.
 */
export const importRules = (document: Json, format: RuleFormat, options: ImportOptions): ImportedRules => {
  const { book, fields, keywords } = options;
  const subjects = new Subjects(book, fields);
  const taken = new Set(namesOf(book));
  const named = rulesOf(document, format, options.name);
  if (named.length === 0) {
    const findings = new Findings();
    findings.error('no-rule', '', {});
    return { rules: [], findings: findings.all, asked: 0 };
  }
  const rules: ImportedRule[] = [];
  const all: ImportFinding[] = [];
  for (const { name: written, rule, pointer } of named) {
    const name = written.normalize('NFC');
    const findings = new Findings();
    if (taken.has(name)) findings.error('name-taken', pointer, { name });
    const decl = isDeeperThan(DEEPEST, rule)
      ? findings.error('too-deep', pointer, { limit: DEEPEST })
      : format.declare(name, rule, pointer, { subjects, findings });
    all.push(...findings.all);
    if (decl === undefined || findings.all.some(({ level }) => level === 'error')) continue;
    taken.add(name);
    rules.push({ kind: kindOf(decl), name, text: printNode(decl, { keywords }), pointer });
  }
  return { rules, findings: all, asked: named.length };
};

const kindOf = (decl: Decl): ImportedRule['kind'] => (decl.kind === 'SegmentDecl' ? 'segment' : 'tag');

const rulesOf = (document: Json, { isRule, keys }: RuleFormat, name: string): readonly NamedRule[] => {
  if (isRule(document)) return [{ name, rule: document, pointer: '' }];
  if (isList(document)) {
    return document.flatMap((entry, index): readonly NamedRule[] => {
      if (!isObject(entry)) return [];
      const key = keys.find((each) => entry[each] !== undefined);
      if (key === undefined || typeof entry['name'] !== 'string') return [];
      return [{ name: entry['name'], rule: entry[key] ?? null, pointer: below('', index, key) }];
    });
  }
  if (!isObject(document)) return [];
  return Object.entries(document).map(([each, rule]) => ({ name: each, rule, pointer: below('', each) }));
};

const textOf = (name: Name): string => name.text;

/** Every name that the book has given to something of its own. */
const namesOf = ({ metrics, tags, segments }: CheckedBook): readonly string[] => [
  ...metrics.flatMap(({ names }) => names.map(textOf)),
  ...tags.flatMap(({ names }) => names),
  ...segments.flatMap(({ names }) => names.map(textOf)),
];
