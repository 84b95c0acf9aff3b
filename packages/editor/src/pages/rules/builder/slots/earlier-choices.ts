import type { Ast, TextEdit } from '@tagwright/dsl';
import type { Palette, PaletteValue } from '@tagwright/dsl/service';
import { compareWithEarlier, earlierThan, fieldsOfEvent, happenings, type Slot } from '../../../../builder/index.js';
import type { Choice } from '../../../../ui/pinyin-select.js';
import type { Words } from '../../../../words/index.js';
import type { Building } from '../building.js';

/** What an earlier event of the sequence says, to be compared with. */
export interface EarlierChoice extends Choice {
  /** Whether it is what is compared with now. */
  readonly isNow: boolean;
  readonly edits: () => readonly TextEdit[];
}

/**
 * Fields of earlier events that have the type of what is asked about, of each event first the one that is called the same: that is what
 * is mostly meant. None where the condition is in no sequence.
 */
export const earlierChoices = (
  slot: Slot,
  root: Ast.Expr,
  palette: Palette,
  words: Words['builder'],
  { source, vocabulary }: Building,
): readonly EarlierChoice[] => {
  const { node, subject, event } = slot;
  if (root.kind !== 'Did' || subject?.kind !== 'Ref') return [];
  const asked = fieldNamed(palette, event, subject.name);
  if (asked?.type === undefined) return [];
  return earlierThan(root, slot).flatMap((at) => {
    const { event: earlier = 'any', alias } = happenings(root)[at] ?? {};
    if (earlier === 'any') return [];
    return fieldsOfEvent(palette, earlier.text)
      .filter(({ type }) => type !== undefined && JSON.stringify(type) === JSON.stringify(asked.type))
      .toSorted((a, b) => Number(isNamesake(b, asked)) - Number(isNamesake(a, asked)))
      .map(({ names, names: [name = ''] }) => ({
        value: ` ${at} ${name}`,
        isNow: node.kind === 'Member' && node.object.text === alias?.text && names.includes(node.field.text),
        label: words.earlier(name, earlier.text, String(at + 1)),
        group: words.earlierGroup,
        filter: [name, earlier.text].map((each) => palette.filters[each] ?? each).join(' '),
        edits: () => compareWithEarlier(source, root, slot, at, name, vocabulary),
      }));
  });
};

const fieldNamed = (palette: Palette, event: string | undefined, name: string): PaletteValue | undefined =>
  fieldsOfEvent(palette, event).find(({ names }) => names.includes(name));

const isNamesake = ({ names }: PaletteValue, asked: PaletteValue): boolean =>
  names.some((name) => asked.names.includes(name));
