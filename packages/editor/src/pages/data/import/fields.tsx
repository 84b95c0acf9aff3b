import { Alert, Button, Flex, Typography } from 'antd';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { useMay } from '../../../api/me.js';
import { useDraft } from '../../../draft/index.js';
import { patchOf, TextDiff } from '../../../ui/text-diff.js';
import { useWords } from '../../../words/index.js';
import { fieldsWanted, type Target, withFields } from './catalog.js';
import { type Importing, useKeepImporting } from './kept.js';

export const targetOf = ({ guess, eventName }: Importing): Target =>
  guess.kind === 'customer' ? { kind: 'customer' } : { kind: 'event', name: eventName };

/** What the book lacks for these rows: proposed as text, put into the draft, published like everything else. */
export const Fields = ({ importing }: { importing: Importing }) => {
  const words = useWords('data').import;
  const { draft, revision } = useDraft();
  const [, navigate] = useLocation();
  const keepImporting = useKeepImporting();
  const mayWrite = useMay('operator');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const wanted = useMemo(() => fieldsWanted(importing.guess.columns), [importing]);
  const target = targetOf(importing);
  // Counting the draft's changes is what makes these anew.
  const lacking = useMemo(() => withFields(draft.files, target, wanted, zone), [revision, importing]);
  const unpublished = withFields(draft.base.files, target, wanted, zone);
  const write = (): void => {
    if (lacking === undefined) return;
    draft.write(lacking.path, lacking.text);
    navigate('/publish');
  };
  return (
    <Flex vertical gap={16}>
      {lacking !== undefined ? (
        <>
          <Typography.Text>{words.catalog}</Typography.Text>
          <TextDiff label={lacking.path} patch={patchOf(lacking.path, draft.textOf(lacking.path), lacking.text)} />
          <Typography.Text type="secondary">{words.catalogHelp}</Typography.Text>
        </>
      ) : unpublished === undefined ? (
        <Alert type="success" showIcon title={words.ready} />
      ) : (
        <Alert
          type="info"
          showIcon
          title={words.waiting}
          action={
            <Link href="/publish" asChild>
              <Button type="primary">{words.toPublish}</Button>
            </Link>
          }
        />
      )}
      <Flex gap={8}>
        <Button onClick={() => keepImporting({ ...importing, step: 1 })}>{words.back}</Button>
        {lacking !== undefined && mayWrite ? (
          <Button type="primary" onClick={write}>
            {words.write}
          </Button>
        ) : undefined}
        {unpublished === undefined ? (
          <Button type="primary" onClick={() => keepImporting({ ...importing, step: 3 })}>
            {words.next}
          </Button>
        ) : undefined}
      </Flex>
    </Flex>
  );
};
