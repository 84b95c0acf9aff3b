import { type Column, type HistoryId, type Plan, type PlanSegment, type PlanTag, type RankId } from '@tagwright/dsl';
import { partOf, restsOn } from '../history/plan-part.js';
import { type Asked, conditionsOf, withConditions } from './conditions.js';
import { type Renamed, underStoredIds } from './stored-ids.js';

/** A subject of the draft, or of the published book, or of both under one name. */
export interface Subject {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  readonly change: 'none' | 'changed' | 'new' | 'gone';
  readonly draft: PlanTag | PlanSegment | undefined;
  readonly published: PlanTag | PlanSegment | undefined;
  readonly conditions: readonly Asked[];
}

/** Whether its answers under the draft are not those that are stored. */
export const isWorkedOut = ({ change }: Pick<Subject, 'change'>): boolean => change === 'changed' || change === 'new';

/** A plan over the stored state of the published book: what means the same goes by the id that it is stored under. */
export interface DraftParts {
  readonly plan: Plan;
  /** What the stored state lacks. */
  readonly newColumns: readonly Column[];
  readonly newRanks: ReadonlySet<RankId>;
  readonly newHistories: readonly HistoryId[];
}

/** `plan` is all that changes, and what that rests on, with a segment for each condition that is asked by itself. */
export interface Draft extends DraftParts {
  readonly subjects: readonly Subject[];
}

/** The draft as it lies over what is stored for the published book, with its conditions asked by themselves. */
export const draftOver = (
  given: Plan,
  published: Plan,
  asking: 'with conditions' | 'without conditions' = 'with conditions',
): Draft => {
  const { draft, isStored, isSame } = underStoredIds(given, published);
  const compared = subjectsOf(draft, published, isSame);
  const changed = compared.filter(isWorkedOut);
  const part = partOf(
    draft,
    changed.flatMap(({ draft: own }) => (own === undefined ? [] : [own.id])),
  );
  const asked = asking === 'with conditions' ? conditionsOf(changed.flatMap(({ draft: own }) => own ?? [])) : [];
  const plan = withConditions(part, asked);
  return {
    ...draftParts(plan, isStored),
    subjects: compared.map((subject) => ({
      ...subject,
      conditions: asked.filter(({ of }) => of === subject.draft),
    })),
  };
};

/** What of a plan has to be worked out, for it is not stored. */
export const draftParts = (plan: Plan, isStored: Renamed['isStored']): DraftParts => ({
  plan,
  newColumns: withWhatTheyRead(
    plan,
    plan.columns.filter(({ id }) => !isStored(id)),
  ),
  newRanks: new Set(plan.ranks.flatMap(({ id }) => (isStored(id) ? [] : [id]))),
  newHistories: plan.histories.flatMap(({ id }) => (isStored(id) ? [] : [id])),
});

/** Columns of a customer are measured together with those of lower levels that they read. */
const withWhatTheyRead = (plan: Plan, columns: readonly Column[]): readonly Column[] => {
  const { ids } = restsOn(
    plan,
    columns.map(({ id }) => id),
  );
  return plan.columns.filter(
    (column) => columns.includes(column) || (column.scope === 'customer' && ids.has(column.id)),
  );
};

/** A subject before its conditions are asked by themselves. */
export type Compared = Omit<Subject, 'conditions'>;

/** Tags before segments, each in the draft's order; those that the draft has no longer come last. */
export const subjectsOf = (draft: Plan, published: Plan, isSame: Renamed['isSame']): readonly Compared[] => [
  ...comparedByName('tag', draft, published, isSame),
  ...comparedByName('segment', draft, published, isSame),
];

const comparedByName = (
  kind: Subject['kind'],
  draft: Plan,
  published: Plan,
  isSame: Renamed['isSame'],
): readonly Compared[] => {
  const partsOf = (plan: Plan): readonly (PlanTag | PlanSegment)[] => (kind === 'tag' ? plan.tags : plan.segments);
  const subjects = partsOf(draft).map((own): Compared => {
    const name = own.names[0] ?? '';
    const before = partsOf(published).find(({ names }) => own.names.some((each) => names.includes(each)));
    const change = before === undefined ? 'new' : isSame(own.id, before.id) ? 'none' : 'changed';
    return { kind, name, change, draft: own, published: before };
  });
  const gone = partsOf(published)
    .filter((before) => !subjects.some(({ published: kept }) => kept === before))
    .map((before): Compared => ({
      kind,
      name: before.names[0] ?? '',
      change: 'gone',
      draft: undefined,
      published: before,
    }));
  return [...subjects, ...gone];
};
