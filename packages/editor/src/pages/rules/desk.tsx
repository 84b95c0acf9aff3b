import { Segmented, Splitter, Typography } from 'antd';
import { lazy, memo, type ReactNode, Suspense, useCallback, useEffect, useRef } from 'react';
import { useDrafting } from '../../draft/index.js';
import { FaultBoundary } from '../../ui/fault-boundary.js';
import { Waiting } from '../../ui/waiting.js';
import { useLanguage, useWords } from '../../words/index.js';
import { useOutline } from './live/index.js';
import { VIEWS, useRulesState, type View } from './state.js';
import { RuleBuilder } from './builder/index.js';
import { loadMonaco } from './text/load.js';

// Not drawn anew for what is only looked up when the cursor moves.
const RuleText = memo(lazy(() => import('./text/index.js').then(({ RuleText: Text }) => ({ default: Text }))));

/** Where the file is written: the builder over its text, either alone, or both. */
export const Desk = ({ more }: { more: ReactNode }) => {
  const words = useWords('rules');
  const { file = '', view, set } = useRulesState();
  const { locale } = useLanguage();
  const hasText = view !== 'builder';
  useEffect(() => {
    // Both are on their way at once; what goes wrong is told where the text would be.
    if (hasText) void loadMonaco(locale).catch(() => undefined);
  }, [hasText, locale]);
  return (
    <div className="tw-rules-desk">
      <div className="tw-rules-bar">
        <Typography.Title level={1} style={{ margin: 0, fontSize: 16, flex: 1, minWidth: 120 }} ellipsis>
          {file}
        </Typography.Title>
        {more}
        <Segmented<View>
          aria-label={words.view}
          value={view}
          options={VIEWS.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) => set({ view: value })}
        />
      </div>
      <div className="tw-rules-work">{view === 'both' ? <Both path={file} /> : <One path={file} view={view} />}</div>
    </div>
  );
};

/** The builder is what can be done without typing, so it stands above. */
const Both = ({ path }: { path: string }) => (
  <Splitter orientation="vertical">
    <Splitter.Panel defaultSize="55%" min={120}>
      <Building path={path} />
    </Splitter.Panel>
    <Splitter.Panel min={120}>
      <Writing path={path} />
    </Splitter.Panel>
  </Splitter>
);

const One = ({ path, view }: { path: string; view: View }) =>
  view === 'builder' ? <Building path={path} /> : <Writing path={path} />;

const Building = ({ path }: { path: string }) => {
  const { rule } = useRulesState();
  return (
    <div className="tw-rules-scroll">
      <Part name="builder">
        <RuleBuilder path={path} declaration={rule} />
      </Part>
    </div>
  );
};

const Writing = ({ path }: { path: string }) => {
  const follow = useFollowCursor(path);
  return (
    <Part name="text">
      <RuleText path={path} onCursor={follow} />
    </Part>
  );
};

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <FaultBoundary key={name}>
    <Suspense fallback={<Waiting />}>{children}</Suspense>
  </FaultBoundary>
);

/** The rule that the cursor is in is the one that the page is about, also when it came to be under the cursor just now. */
const useFollowCursor = (path: string): ((offset: number) => void) => {
  const { rule, set } = useRulesState();
  const { draft } = useDrafting();
  const outline = useOutline();
  const cursor = useRef<number>(undefined);
  const ruleAt = (offset: number) =>
    outline?.rules.find(({ file, span }) => file === path && span.start <= offset && offset <= span.end)?.rule;
  const follow = (offset: number): void => {
    // A letter at the end of a rule lies, by the places of a moment ago, in the next one.
    if (outline?.revision !== draft.revision) return;
    const around = ruleAt(offset);
    if (around !== undefined && around !== rule) set({ rule: around, file: path });
  };
  const last = useRef({ follow, ruleAt });
  last.current = { follow, ruleAt };
  useEffect(() => {
    if (cursor.current !== undefined) last.current.follow(cursor.current);
  }, [outline]);
  useEffect(() => {
    // Somebody chose another rule elsewhere: the cursor has no say until it moves again.
    if (cursor.current !== undefined && last.current.ruleAt(cursor.current) !== rule) cursor.current = undefined;
  }, [rule, path]);
  return useCallback((offset) => {
    cursor.current = offset;
    last.current.follow(offset);
  }, []);
};
