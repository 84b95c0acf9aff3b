import { Button, Collapse, Flex, Input, Typography } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useDraft, useFile } from '../../../../draft/index.js';
import type { TestReport } from '../../../../language/book-tests.js';
import { useBookTests } from '../../../../language/use-book-tests.js';
import { EmptyState } from '../../../../ui/empty-state.js';
import { useWords } from '../../../../words/index.js';
import { Outcome } from '../../../tests/test-list.js';
import { useSelect } from '../../selection.js';
import { useRulesState } from '../../state.js';
import { rewritten, testsIn, without, withLine, type WrittenStep, type WrittenTest } from './steps.js';

/** The customers that are kept beside the rules, each with the answer that is expected: the tests of the book. */
export const Kept = () => {
  const words = useWords('rules').samples;
  const { report, state } = useBookTests();
  const { draft } = useDraft();
  // Those that are being written are broken now and then, and stay.
  const tests = draft.rulePaths.flatMap((file) =>
    testsIn(file, draft.textOf(file)).map((written) => ({ file, written })),
  );
  return (
    <section>
      <Typography.Title level={2} style={{ margin: 0, fontSize: 16 }}>
        {words.kept}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{words.keptHelp}</Typography.Paragraph>
      {tests.length === 0 ? (
        <EmptyState title={words.none} help={words.noneHelp} />
      ) : (
        <Collapse
          size="small"
          destroyOnHidden
          items={tests.map(({ file, written }) => {
            const told = report?.tests.find((each) => each.file === file && each.name === written.name);
            return {
              key: `${file} ${written.name}`,
              label: (
                <Flex gap={8} align="baseline" className={state === 'done' ? '' : 'tw-rules-old'}>
                  {told === undefined ? undefined : <Outcome passes={told.passes} />}
                  <span>{written.name}</span>
                </Flex>
              ),
              children: <Story file={file} written={written} told={told} />,
            };
          })}
        />
      )}
    </section>
  );
};

const Story = ({ file, written, told }: { file: string; written: WrittenTest; told: TestReport | undefined }) => {
  const words = useWords('rules').samples;
  const { buffer, text } = useFile(file);
  const { set } = useRulesState();
  const select = useSelect();
  if (buffer === undefined) return undefined;
  const open = (): void => {
    set({ file, rule: undefined });
    select({ file, span: { start: written.span.start, end: written.span.start }, origin: 'why' });
  };
  const add = (kind: 'given' | 'expect'): void =>
    buffer.apply([withLine(text, written, kind, `${words.addText(kind)}…`)]);
  return (
    <Flex vertical gap={6}>
      {written.steps.map((step) => (
        <Line
          key={`${step.span.start} ${step.text}`}
          step={step}
          isUnmet={told?.steps.some(({ offset, unmet }) => offset === step.span.start && unmet !== undefined) === true}
          write={(line) => buffer.apply([rewritten(text, step, line)])}
        />
      ))}
      <Flex gap={8} wrap>
        <Button size="small" onClick={() => add('given')}>
          {words.addFact}
        </Button>
        <Button size="small" onClick={() => add('expect')}>
          {words.addExpect}
        </Button>
        <Button size="small" type="link" onClick={open}>
          {words.open}
        </Button>
        <Button
          size="small"
          type="link"
          danger
          aria-label={words.removeOf(written.name)}
          onClick={() => buffer.apply([without(text, written)])}
        >
          {words.remove}
        </Button>
      </Flex>
    </Flex>
  );
};

/** A line is written when somebody leaves it or presses Enter; Escape takes back what was typed. */
const Line = ({ step, isUnmet, write }: { step: WrittenStep; isUnmet: boolean; write: (line: string) => void }) => {
  const words = useWords('rules').samples;
  const [line, setLine] = useState(step.text);
  const keep = (): void => {
    if (line.trim() !== step.text) write(line);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setLine(step.text);
    if (event.key === 'Enter') keep();
  };
  return (
    <Input
      size="small"
      aria-label={words.step(step.text)}
      value={line}
      {...(isUnmet ? { status: 'error' as const, suffix: words.fails } : {})}
      onChange={({ target }) => setLine(target.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  );
};
