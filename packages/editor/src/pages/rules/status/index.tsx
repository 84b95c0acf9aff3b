import { Badge, Button, Tooltip } from 'antd';
import { Link } from 'wouter';
import { useMay } from '../../../api/me.js';
import { useArrangement, useDrafting, useIsChanged } from '../../../draft/index.js';
import { useSavingState } from '../../../draft/use-saving.js';
import { momentText } from '../../../ui/moment.js';
import { useNumbers } from '../../../ui/numbers.js';
import { useLanguage, useWords } from '../../../words/index.js';
import { useCounted, useLooking } from '../live/index.js';

const DOTS = { clean: 'default', saving: 'processing', saved: 'success', local: 'warning' } as const;

/** What the numbers are of, how long they took, and how the draft stands. */
export const StatusBar = () => {
  const { locale, words: all } = useLanguage();
  const words = all.rules.status;
  const { whole } = useNumbers();
  const { base } = useArrangement();
  const isChanged = useIsChanged();
  const { samples, published } = useLooking();
  const { counts, previewed } = useCounted();
  const mayWrite = useMay('operator');
  const asOf = previewed.report?.asOf ?? samples?.asOf ?? published.asOf;
  const isEveryone = previewed.status === 'exact' || (previewed.status === 'same' && published.everybody !== undefined);
  const took = previewed.status === 'exact' ? previewed.took : counts?.took;
  return (
    <footer className="tw-rules-status" aria-label={words.bar}>
      {asOf === undefined ? undefined : <span>{words.asOf(momentText(asOf, locale, true))}</span>}
      {samples === undefined ? undefined : (
        <span>
          {isEveryone ? words.everyone(whole(samples.population)) : words.sample(whole(samples.customers.length))}
        </span>
      )}
      {previewed.status === 'asking' || previewed.status === 'estimated' ? <span>{words.counting}</span> : undefined}
      {took === undefined ? undefined : (
        <Tooltip title={words.tookLabel}>
          <span>{words.took(whole(Math.round(took)))}</span>
        </Tooltip>
      )}
      <span style={{ flex: 1 }} />
      {mayWrite ? <DraftState /> : undefined}
      <span>{base.version === 0 ? words.noVersion : words.version(whole(base.version))}</span>
      {mayWrite && isChanged ? (
        <Link href="/publish" asChild>
          <Button type="primary" size="small">
            {words.toPublish}
          </Button>
        </Link>
      ) : undefined}
    </footer>
  );
};

const DraftState = () => {
  const words = useWords('rules').status;
  const { saving } = useDrafting();
  const state = useSavingState(saving);
  return (
    <Tooltip title={words.savingHelp[state]}>
      <span role="status">
        <Badge status={DOTS[state]} text={<span style={{ fontSize: 12 }}>{words.saving[state]}</span>} />
      </span>
    </Tooltip>
  );
};
