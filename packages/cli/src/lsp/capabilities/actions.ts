import { codeActions, type CodeAction as Offered } from '@tagwright/dsl/service';
import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import { workspaceEdit } from '../edits.js';
import { asked, type Asked, type Capability, type Session } from '../session.js';

const KINDS: { readonly [K in Offered['kind']]: CodeActionKind } = {
  quickfix: CodeActionKind.QuickFix,
  refactor: CodeActionKind.Refactor,
  'refactor.extract': CodeActionKind.RefactorExtract,
  'refactor.rewrite': CodeActionKind.RefactorRewrite,
  source: CodeActionKind.SourceFixAll,
};

/** Fixes of what is wrong at the selection, and other ways to write it. */
export const actions: Capability = {
  offered: (client) => ({
    codeActionProvider: client.literalCodeActions ? { codeActionKinds: Object.values(KINDS) } : false,
  }),
  listen: (session) => {
    session.connection.onCodeAction((params): CodeAction[] => {
      const found = asked(session, params);
      if (found === undefined) return [];
      const range = session.positions.spanOf(found.lines, params.range);
      return codeActions(found.workspace, found.file, range)
        .filter(({ kind }) => isWanted(KINDS[kind], params.context.only) && !isNoise(kind, params))
        .map((action) => actionOf(action, params, found, session));
    });
  },
};

/** Kinds are hierarchical: who wants `refactor` wants `refactor.extract`. */
const isWanted = (kind: string, only: readonly string[] | undefined): boolean =>
  only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));

/**
 * Whether an editor that asks by itself, to draw a light bulb, is better told nothing: any line can be written another way, so
 * that the bulb would stand wherever the cursor goes.
 */
const isNoise = (kind: Offered['kind'], { context: { triggerKind } }: CodeActionParams): boolean =>
  kind === 'refactor.rewrite' && triggerKind === CodeActionTriggerKind.Automatic;

const actionOf = (
  { kind, title, fixes, isPreferred, changes }: Offered,
  { context }: CodeActionParams,
  { book }: Asked,
  session: Session,
): CodeAction => ({
  title,
  kind: KINDS[kind],
  edit: workspaceEdit(session, book, changes),
  ...(fixes === undefined ? {} : { diagnostics: context.diagnostics.filter(({ code }) => code === fixes) }),
  ...(isPreferred ? { isPreferred } : {}),
});
