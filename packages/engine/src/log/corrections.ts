/** That a subject becomes `to` at `at` (ms UTC). */
export interface Step {
  readonly at: number;
  readonly to: string | null;
}

/** What an entry says of one subject; with `old` = `new`, that nothing changes there. */
export interface Said {
  readonly at: number;
  readonly old: string | null;
  readonly new: string | null;
}

/** The entry of each instant that counts: the one that was written last. Given and returned in the order of writing. */
export const counting = <Entry extends Said>(written: readonly Entry[]): ReadonlyMap<number, Entry> =>
  new Map(written.map((entry) => [entry.at, entry]));

/**
 * What has to be appended so that a timeline of which `written` was said so far goes as it should: `steps`, from `base`
 * on, in order. Steps that change nothing may be among them. What was said for instants at which nothing changes is
 * taken back.
 */
export const corrections = (base: string | null, steps: readonly Step[], written: readonly Said[]): readonly Said[] => {
  if (steps.length === 0 && written.length === 0) return NOTHING;
  const standing = counting(written);
  const wanted = new Map(steps.map(({ at, to }) => [at, to]));
  const entries: Said[] = [];
  let running = base;
  for (const at of [...new Set([...wanted.keys(), ...standing.keys()])].sort((a, b) => a - b)) {
    const to = wanted.get(at);
    const next = to === undefined ? running : to;
    const said = standing.get(at);
    const changes = said !== undefined && said.old !== said.new;
    const isSaid = next === running ? !changes : changes && said.old === running && said.new === next;
    if (!isSaid) entries.push({ at, old: running, new: next });
    running = next;
  }
  return entries;
};

const NOTHING: readonly never[] = [];

/** What was so before everything that was said. */
export const beforeAll = (written: readonly Said[], otherwise: string | null): string | null => {
  if (written.length === 0) return otherwise;
  const real = [...counting(written).values()].filter((each) => each.old !== each.new);
  const [first, ...rest] = real;
  return first === undefined ? otherwise : rest.reduce((a, b) => (b.at < a.at ? b : a), first).old;
};
