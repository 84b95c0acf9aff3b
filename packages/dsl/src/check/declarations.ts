import type { CaseDecl, Decl, SourceFile } from '../syntax/ast/index.js';
import { unreachable } from '../text/unreachable.js';
import type { Context } from './context.js';
import { pointAtEvent } from './scope/resolve.js';
import { checkTest } from './tests/index.js';

/** Checks the names and types in everything that a book declares, what is settled left out. */
export const checkDeclarations = (
  files: readonly SourceFile[],
  placeIn: (file: string) => Context,
  settled: ReadonlySet<Decl> = new Set(),
): void => {
  for (const file of files) {
    const cx = placeIn(file.path);
    for (const decl of file.decls) if (!settled.has(decl)) checkDeclaration(decl, cx);
  }
};

const checkDeclaration = (decl: Decl, cx: Context): void => {
  switch (decl.kind) {
    case 'MetricDecl':
      cx.metric(decl);
      return;
    case 'SegmentDecl':
      cx.condition(decl.condition);
      return;
    case 'TagDecl':
      for (const each of decl.cases) checkCase(each, cx);
      return;
    case 'TagLine':
      checkCase(decl.case, cx);
      return;
    case 'TestDecl':
      return checkTest(decl, cx);
    case 'TimezoneDecl':
    case 'CustomerDecl':
    case 'EventDecl':
    case 'ListDecl':
    case 'BrokenDecl':
      return;
    default:
      return unreachable(decl);
  }
};

const checkCase = ({ trigger }: CaseDecl, cx: Context): void => {
  switch (trigger.kind) {
    case 'WhenTrigger':
      cx.condition(trigger.condition);
      return;
    case 'OnTrigger': {
      const event = pointAtEvent(trigger.event, cx);
      if (event === undefined) return;
      cx.book.tables.events.set(trigger, event);
      if (trigger.where !== undefined) cx.inside(event).condition(trigger.where);
      return;
    }
    case 'OtherwiseTrigger':
    case 'PresetTrigger':
      return;
    default:
      return unreachable(trigger);
  }
};
