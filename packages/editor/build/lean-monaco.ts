import type { Plugin } from 'vite';

/** Parts of Monaco that its editor refers to by name alone and that the app does not use: comparing texts side by side. */
const UNUSED = /\/(diffEditor\/diffEditorWidget|multiDiffEditor\/multiDiffEditorWidget)\.js$/;
const STAND_IN = '\0monaco-unused';

/** Leaves out of the build what the app never opens: a tenth of Monaco, all of it script of the first load. */
export const leanMonaco = (): Plugin => ({
  name: 'lean-monaco',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) =>
    UNUSED.test(source) && importer?.includes('/monaco-editor/') === true ? STAND_IN : undefined,
  load: (id) =>
    id === STAND_IN ? 'export class DiffEditorWidget {}\nexport class MultiDiffEditorWidget {}\n' : undefined,
});
