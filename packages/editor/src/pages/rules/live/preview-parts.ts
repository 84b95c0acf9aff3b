import { type Api, answer } from '../../../api/client.js';
import { Problem, type ProblemDocument } from '../../../api/problem.js';
import type { BookDraft, BookFile } from '../../../draft/book-draft.js';
import type { Counted } from '../../../ui/count.js';
import type { SegmentReasons, TagReasons } from '../../../ui/why-tree.js';

/** A count of everybody; an estimate lies within `margin` of the true one in 95 of 100 samples. */
export interface EverybodyCount {
  readonly count: Counted;
  readonly margin: number;
}

/** What a draft would change, as the server tells it. */
export interface PreviewReport {
  readonly asOf: string;
  readonly customers: Counted;
  /** From how many customers all this is estimated. */
  readonly sampled?: number;
  readonly thresholdsEstimated: boolean;
  readonly subjects: readonly PreviewSubject[];
}

export interface PreviewSubject {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  readonly change: 'changed' | 'new' | 'gone';
  readonly values: readonly {
    readonly value?: string;
    readonly after?: EverybodyCount;
    readonly entering: EverybodyCount;
    readonly leaving: EverybodyCount;
    readonly enteringCustomers: readonly string[];
    readonly leavingCustomers: readonly string[];
  }[];
  readonly conditions: readonly {
    readonly case: number;
    readonly path: readonly number[];
    readonly holds?: EverybodyCount;
  }[];
}

/** One of those whom a draft touches. */
export interface TouchedCustomer {
  readonly customer: string;
  readonly tags: readonly { readonly name: string; readonly value: string }[];
  readonly segments: readonly string[];
  readonly why?: { readonly tags: readonly TagReasons[]; readonly segments: readonly SegmentReasons[] };
}

export type PreviewPart =
  | { readonly kind: 'estimate' | 'exact'; readonly report: PreviewReport }
  | { readonly kind: 'customers'; readonly customers: readonly TouchedCustomer[] };

type Told = PreviewPart | { readonly kind: 'problem'; readonly problem: ProblemDocument };

/** The files that a draft changes; one that it drops is left without text. */
export const changedFiles = (draft: BookDraft): BookFile[] => [
  ...draft.files.filter(({ path }) => draft.isChanged(path)),
  ...draft.base.files.filter(({ path }) => !draft.has(path)).map(({ path }) => ({ path, text: '' })),
];

/** Asks what a draft would change, part by part as it is found. Throws a {@link Problem}. */
export const askPreview = async (
  api: Api,
  files: BookFile[],
  signal: AbortSignal,
  onPart: (part: PreviewPart) => void,
): Promise<void> => {
  const response = (await api.v1.preview.$post(
    { json: { files, exact: true }, header: {} },
    { init: { signal } },
  )) as unknown as Response;
  // What is refused before anything is told is a problem like any other.
  if (!response.ok) await answer(Promise.resolve(response as never));
  for await (const line of linesOf(response)) {
    const part = JSON.parse(line) as Told;
    if (part.kind === 'problem') throw new Problem(part.problem);
    onPart(part);
  }
};

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- lines come one after the other
    const read = await reader?.read();
    if (read === undefined || read.done) break;
    const lines = (rest + read.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  if (rest !== '') yield rest;
}
