import { defaultServerConditions } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

// The condition sends `@tagwright/*` to its sources, so that tests never read a stale build.
const conditions = ['tagwright-source', ...defaultServerConditions];

/** What the engine does it does on every database: its tests run once on each. */
const ON_EVERY_STORE = [
  'packages/engine/src/{on-demand,attach,audit,books,dirty,explain,facts,groups,history,log,people,portrait,preview,quality,rank,rebuild,results,step,store}/*.test.ts',
  'packages/engine/src/facts/{ingest,staging}/*.test.ts',
  'packages/server/src/beside.test.ts',
  'packages/server/src/{book,customers,exports,keeper,personal,quality,segments,tags}/*.test.ts',
  'packages/server/src/{auth,evaluate,preview}/*.test.ts',
  'packages/server/src/{facts/facts,jobs/jobs,journal/retention}.test.ts',
  'packages/server/src/changes/{retention,routes}.test.ts',
  'packages/server/src/webhooks/together.test.ts',
];

/**
 * The same random cases in the same order every time, so that a change is judged by itself. Whoever looks for what
 * nobody has thought of asks for others: by number, or for `fresh` ones.
 */
const seedOf = (asked = '1'): string => {
  const seed = asked === 'fresh' ? String(Date.now() % 1_000_000_000) : asked;
  if (asked === 'fresh') process.stdout.write(`seed ${seed} (TAGWRIGHT_SEED)\n`);
  return seed;
};
const env = { TAGWRIGHT_SEED: seedOf(process.env['TAGWRIGHT_SEED']) };

const project = (
  name: string,
  include: readonly string[],
  store: string,
  exclude: readonly string[] = [],
): TestProjectInlineConfiguration => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name,
    include: [...include],
    exclude: ['**/node_modules/**', ...exclude],
    env: { ...env, TAGWRIGHT_TEST_STORE: store },
    setupFiles: ['test/seed.setup.ts'],
    pool: 'forks',
    // Our modules keep nothing that tests could pass on to each other, and loading them anew for every file costs a
    // quarter of the whole run.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});

/** In a real browser, which wants the machine for itself: one file at a time, after everything else. */
const inBrowser: TestProjectInlineConfiguration = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'in a browser',
    include: ['test/e2e/**/*.test.ts'],
    env,
    pool: 'forks',
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
    // Where the machine is busy with something else each step waits for what it needs, and nothing is lost by patience.
    testTimeout: 300_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['test/postgres/global-setup.ts'],
    projects: [
      project(
        'tests',
        ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts', 'examples/**/*.test.ts', 'bench/**/*.test.ts'],
        'sqlite',
        ['test/e2e/**'],
      ),
      project('on PostgreSQL', ON_EVERY_STORE, 'postgres'),
      inBrowser,
    ],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts'],
    },
  },
});
