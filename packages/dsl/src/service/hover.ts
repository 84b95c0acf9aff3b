import { explain } from '../diagnostics/explain/index.js';
import { message } from '../diagnostics/messages/index.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { spell, type KeywordId } from '../syntax/index.js';
import { declarationText, facts, typeInWords, typeOfThing } from './describe.js';
import { inComment, textOf, tokenAt, within } from './cursor.js';
import { occurrencesOf } from './occurrences.js';
import type { Hover } from './shapes.js';
import { namesOfThing, type Thing } from './things.js';
import { keywordHelp, wordsIn } from './words/index.js';
import type { Workspace } from './workspace.js';

/** What is known of the place under the cursor: a name's declaration, a keyword's meaning, a finding's explanation. */
export const hover = (workspace: Workspace, file: string, offset: number): Hover | undefined => {
  const parsed = workspace.parsed(file);
  const at = within(parsed.text, offset);
  if (inComment(parsed, at)) return undefined;
  const findings = workspace.findings(file).filter(({ span }) => span.start <= at && at <= span.end);
  const about = aboutName(workspace, file, at) ?? aboutWord(workspace, file, at);
  const told = findings.slice(0, FINDINGS_TOLD).map((finding) => explained(finding, workspace));
  const parts = [...(about === undefined ? [] : [about.markdown]), ...told];
  const span = about?.span ?? findings[0]?.span;
  return span === undefined ? undefined : { span, markdown: parts.join('\n\n---\n\n') };
};

const FINDINGS_TOLD = 2;

const aboutName = (workspace: Workspace, file: string, offset: number): Hover | undefined => {
  const occurrence = occurrencesOf(workspace.book).at(file, offset);
  return occurrence && { span: occurrence.span, markdown: describe(occurrence.thing, workspace) };
};

/** A thing as a hover tells of it: names, kind and type; what is known; how it is declared. */
export const describe = (thing: Thing, workspace: Workspace): string => {
  const words = wordsIn(workspace.locale);
  const [name = '', ...others] = namesOfThing(thing);
  const type = typeOfThing(thing, workspace.book);
  const typed = type === undefined ? '' : ` · ${typeInWords(type, words)}`;
  const also = others.map((other) => ` ${escape(other)}`).join('');
  const code = declarationText(thing, workspace);
  return paragraphs(
    `**${escape(name)}**${also} · ${words.things[thing.kind]}${typed}`,
    ...facts(thing, words).map(escape),
    code === undefined ? '' : fenced(code),
  );
};

const aboutWord = (workspace: Workspace, file: string, offset: number): Hover | undefined => {
  const parsed = workspace.parsed(file);
  const token = tokenAt(parsed, offset);
  if (token === undefined) return undefined;
  const id = token.keyword ?? (token.kind === 'literal' ? rankWord(textOf(parsed, token.span)) : undefined);
  return id === undefined ? undefined : { span: token.span, markdown: describeKeyword(id, workspace) };
};

const rankWord = (text: string): KeywordId | undefined => {
  if (/^(?:top|前)/.test(text)) return 'top';
  return /^(?:bottom|后)/.test(text) ? 'bottom' : undefined;
};

/** A keyword in both vocabularies, and what it means. */
export const describeKeyword = (id: KeywordId, workspace: Workspace): string => {
  const [zh, en] = [spell(id, 'zh'), spell(id, 'en')];
  return paragraphs(`**${zh}** · **${en}**`, keywordHelp(id, workspace.locale));
};

const explained = (finding: Diagnostic, workspace: Workspace): string => {
  const { locale } = workspace;
  const words = wordsIn(locale);
  const { text, right } = explain(finding.code, locale);
  return paragraphs(
    `**${finding.code}** — ${message(finding, locale)}`,
    text,
    right === undefined ? '' : `${words.insteadWrite}\n\n${fenced(right)}`,
  );
};

const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');
const fenced = (code: string): string => {
  const fence = code.includes('```') ? '````' : '```';
  return `${fence}tag\n${code}\n${fence}`;
};

/** Markdown's own signs in a name are shown as they are. */
const escape = (text: string): string => text.replace(/[\\*_[\]<>#|]/g, (sign) => `\\${sign}`);
