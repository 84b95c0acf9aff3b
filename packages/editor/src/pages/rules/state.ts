import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useArrangement } from '../../draft/index.js';
import type { RuleKey } from '../../language/live/shape.js';

export const VIEWS = ['both', 'builder', 'text'] as const;
/** What the middle of the page shows. */
export type View = (typeof VIEWS)[number];

export const PANELS = ['preview', 'why', 'tests', 'samples'] as const;
/** What is looked at beside the rules. */
export type Panel = (typeof PANELS)[number];

export type { RuleKey } from '../../language/live/shape.js';

/** What the page shows; all of it is in its address, so that a link opens the same. */
export interface RulesState {
  /** The path of the file that is written; undefined where the book has none. */
  readonly file: string | undefined;
  readonly rule: RuleKey | undefined;
  readonly view: View;
  readonly panel: Panel;
  /** The id of the customer who is looked at. */
  readonly customer: string | undefined;
}

export interface RulesStateAndSet extends RulesState {
  /** Another file or rule is a step of the browser's history; whatever else changes is not. `undefined` leaves a part out. */
  set(part: { readonly [Key in keyof RulesState]?: RulesState[Key] | undefined }): void;
}

/** The state of the page, out of its address: `/rules?file=rfm.tag&rule=tag:RFM评级&panel=why&customer=c1`. */
export const useRulesState = (): RulesStateAndSet => {
  const [params, setParams] = useSearchParams();
  const draft = useArrangement();
  const named = params.get('file');
  const file = named !== null && draft.has(named) ? named : firstFile(draft.rulePaths);
  return useMemo(
    () => ({
      file,
      rule: ruleIn(params.get('rule')),
      view: oneOf(VIEWS, params.get('view'), 'both'),
      panel: oneOf(PANELS, params.get('panel'), 'preview'),
      customer: params.get('customer') ?? undefined,
      set: (part) => {
        const isStep = 'file' in part || 'rule' in part;
        setParams((before) => withPart(before, part), { replace: !isStep });
      },
    }),
    [params, setParams, file],
  );
};

const oneOf = <Value extends string>(values: readonly Value[], given: string | null, usual: Value): Value =>
  values.find((value) => value === given) ?? usual;

const ruleIn = (given: string | null): RuleKey | undefined =>
  given !== null && /^(tag|segment|metric):./.test(given) ? (given as RuleKey) : undefined;

const withPart = (before: URLSearchParams, part: Readonly<Record<string, string | undefined>>): URLSearchParams => {
  const params = new URLSearchParams(before);
  for (const [key, value] of Object.entries(part)) {
    if (value === undefined) params.delete(key);
    else params.set(key, value);
  }
  return params;
};

/** A newcomer looks at tags rather than at the catalog, of which most books have a file by itself. */
const firstFile = (paths: readonly string[]): string | undefined =>
  paths.find((path) => !/^(catalog|metrics|tests)\b/.test(path)) ?? paths[0];
