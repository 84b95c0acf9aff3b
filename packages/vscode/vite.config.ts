import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

// One file with everything in it but what the editor and Node bring: the extension needs no node_modules.
export default defineConfig({
  root: import.meta.dirname,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/extension.ts',
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    minify: true,
    rolldownOptions: {
      external: ['vscode', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'cjs', entryFileNames: 'extension.cjs' },
    },
  },
});
