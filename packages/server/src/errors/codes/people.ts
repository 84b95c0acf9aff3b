/** Customers, the tag library, what people set by hand. */
export interface PeopleErrors {
  'no-such-customer': { readonly id: string };
  'no-such-tag': { readonly name: string };
}
