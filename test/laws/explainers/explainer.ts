import type { AnswerTarget, ConditionSeen, CustomerSeen, NextChange, NextChangeOptions } from '@tagwright/dsl';

/** What every explanation says, whatever worked it out. */
export type ConditionExplained = Pick<ConditionSeen, 'node' | 'truth'> & {
  readonly children: readonly ConditionExplained[];
};
export interface Explained {
  readonly tags: readonly {
    readonly tag: CustomerSeen['tags'][number]['tag'];
    readonly values: readonly string[];
    readonly cases: readonly { readonly condition: ConditionExplained | undefined }[];
  }[];
  readonly segments: readonly {
    readonly segment: CustomerSeen['segments'][number]['segment'];
    readonly member: boolean;
    readonly condition: ConditionExplained;
  }[];
}
export type Forecast = NextChange;

/** Something that explains the answers of one plan over some facts at one instant. */
export interface Explainer {
  readonly name: string;
  why(customer: string): Promise<Explained>;
  nextChange(
    customer: string,
    target: AnswerTarget,
    options: Pick<NextChangeOptions, 'horizon' | 'patience'>,
  ): Promise<Forecast>;
  close(): Promise<void>;
}
