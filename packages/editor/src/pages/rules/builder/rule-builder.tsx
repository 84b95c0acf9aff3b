import { ArrowLeftOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import type { ParsedFile, Span } from '@tagwright/dsl';
import { parse, reparse } from '@tagwright/dsl';
import { type Palette, vocabularyIn } from '@tagwright/dsl/service';
import { Button, Flex, Result, Tooltip, Typography } from 'antd';
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useMay } from '../../../api/me.js';
import { project, Source } from '../../../builder/index.js';
import { type TextBuffer, useFile } from '../../../draft/index.js';
import { type KnownProblems, useHearing, useProblems } from '../../../language/index.js';
import { usePalette } from '../../../language/use-palette.js';
import { useLanguage } from '../../../words/index.js';
import { type Live, useLive } from '../live/index.js';
import { type Selection, useSelect, useSelection } from '../selection.js';
import { type RuleKey, useRulesState } from '../state.js';
import { HOST as TEXT } from '../text/page-keys.js';
import { type Building, BuildingShared } from './building.js';
import { declaredAs, declaredIn } from './cards/declared.js';
import { RuleCard } from './cards/rule-card.js';
import { NewRule } from './new-rule.js';
import { Overview } from './overview.js';
import './builder.css';

/**
 * A file's rules as cards, rows and slots. It holds no text of its own: each gesture is an edit of the file's buffer,
 * and whatever comes out of that is drawn. `declaration`: the one to draw (`tag:RFM评级`); all of the file in brief if
 * left out.
 */
export const RuleBuilder = ({ path, declaration }: { path: string; declaration?: RuleKey | undefined }) => {
  const { buffer, text } = useFile(path);
  const palette = usePalette();
  const known = useProblems(path);
  const live = useLive();
  const selection = useSelection();
  const drawn = useMemo(
    (): Drawn => ({ path, declaration, buffer, text, palette, known, live, selection }),
    [path, declaration, buffer, text, palette, known, live, selection],
  );
  const later = useDeferredValue(drawn);
  // Whoever types in the text beside is not to wait for the builder; whoever uses the builder sees at once what he did.
  return <DrawnBuilder drawn={isTextInUse() ? later : drawn} />;
};

/** All that the builder shows, which is of one text. */
interface Drawn {
  readonly path: string;
  readonly declaration: RuleKey | undefined;
  readonly buffer: TextBuffer | undefined;
  readonly text: string;
  readonly palette: Palette | undefined;
  readonly known: KnownProblems;
  readonly live: Live | undefined;
  readonly selection: Selection | undefined;
}

const isTextInUse = (): boolean => document.activeElement?.closest(`.${TEXT}`) instanceof Element;

