import { Button, Flex, Tooltip, Typography } from 'antd';
import { useEffect, useMemo } from 'react';
import { useMay } from '../../../../api/me.js';
import { useAnnounce } from '../../../../ui/announce.js';
import { useCountText } from '../../../../ui/count.js';
import { EmptyState } from '../../../../ui/empty-state.js';
import { ProblemView } from '../../../../ui/problem-view.js';
import { useWords } from '../../../../words/index.js';
import { useCounted, useLooking, useRules } from '../../live/index.js';
import { useRulesState } from '../../state.js';
import { useChosenRule } from '../../use-chosen-rule.js';
import { type CountRow, CountTable } from './count-table.js';
import { Emptied } from './emptied.js';
import { countRows } from './rows.js';
import { Touched } from './touched.js';

/** Whom the chosen rule is about, and who comes and goes by the draft. */
export const PreviewPanel = () => {
  const words = useWords('rules');
  const chosen = useChosenRule();
  const { published, problem } = useLooking();
  const { counts, previewed } = useCounted();
  const rows = useMemo(
    () =>
      chosen === undefined || chosen.kind === 'metric'
        ? []
        : countRows(chosen, counts, previewed, published, words.preview.members),
    [chosen, counts, previewed, published, words],
  );
  const isOld = (counts?.isOld ?? false) || (previewed.isOld && previewed.status === 'broken');
  useSaid(chosen?.names[0] ?? '', rows, isOld);
  if (chosen === undefined) return <EmptyState title={words.chooseRule} help={words.chooseRuleHelp} />;
  return (
    <Flex vertical gap={16} style={{ paddingTop: 12 }}>
      <Typography.Title level={2} style={{ margin: 0, fontSize: 16 }}>
        {chosen.names[0]}{' '}
        <Typography.Text type="secondary" style={{ fontSize: 12, fontWeight: 400 }}>
          {words.kinds[chosen.kind]}
        </Typography.Text>
      </Typography.Title>
      {chosen.description === undefined ? undefined : (
        <Typography.Text type="secondary">{chosen.description}</Typography.Text>
      )}
      {problem === null || problem === undefined ? undefined : <ProblemView problem={problem} />}
      {chosen.kind === 'metric' ? (
        <Typography.Text>{words.metricHelp}</Typography.Text>
      ) : (
        <CountTable rows={rows} label={chosen.names[0] ?? ''} isOld={isOld} />
      )}
      <Standing />
      {chosen.kind === 'metric' ? undefined : <Emptied entry={chosen} />}
      <Touched entry={chosen} />
      <Others />
    </Flex>
  );
};

/** How the numbers came about, and the way to better ones. */
const Standing = () => {
  const words = useWords('rules').preview;
  const { askNow } = useLooking();
  const { previewed } = useCounted();
  const text = useCountText();
  const mayWrite = useMay('operator');
  const { status, report, problem } = previewed;
  if (!mayWrite) return undefined;
  if (status === 'failed') return <ProblemView problem={problem} retry={askNow} />;
  if (status === 'same') return <EmptyState title={words.same} help={words.sameHelp} />;
  const said =
    status === 'exact' && report !== undefined ? words.exact(text(report.customers)) : words[status as 'waiting'];
  return (
    <Flex justify="space-between" align="center" gap={12}>
      <Typography.Text type="secondary">{said}</Typography.Text>
      {status === 'waiting' || status === 'broken' ? (
        <Tooltip title={words.askNowKeys}>
          <Button size="small" onClick={askNow} disabled={status === 'broken'}>
            {words.askNow}
          </Button>
        </Tooltip>
      ) : undefined}
    </Flex>
  );
};

/** What else the draft turns. */
const Others = () => {
  const words = useWords('rules').preview;
  const { previewed } = useCounted();
  const outline = useRules();
  const chosen = useChosenRule();
  const { set } = useRulesState();
  const text = useCountText();
  const others = (previewed.report?.subjects ?? []).filter(({ kind, name }) => chosen?.rule !== `${kind}:${name}`);
  if (others.length === 0) return undefined;
  return (
    <section className={previewed.isOld ? 'tw-rules-old' : ''}>
      <Typography.Title level={3} style={{ fontSize: 14 }}>
        {words.others}
      </Typography.Title>
      <Flex vertical gap={4} align="start">
        {others.map(({ kind, name, change, values }) => {
          const entry = outline?.find(({ rule }) => rule === `${kind}:${name}`);
          const moved = values
            .flatMap(({ entering, leaving }) => [
              entering.count === 0 ? '' : `▲${text(entering.count, entering.margin)}`,
              leaving.count === 0 ? '' : `▼${text(leaving.count, leaving.margin)}`,
            ])
            .filter((each) => each !== '');
          const said = change === 'gone' ? words.gone : moved.length === 0 ? words.nobodyMoves : moved.join(' ');
          return entry === undefined ? (
            <span key={`${kind} ${name}`}>
              {name} {said}
            </span>
          ) : (
            <Button
              key={`${kind} ${name}`}
              type="link"
              size="small"
              onClick={() => set({ file: entry.file, rule: entry.rule })}
            >
              {name} {said}
            </Button>
          );
        })}
      </Flex>
    </section>
  );
};

/** How long numbers rest before they are read aloud, in ms: nobody wants to hear each keystroke. */
const REST = 1200;

const useSaid = (name: string, rows: readonly CountRow[], isOld: boolean): void => {
  const words = useWords('rules').preview;
  const announce = useAnnounce();
  const text = useCountText();
  const said = rows
    .filter(({ after }) => after !== undefined)
    .map(({ label, after, entering, leaving }) =>
      words.says(
        `${name} ${label}`,
        after === undefined ? '' : text(after.count, after.margin),
        entering === undefined ? '0' : text(entering.count, entering.margin),
        leaving === undefined ? '0' : text(leaving.count, leaving.margin),
      ),
    )
    .join('\n');
  useEffect(() => {
    if (isOld || said === '') return undefined;
    const timer = setTimeout(() => announce(said), REST);
    return () => clearTimeout(timer);
  }, [announce, said, isOld]);
};
