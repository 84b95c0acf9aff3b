import type { Plugin } from 'vite';

/** A part of the view that draws nothing; the minimap is switched off. */
const NO_MINIMAP = `import { ViewPart } from 'monaco-editor/editor/browser/view/viewPart';
export class Minimap extends ViewPart {
  getDomNode() { return { domNode: document.createElement('div') }; }
  prepareRender() {}
  render() {}
}
`;

const aClass = (name: string, body = ''): string => `export class ${name} {${body}}\n`;

/**
 * Parts of Monaco that its editor refers to by name alone and that the app does not use, with what takes their place: comparing
 * texts side by side; a picture of the whole text beside it; drawing them by the graphics card, an experiment that has to be switched on; the box of commands, for which the app
 * has its own; grammars of tree-sitter; colours to pick, hints between letters and
 * suggestions of whole lines in what is shown under the pointer; pasting as something else.
 */
const UNUSED: Readonly<Record<string, string>> = {
  'diffEditor/diffEditorWidget.js': aClass('DiffEditorWidget'),
  'multiDiffEditor/multiDiffEditorWidget.js': aClass('MultiDiffEditorWidget'),
  'diff/linesDiffComputers.js': 'export const linesDiffComputers = {};\n',
  'gpu/viewGpuContext.js': aClass('ViewGpuContext'),
  'viewLinesGpu/viewLinesGpu.js': aClass('ViewLinesGpu'),
  'rulersGpu/rulersGpu.js': aClass('RulersGpu'),
  'gpuMark/gpuMark.js': aClass('GpuMarkOverlay'),
  'quickInput/standaloneQuickInputService.js': aClass('StandaloneQuickInputService'),
  'minimap/minimap.js': NO_MINIMAP,
  'treeSitter/treeSitterSyntaxTokenBackend.js': aClass('TreeSitterSyntaxTokenBackend'),
  'hoverColorPicker/hoverColorPicker.js': 'export const isOnColorDecorator = () => false;\n',
  'hoverColorPicker/hoverColorPickerParticipant.js': aClass('ColorHover') + aClass('HoverColorPickerParticipant'),
  'inlayHints/browser/inlayHintsHover.js': aClass('InlayHintsHover'),
  'hintsWidget/inlineCompletionsHintsWidget.js': aClass('InlineSuggestionHintsContentWidget'),
  'dropOrPasteInto/browser/copyPasteController.js': aClass('CopyPasteController', ' static get() { return null; } '),
};

const STAND_IN = '\0monaco-unused:';

/** Leaves out of the build what the app never opens: a fifth of Monaco, all of it script of the first load. */
export const leanMonaco = (): Plugin => ({
  name: 'lean-monaco',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) => {
    if (importer?.includes('/monaco-editor/') !== true) return undefined;
    const path = Object.keys(UNUSED).find((each) => source.endsWith(`/${each}`));
    return path === undefined ? undefined : `${STAND_IN}${path}`;
  },
  load: (id) => (id.startsWith(STAND_IN) ? UNUSED[id.slice(STAND_IN.length)] : undefined),
});
