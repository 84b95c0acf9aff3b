import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { answer } from '../../../../api/client.js';
import { useMay } from '../../../../api/me.js';
import { useServer } from '../../../../api/server.js';
import { useArrangement, useEachText } from '../../../../draft/index.js';
import { useLanguageWorker } from '../../../../language/index.js';
import type { Samples } from '../../../../language/live/samples.js';
import type { SegmentReasons, TagReasons } from '../../../../ui/why-tree.js';
import { useLooking } from '../../live/index.js';
import type { RuleKey } from '../../state.js';

/** Why a customer has the answer of a rule. */
export type Reasons = (
  | { readonly kind: 'tag'; readonly reasons: TagReasons }
  | { readonly kind: 'segment'; readonly reasons: SegmentReasons }
) & {
  readonly name: string | undefined;
  readonly asOf: string | number;
  /** Whether the draft was asked, whose conditions stand in the text, or the book in force. */
  readonly isDraft: boolean;
  /** Whether it is of an earlier text. */
  readonly isOld: boolean;
};

interface Known {
  readonly reasons: Reasons | undefined;
  readonly problem: unknown;
  readonly isWaiting: boolean;
}

/** The reasons under the draft, worked out in the worker at every keystroke; for viewers those under the book in force. */
export const useReasons = (rule: RuleKey | undefined, customer: string | undefined): Known => {
  const mayWrite = useMay('operator');
  const drafted = useDraftReasons(mayWrite ? rule : undefined, customer);
  const published = usePublishedReasons(mayWrite ? undefined : rule, customer);
  return mayWrite ? drafted : published;
};

const useDraftReasons = (rule: RuleKey | undefined, customer: string | undefined): Known => {
  const { api } = useServer();
  const worker = useLanguageWorker();
  const { base } = useArrangement();
  const { samples, loaded } = useLooking();
  const [known, setKnown] = useState<{ readonly of: string; readonly reasons: Reasons | undefined }>();
  const isSampled = samples?.customers.some(({ id }) => id === customer) === true;
  const { data: facts, error } = useQuery({
    queryKey: ['customer', customer, 'facts', base.version],
    enabled: rule !== undefined && customer !== undefined && samples !== undefined && !isSampled,
    queryFn: async ({ signal }) => {
      const query = { customer: customer ?? '' };
      return (await answer(api.v1.samples.$get({ query }, { init: { signal } }))) as unknown as Samples;
    },
  });
  const key = `${rule ?? ''} ${customer ?? ''}`;
  useEachText(
    useCallback(
      async (isOver) => {
        if (worker === undefined || rule === undefined || customer === undefined || loaded === 0) return;
        if (!isSampled && facts === undefined) return;
        if (facts !== undefined) await worker.live.add(facts.customers);
        const id = isSampled ? customer : (facts?.customers[0]?.id ?? customer);
        const told = await worker.live.why(rule, id);
        if (isOver()) return;
        setKnown((before) => {
          if (told !== undefined) return { of: key, reasons: { ...told, isDraft: true, isOld: false } as Reasons };
          // While the rule is broken the last reasons stay, greyed.
          const reasons =
            before?.of === key && before.reasons !== undefined ? { ...before.reasons, isOld: true } : undefined;
          return { of: key, reasons };
        });
      },
      [worker, rule, customer, facts, isSampled, loaded, key],
    ),
  );
  return {
    reasons: known?.of === key ? known.reasons : undefined,
    problem: error ?? undefined,
    isWaiting: known?.of !== key,
  };
};

const usePublishedReasons = (rule: RuleKey | undefined, customer: string | undefined): Known => {
  const { api } = useServer();
  const name = rule?.slice(rule.indexOf(':') + 1);
  const { data, error } = useQuery({
    queryKey: ['customer', customer, 'why', name],
    enabled: name !== undefined && customer !== undefined,
    queryFn: () =>
      answer(
        api.v1.customers[':id'].$get({ param: { id: encodeURIComponent(customer ?? '') }, query: { why: name ?? '' } }),
      ),
  });
  return {
    reasons: data === undefined ? undefined : publishedReasons(data),
    problem: error ?? undefined,
    isWaiting: data === undefined,
  };
};

const publishedReasons = (card: { readonly asOf: string; readonly reasons?: unknown }): Reasons | undefined => {
  const reasons = card.reasons as
    | { readonly tags: readonly TagReasons[]; readonly segments: readonly SegmentReasons[] }
    | undefined;
  const common = { name: undefined, asOf: card.asOf, isDraft: false, isOld: false };
  const [tag, segment] = [reasons?.tags[0], reasons?.segments[0]];
  if (tag !== undefined) return { kind: 'tag', reasons: tag, ...common };
  return segment === undefined ? undefined : { kind: 'segment', reasons: segment, ...common };
};
