import type { Plugin } from 'vite';

/**
 * Parts of Monaco that its editor refers to by name alone and that the app does not use, with what they export: comparing
 * texts side by side, and drawing them by the graphics card, which is an experiment that has to be switched on.
 */
const UNUSED: Readonly<Record<string, string>> = {
  'diffEditor/diffEditorWidget.js': 'DiffEditorWidget',
  'multiDiffEditor/multiDiffEditorWidget.js': 'MultiDiffEditorWidget',
  'gpu/viewGpuContext.js': 'ViewGpuContext',
  'viewLinesGpu/viewLinesGpu.js': 'ViewLinesGpu',
  'rulersGpu/rulersGpu.js': 'RulersGpu',
  'gpuMark/gpuMark.js': 'GpuMarkOverlay',
};

const STAND_IN = '\0monaco-unused:';

/** Leaves out of the build what the app never opens: an eighth of Monaco, all of it script of the first load. */
export const leanMonaco = (): Plugin => ({
  name: 'lean-monaco',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) => {
    if (importer?.includes('/monaco-editor/') !== true) return undefined;
    const name = Object.entries(UNUSED).find(([path]) => source.endsWith(`/${path}`))?.[1];
    return name === undefined ? undefined : `${STAND_IN}${name}`;
  },
  load: (id) => (id.startsWith(STAND_IN) ? `export class ${id.slice(STAND_IN.length)} {}\n` : undefined),
});