const DrawnBuilder = memo(({ drawn }: { drawn: Drawn }) => {
  const { path, declaration, buffer, text, palette, live, selection } = drawn;
  const { problems, isCurrent } = drawn.known;
  const { locale, words } = useLanguage();
  const mayWrite = useMay('operator');
  const { hears, hear } = useHearing();
  const { set } = useRulesState();
  const parsed = useParsed(path, text);
  const source = useMemo(() => new Source(parsed), [parsed]);
  const cards = useMemo(() => project(parsed), [parsed]);
  const all = useMemo(() => declaredIn(cards), [cards]);
  const root = useRef<HTMLElement>(null);
  const select = useSelect();
  const [wanted, setWanted] = useState<{ readonly cell: string }>();

  useEffect(() => {
    if (wanted !== undefined && root.current !== null) focusCell(root.current, wanted.cell);
  }, [wanted]);

  const building = useMemo(
    (): Building => ({
      path,
      source,
      cards,
      vocabulary: vocabularyIn(parsed) ?? locale,
      palette,
      problems: isCurrent ? problems : [],
      live: live?.path === path && live.text === text ? live : undefined,
      mayWrite,
      act: (edits, cell) => {
        // Spans are of the text that is drawn; if another was written meanwhile, the gesture was aimed at what is gone.
        if (edits.length > 0 && buffer?.text === text) buffer.apply(edits);
        if (cell !== undefined) setWanted({ cell });
      },
      point: (span: Span) => select({ file: path, span, origin: 'builder' }),
      show: (rule) => set({ rule: rule as RuleKey | undefined }),
      isPointedAt: (span) =>
        selection !== undefined &&
        selection.file === path &&
        selection.origin !== 'builder' &&
        holds(span, selection.span),
    }),
    [
      path,
      source,
      cards,
      parsed,
      locale,
      palette,
      isCurrent,
      problems,
      live,
      text,
      mayWrite,
      buffer,
      set,
      select,
      selection,
    ],
  );

  const undoing = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || isTyping(event.target as HTMLElement)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) buffer?.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) buffer?.redo();
    else return;
    event.preventDefault();
    event.stopPropagation();
    // What had the focus may be gone with the step, and the next step is to be taken back by the same key.
    setWanted({ cell: (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? '' });
  };

  const open = declaration === undefined ? undefined : declaredAs(all, declaration);
  const ui = words.builder;
  return (
    <BuildingShared value={building}>
      <section
        ref={root}
        className="tw-builder"
        aria-label={ui.name}
        onKeyDown={undoing}
        onFocus={() => {
          if (mayWrite && !hears) hear();
        }}
      >
        <Flex className="tw-builder-bar" align="center" gap={8} wrap>
          {declaration === undefined ? (
            <Typography.Text type="secondary">{ui.overview(String(all.length))}</Typography.Text>
          ) : (
            <Button type="text" icon={<ArrowLeftOutlined />} onClick={() => building.show(undefined)}>
              {ui.toOverview}
            </Button>
          )}
          <span style={{ flex: 1 }} />
          {mayWrite ? (
            <>
              <BarButton
                label={ui.undo}
                icon={<UndoOutlined />}
                act={buffer?.canUndo === true ? () => buffer.undo() : undefined}
              />
              <BarButton
                label={ui.redo}
                icon={<RedoOutlined />}
                act={buffer?.canRedo === true ? () => buffer.redo() : undefined}
              />
              <NewRule open={open} />
            </>
          ) : (
            <Typography.Text type="secondary">{ui.readOnly}</Typography.Text>
          )}
        </Flex>
        {open !== undefined ? (
          <RuleCard key={open.key} declared={open} />
        ) : declaration === undefined ? (
          <Overview all={all} />
        ) : (
          <Result
            status="info"
            title={ui.ruleGone(declaration.replace(/^\w+:/, ''))}
            subTitle={ui.ruleGoneHelp}
            extra={<Button onClick={() => building.show(undefined)}>{ui.toOverview}</Button>}
          />
        )}
        {open !== undefined && mayWrite ? <p className="tw-keys">{ui.keys}</p> : undefined}
      </section>
    </BuildingShared>
  );
});

/** Whether keys belong to a field in which something is written. */
const isTyping = (element: HTMLElement): boolean => element.matches('input:not([readonly]), textarea');

/** Puts the focus on a cell; where it is gone, on the one that took its place, or the first there is. */
const focusCell = (builder: HTMLElement, cell: string): void => {
  const [line = ''] = cell.split('/');
  const cells = [cell, `${line}/0`, `${line.replace(/\.\d+$/, '')}/0`].map((key) => `[data-cell="${CSS.escape(key)}"]`);
  const found = [...cells, '.tw-row [data-cell]', '[data-cell]']
    .map((selector) => builder.querySelector<HTMLElement>(selector))
    .find((element) => element !== null);
  const target =
    found?.matches('button, [tabindex]') === true ? found : found?.querySelector<HTMLElement>('input, button');
  target?.focus();
};

const BarButton = ({ label, icon, act }: { label: string; icon: React.ReactNode; act: (() => void) | undefined }) => (
  <Tooltip title={label}>
    <Button type="text" icon={icon} aria-label={label} disabled={act === undefined} onClick={act} />
  </Tooltip>
);

/** The tree of a text; what no change touched is taken over from the one before. */
const useParsed = (path: string, text: string): ParsedFile => {
  const last = useRef<ParsedFile>(undefined);
  return useMemo(() => {
    const before = last.current;
    const parsed = before === undefined || before.path !== path ? parse(path, text) : reparse(before, text);
    last.current = parsed;
    return parsed;
  }, [path, text]);
};

const holds = (place: Span, span: Span): boolean => place.start <= span.start && span.end <= place.end;
