/** Customers, the tag library, what people set by hand, what somebody may see. */
export interface PeopleErrors {
  'no-such-customer': { readonly id: string };
  /** `nearest`: what was probably meant. */
  'no-such-tag': { readonly name: string; readonly nearest?: string | undefined };
  'no-such-tag-or-segment': { readonly name: string };
  /** `event`: whose field it would be; the customer's if left out. */
  'no-such-field': { readonly field: string; readonly event?: string };
  'no-such-event': { readonly event: string };
  'no-such-personal-tag': { readonly name: string };
  'personal-tag-without-name': Record<never, never>;
  'personal-tag-unreadable': { readonly name: string };
  'personal-tag-too-long': { readonly length: number; readonly limit: number };
  'personal-tag-exists': { readonly name: string };
  'personal-tags-too-many': { readonly limit: number };
  'tag-not-manual': { readonly tag: string };
  'tag-value-unknown': { readonly tag: string; readonly value: string; readonly values: readonly string[] };
  'tag-not-set': { readonly tag: string; readonly value: string | undefined };
  'until-not-ahead': { readonly until: string };
  'search-value-alone': Record<never, never>;
  'search-field-alone': { readonly field: string };
  'no-such-text-field': { readonly field: string };
}
