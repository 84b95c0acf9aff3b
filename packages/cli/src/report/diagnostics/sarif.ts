import type { Place, Reported } from './reported.js';

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const;

const physical = ({ file, start, end }: Place) => ({
  physicalLocation: {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
    region: region({ start, end }),
  },
});

const region = ({ start, end }: Pick<Place, 'start' | 'end'>) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

/**
 * SARIF 2.1.0, which code hosts show beside the lines of a change. https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 *
 * @param explained what a code means at length; a code host shows it with the rule.
 */
export function sarifDiagnostics(
  all: readonly Reported[],
  version: string,
  explained: (code: string) => string | undefined = () => undefined,
): string {
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'tagwright', version, rules: codes.map((id) => rule(id, explained(id))) } },
        columnKind: 'utf16CodeUnits',
        results: all.map((found) => result(found, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(id: string, text: string | undefined) {
  if (text === undefined) return { id };
  const [first = text] = text.split(/\n\n|(?<=[.。])\s/);
  return { id, shortDescription: { text: first }, fullDescription: { text }, help: { text } };
}

function result(found: Reported, codes: readonly string[]) {
  return {
    ruleId: found.code,
    ruleIndex: codes.indexOf(found.code),
    level: LEVELS[found.level],
    message: { text: found.message },
    locations: [physical(found)],
    ...(found.related.length > 0 ? { relatedLocations: found.related.map(physical) } : {}),
    ...(found.fixes.length > 0
      ? {
          fixes: found.fixes.map(({ title, edits }) => ({
            description: { text: title },
            artifactChanges: [
              {
                artifactLocation: physical(found).physicalLocation.artifactLocation,
                replacements: edits.map((edit) => ({
                  deletedRegion: region(edit),
                  insertedContent: { text: edit.text },
                })),
              },
            ],
          })),
        }
      : {}),
  };
}
