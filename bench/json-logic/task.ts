export interface JsonLogicTask {
  /** The folder of a shop's files. */
  readonly folder: string;
}

/** Mean times for one customer, in seconds. */
export interface JsonLogicOutcome {
  /** `evaluateCustomer`, warm. */
  readonly compiled: number;
  /** The slowest customer's best time. */
  readonly slowest: number;
  /** The same rules by stock json-logic-js with the same operators, warm. */
  readonly interpreted: number;
  readonly rules: number;
}
