/** What an editor asks of a rule book: pure functions from a workspace, a file and an offset to plain data. */
export { codeActions } from './actions/index.js';
export { completion } from './completion/index.js';
export { applyInOrder, applyTogether, difference } from './edits.js';
export { foldingRanges, selectionRanges } from './folding.js';
export { formatting, rangeFormatting } from './formatting.js';
export { hover } from './hover.js';
export { definition, references } from './navigation.js';
export {
  palette,
  type Palette,
  type PaletteEvent,
  type PaletteItem,
  type PaletteTag,
  type PaletteValue,
} from './palette.js';
export { problems } from './problems.js';
export { prepareRename, rename } from './rename.js';
export { semanticTokens } from './semantic-tokens.js';
export * from './shapes.js';
export { signatureHelp } from './signature.js';
export { documentSymbols, workspaceSymbols } from './symbols.js';
export { vocabularyIn, vocabularyOf } from './vocabulary.js';
export { Workspace, type Advise, type WorkspaceOptions } from './workspace.js';
