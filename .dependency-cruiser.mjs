// The import arrows of ARCHITECTURE.md. A stage reads the stages before it and nothing else, so that a rule can be followed
// from text to tags in one direction. Tests (`*.test.ts`) and their harnesses (`harness.ts`, `*.harness.ts`) may reach further.

const TEST_CODE = '(\\.test|/harness|\\.harness)\\.tsx?$';
const DSL = 'packages/dsl/src';

/** For each folder of the dsl, the other folders that it may import from. */
const STAGES = {
  text: [],
  diagnostics: ['text'],
  syntax: ['text', 'diagnostics'],
  catalog: ['text', 'diagnostics', 'syntax'],
  check: ['text', 'diagnostics', 'syntax', 'catalog'],
  plan: ['text', 'diagnostics', 'syntax', 'catalog', 'check'],
  advice: ['text', 'diagnostics', 'syntax', 'catalog', 'check', 'plan'],
  // Evaluators read the plan alone: no spans, no names to resolve.
  emit: ['text', 'catalog', 'plan'],
  evaluate: ['text', 'catalog', 'plan', 'emit/json-logic'],
  service: ['text', 'diagnostics', 'syntax', 'catalog', 'check'],
  // Rules of other systems become trees, which are printed; it asks the checked book what there is to talk about.
  import: ['text', 'diagnostics', 'syntax', 'catalog', 'check'],
};

/** For each package, the other packages that it may import from. */
const PACKAGES = {
  dsl: [],
  engine: ['dsl'],
  server: ['dsl', 'engine'],
  editor: ['dsl', 'server'],
  cli: ['dsl', 'engine', 'server', 'editor'],
  vscode: ['dsl'],
};

// A file that stands beside the folders (`unreachable.ts`) is open to all of them; the entry is open to none.
const stageRules = Object.entries(STAGES).map(([stage, allowed]) => ({
  name: `dsl-${stage}`,
  comment: `${stage} may import ${allowed.join(', ') || 'no other stage'}`,
  severity: 'error',
  from: { path: `^${DSL}/${stage}/`, pathNot: TEST_CODE },
  to: {
    path: [`^${DSL}/[^/]+/`, `^${DSL}/index\\.ts$`],
    pathNot: [stage, ...allowed].map((folder) => `^${DSL}/${folder}/`),
  },
}));

const packageRules = Object.entries(PACKAGES).map(([name, allowed]) => ({
  name: `package-${name}`,
  comment: `${name} may import ${allowed.join(', ') || 'no other package'}`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: '^packages/', pathNot: [name, ...allowed].map((other) => `^packages/${other}/`) },
}));

export default {
  forbidden: [
    ...stageRules,
    ...packageRules,
    {
      name: 'dsl-root-files-are-leaves',
      comment: 'a file beside the stage folders is read by all of them, so it may import none; the entry gathers them',
      severity: 'error',
      from: { path: `^${DSL}/[^/]+\\.ts$`, pathNot: [`^${DSL}/index\\.ts$`, `^${DSL}/compile\\.ts$`, TEST_CODE] },
      to: { path: `^${DSL}/` },
    },
    {
      name: 'dsl-entry-without-sql',
      comment:
        'SQL stands behind the `/sql` subpath: whatever a browser loads must not lead to it, however long the way',
      severity: 'error',
      from: { path: `^${DSL}/(index|compile)\\.ts$` },
      to: { path: `^${DSL}/emit/sql/`, reachable: true },
    },
    {
      name: 'kysely-has-its-homes',
      comment:
        'Kysely builds SQL in emit/sql, in the engine and for the tables of the server; it must never reach the browser',
      severity: 'error',
      from: {
        path: '^(packages|examples|bench|test)/',
        pathNot: [`^${DSL}/emit/sql/`, '^packages/(engine|server)/', TEST_CODE],
      },
      to: { path: '(^|node_modules/)kysely(/|$)' },
    },
    {
      name: 'dsl-is-pure',
      comment: 'the dsl runs in a browser: nothing of Node',
      severity: 'error',
      from: { path: `^${DSL}/`, pathNot: TEST_CODE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'packages-through-the-front-door',
      comment: 'packages know each other by their exports, not by their files',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      // What a test of one package sets up, a test of another may take.
      to: { path: '^packages/', pathNot: ['^packages/$1/', '(/harness|\\.harness)\\.ts$'], dependencyTypes: ['local'] },
    },
    {
      name: 'editor-takes-only-types-of-server',
      comment: 'the server is not code for a browser',
      severity: 'error',
      from: { path: '^packages/editor/' },
      to: { path: '^packages/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'cli-knows-where-the-app-is',
      comment: 'the command line serves the built app; what the app is made of is for browsers',
      severity: 'error',
      from: { path: '^packages/cli/' },
      to: { path: '^packages/editor/', pathNot: '^packages/editor/app-folder\\.(js|d\\.ts)$' },
    },
    {
      name: 'oracle-shares-no-code',
      comment: 'the oracle judges the compiler; what it shared with it, it could not judge',
      severity: 'error',
      from: { path: '^test/oracle/', pathNot: '\\.test\\.ts$' },
      to: { path: ['^packages/', '^@tagwright/'] },
    },
    {
      name: 'products-do-not-import-tests',
      comment: 'what ships depends on nothing that does not',
      severity: 'error',
      from: { path: '^packages/', pathNot: TEST_CODE },
      to: { path: ['^(test|bench|examples)/', TEST_CODE] },
    },
    {
      name: 'no-cycles',
      comment: 'two files that need each other to run are one file, or three',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-cycles-between-folders',
      comment: 'types may refer to each other within one folder (a tree is recursive), not across',
      severity: 'error',
      from: { path: '^(.+)/[^/]+$' },
      to: { circular: true, via: { pathNot: '^$1/' } },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere hides an arrow from every other rule',
      severity: 'error',
      from: {},
      // `vscode` is there only inside the editor.
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
    {
      name: 'declared',
      comment: 'a package lists what it imports',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: TEST_CODE },
      // What the app is built from is in its built files; whoever puts it into a page of their own brings it as a peer.
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['npm-peer'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The scenario of a generated client imports what is only there while its test runs.
    exclude: { path: ['^(packages/[^/]+/dist|coverage|tmp|\\.stryker)/', '^test/server/client/scenario\\.ts$'] },
    combinedDependencies: false,
    // Type imports count: an arrow in the types is an arrow.
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['tagwright-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
