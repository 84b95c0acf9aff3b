/** What an editor shows that runs the language server. */
export const lsp = {
  about: 'Serves editors over standard input and output, by the Language Server Protocol. Editors start it themselves.',
  db: 'a database whose counts are shown above rules; it is only read',
  stdio: 'what it does anyway; editors like to say it',
  noMessage: 'what came in is no message of the Language Server Protocol',
  noMessageAdvice: 'Editors start this command and speak to it; docs/editors.md says how to set them up.',
  runTest: '▶ run test',
  runAll: (tests: number) => `▶ run all ${tests} tests of this file`,
  passed: (expectations: number) =>
    `✓ passed, ${expectations} ${expectations === 1 ? 'expectation' : 'expectations'} · run again`,
  failed: (unmet: number, of: number) => `✗ ${unmet} of ${of} expectations unmet · run again`,
  allPassed: (names: readonly string[]) =>
    names.length === 1 ? `✓ ${names[0] ?? ''}: passed` : `✓ all ${names.length} tests passed`,
  someFailed: (failed: readonly string[], of: number) =>
    of === 1 ? `✗ ${failed[0] ?? ''}: failed` : `✗ ${failed.length} of ${of} tests failed: ${failed.join(', ')}`,
  cannotTest: 'The book has errors, so its tests cannot run.',
  unknownTest: 'there is no such test',
  unknownCommand: (name: string) => `there is no command \`${name}\``,
  customers: (n: number) => `${n.toLocaleString('en-US')} ${n === 1 ? 'customer' : 'customers'}`,
  valueCount: (value: string, n: number) => `${value} ${n.toLocaleString('en-US')}`,
  beforeChange: (counts: string) => `${counts} · before this change`,
  noCounts: (reason: string) => `no counts above rules: ${reason}`,
};
