import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { embedStyles } from './build/embed-styles.js';
import { leanMonaco } from './build/lean-monaco.js';
import { pack } from './build/pack.js';

/** The server that answers the app while it is being worked on; `npm start` runs one. */
const SERVER = process.env['TAGWRIGHT_SERVER'] ?? 'http://127.0.0.1:8420';

// The server lets only its own pages in, so requests come as if they were from one of those.
const proxied = { target: SERVER, changeOrigin: true, headers: { origin: SERVER } };

export default defineConfig({
  root: import.meta.dirname,
  // Packages find each other's sources, so that the app never holds a stale build of the language.
  resolve: { conditions: ['tagwright-source', ...defaultClientConditions] },
  plugins: [leanMonaco(), react(), embedStyles(), pack()],
  worker: { format: 'es' },
  // Scripts name other files from where they are themselves, for a page of another origin may have loaded them; the page names them
  // from the root, for it lies at many addresses.
  experimental: { renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }) },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 4000,
    // Packing takes most of the time, and is meant to.
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { index: join(import.meta.dirname, 'index.html'), embed: join(import.meta.dirname, 'src/app/embed.ts') },
      // Other pages import it by its name.
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: ({ name }) => (name === 'embed' ? 'embed.js' : 'assets/[name]-[hash].js'),
        // In a file of their own Monaco's texts come before Monaco, which looks them up while it is loaded.
        codeSplitting: { groups: [{ name: 'zh-cn', test: /monaco-editor.*nls.*zh-cn/ }] },
      },
    },
  },
  server: { proxy: { '/v1': proxied, '/docs': proxied } },
  preview: { proxy: { '/v1': proxied, '/docs': proxied } },
});
