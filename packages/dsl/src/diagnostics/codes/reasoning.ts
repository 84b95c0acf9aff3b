/** Findings that come from reasoning over what conditions mean. A witness is a customer, said as a rule would ask for it. */
export interface ReasoningCodes {
  /** A case that earlier ones take everybody from; `otherwise`: nobody is left for it. */
  'unreachable-case': { value: string; by: readonly string[]; otherwise: boolean };
  /**
   * A condition that nobody can meet: of the case or the segment `name`, or inside a `where`. `text` cannot hold by
   * itself, or not together with `against`; `events`: because one needs events that the other rules out.
   */
  'never-holds': { of: ConditionPlace; name: string; text: string; against: string; because: 'values' | 'events' };
  /** A condition that everybody meets. */
  'always-holds': { of: ConditionPlace; name: string; text: string };
  /** Customers between two cases of a tag that no case takes in. */
  'gap-between-cases': { tag: string; below: string; above: string; witness: readonly string[] };
  /** Two cases that differ in the range of one quantity, and share a part of it. */
  'overlapping-cases': { value: string; by: string; witness: readonly string[] };
  /** `expires` after an event in a tag whose states hold for all that time. */
  'expires-defeated': { value: string; by: readonly string[] };
  /** A tag that nothing rests on and nobody looks at. */
  'unused-tag': { tag: string };
  /** A rank that takes in more than twice as many as it says, for ties at its threshold. */
  'ties-widen-rank': { text: string; wanted: number; reached: number; population: number };
}

export type ConditionPlace = 'case' | 'segment' | 'where';
