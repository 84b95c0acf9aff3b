import type { ValueType } from '../../catalog/types.js';
import type { ThingKind } from '../things.js';

/** Everything that the service says in one language, findings aside. */
export interface Words {
  readonly things: { readonly [K in ThingKind]: string };
  readonly types: { readonly [K in ValueType['kind']]: string };
  readonly integer: string;
  readonly oneOf: (values: readonly string[]) => string;
  readonly setOf: (element: string) => string;
  readonly dimension: (name: string) => string;
  readonly ofEvent: (event: string) => string;
  readonly ofTag: (tag: string) => string;
  readonly ofField: (field: string) => string;
  readonly values: (values: readonly string[]) => string;
  readonly column: (name: string) => string;
  readonly table: (name: string) => string;
  readonly fields: (names: readonly string[]) => string;
  readonly listFile: (path: string, count: number | undefined) => string;
  readonly flags: {
    readonly manual: string;
    readonly many: string;
    readonly ordered: string;
    readonly exclusive: string;
  };
  readonly position: (place: number, of: number) => string;
  readonly eventAlias: string;
  readonly eventTime: string;
  readonly insteadWrite: string;
  readonly snippets: {
    readonly tag: string;
    readonly tagLine: string;
    readonly segment: string;
    readonly metric: string;
    readonly test: string;
    readonly event: string;
    readonly customer: string;
    readonly list: string;
    readonly name: string;
    readonly value: string;
    readonly condition: string;
    readonly field: string;
    readonly table: string;
    readonly description: string;
  };
  readonly actions: {
    readonly keywordsZh: string;
    readonly keywordsEn: string;
    readonly selectionZh: string;
    readonly selectionEn: string;
    readonly declareValue: (value: string, of: string) => string;
    readonly declareTagValue: (value: string, of: string) => string;
    readonly parentheses: string;
    readonly extractSegment: string;
    readonly extractMetric: string;
    readonly halfWidth: string;
    readonly fixAll: string;
    readonly newSegment: string;
    readonly newMetric: string;
  };
  readonly renaming: {
    readonly nothing: string;
    readonly keyword: string;
    readonly text: string;
    readonly eventTime: string;
    readonly emptyName: string;
    readonly lineBreak: string;
    readonly hidden: string;
    readonly clash: (name: string, what: string) => string;
    readonly valueClash: (name: string, of: string) => string;
  };
}
