import { Alert, Button, Flex, Typography } from 'antd';
import { startTransition, useEffect, useState } from 'react';
import { useMay } from '../../../../api/me.js';
import { useDrafting } from '../../../../draft/index.js';
import { useLanguageWorker } from '../../../../language/index.js';
import type { Emptied as Found, EmptyingPart } from '../../../../language/live/emptied.js';
import type { RuleEntry } from '../../../../language/live/outline.js';
import { useNumbers } from '../../../../ui/numbers.js';
import { useValueText, type ValueType } from '../../../../ui/value.js';
import { useWords } from '../../../../words/index.js';
import { useCounted, useLooking } from '../../live/index.js';
import { useSelect } from '../../selection.js';

interface Nobody {
  /** The value, or the segment's name. */
  readonly name: string;
  readonly case: number;
  readonly found: Found;
}

/** For each value that nobody has, the condition that empties it, and how far it would have to be loosened. */
export const Emptied = ({ entry }: { entry: RuleEntry }) => {
  const nobodies = useNobodies(entry);
  return nobodies.map(({ name, case: index, found }) => <Explained key={index} name={name} found={found} />);
};

const useNobodies = (entry: RuleEntry): readonly Nobody[] => {
  const worker = useLanguageWorker();
  const { counts, previewed } = useCounted();
  const [nobodies, setNobodies] = useState<readonly Nobody[]>([]);
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (worker === undefined || counts === undefined || counts.isOld) return;
      const places = entry.kind === 'segment' ? counts.declarations : counts.cases;
      const subject = previewed.report?.subjects.find(({ kind, name }) => entry.rule === `${kind}:${name}`);
      const empty = places.filter((each) => {
        if (each.rule !== entry.rule || each.count > 0 || each.isOld) return false;
        // The sample may lack those few whom everybody has.
        const told = previewed.isOld ? undefined : subject?.values.find(({ value }) => value === each.value)?.after;
        return told === undefined || told.count === 0;
      });
      const found = await Promise.all(
        empty.slice(0, 3).map(async (each) => {
          const index = each.case ?? 0;
          const told = await worker.live.emptied(entry.rule, index);
          return told === undefined ? [] : [{ name: each.value ?? entry.names[0] ?? '', case: index, found: told }];
        }),
      );
      if (!isOver) startTransition(() => setNobodies(found.flat()));
    };
    void ask();
    return () => {
      isOver = true;
    };
  }, [worker, counts, previewed, entry]);
  return nobodies;
};

const Explained = ({ name, found }: { name: string; found: Found }) => {
  const words = useWords('rules').empty;
  const { published } = useLooking();
  const { whole } = useNumbers();
  const isAll = published.everybody !== undefined && published.everybody <= found.of;
  return (
    <Alert
      type="warning"
      showIcon
      title={isAll ? words.titleAll(name) : words.title(name)}
      description={
        found.outranked > 0 ? (
          words.outranked(whole(found.outranked))
        ) : (
          <div>
            {found.parts.map((part, index) => (
              <Part key={part.text ?? index} part={part} isFirst={index === 0 && found.parts.length > 1} />
            ))}
          </div>
        )
      }
    />
  );
};

const Part = ({ part, isFirst }: { part: EmptyingPart; isFirst: boolean }) => {
  const words = useWords('rules').empty;
  const { whole } = useNumbers();
  const value = useValueText();
  const select = useSelect();
  const { place, nearest, alone, others } = part;
  const type = nearest?.type as ValueType | undefined;
  return (
    <div className="tw-emptying">
      <Flex gap={8} align="baseline" wrap>
        {place === undefined ? (
          <code>{part.text}</code>
        ) : (
          <Button
            type="link"
            size="small"
            style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
            onClick={() => select({ file: place.file, span: place, origin: 'why' })}
          >
            <code>{part.text}</code>
          </Button>
        )}
        {isFirst && others > 0 ? <Typography.Text type="warning">{words.empties}</Typography.Text> : undefined}
      </Flex>
      <Typography.Text type="secondary">
        {alone === 0 ? words.aloneNone : words.alone(whole(alone))} ·{' '}
        {others === 0 ? words.withoutNone : words.without(whole(others))}
      </Typography.Text>
      {nearest === undefined ? undefined : (
        <Flex gap={8} align="baseline" wrap>
          <span>{words.nearest(value(nearest.seen, type), value(nearest.against, type))}</span>
          {nearest.edit === undefined ? undefined : <Loosen edit={nearest.edit} />}
        </Flex>
      )}
    </div>
  );
};

const Loosen = ({ edit }: { edit: NonNullable<NonNullable<EmptyingPart['nearest']>['edit']> }) => {
  const words = useWords('rules').empty;
  const { draft } = useDrafting();
  const { counts } = useCounted();
  const mayWrite = useMay('operator');
  if (!mayWrite) return undefined;
  return (
    <Button
      size="small"
      disabled={counts?.isOld === true}
      onClick={() => {
        // What is drawn may be of the text of a moment ago, and so is its place.
        if (counts?.text === draft.textOf(counts?.path ?? ''))
          draft.buffer(edit.file)?.apply([{ span: edit.span, text: edit.text }]);
      }}
    >
      {words.change(edit.reads)}
    </Button>
  );
};
