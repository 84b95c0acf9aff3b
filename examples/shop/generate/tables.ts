/** The tables of the shop: one file each, named and ordered like the catalog in `book/catalog.tag`. */

/** `plain` text never needs quotes in CSV; `money` is counted in hundredths. */
export type ColumnType = 'plain' | 'text' | 'integer' | 'money' | 'bool';

/** A missing value is null. */
export type Cell = string | number | boolean | null;

export type Columns = Readonly<Record<string, ColumnType>>;

export const TABLES = {
  customer: {
    id: 'plain',
    name: 'plain',
    gender: 'plain',
    birthday: 'plain',
    marriage: 'plain',
    children: 'integer',
    country: 'plain',
    province: 'plain',
    city: 'plain',
    location: 'text',
    education: 'plain',
    job: 'plain',
    income: 'money',
    household: 'integer',
    hobbies: 'plain',
    lifestyle: 'plain',
    cares: 'plain',
    channels: 'plain',
    source: 'plain',
    payment: 'plain',
    brand: 'plain',
    motive: 'plain',
    subscribed: 'bool',
    sms: 'bool',
    member_until: 'plain',
    created_at: 'plain',
  },
  order: {
    id: 'plain',
    customer: 'plain',
    at: 'plain',
    amount: 'money',
    discount: 'money',
    channel: 'plain',
    category: 'plain',
    coupon: 'plain',
    source: 'plain',
    campaign: 'plain',
    payment: 'plain',
    store: 'plain',
  },
  line: {
    id: 'plain',
    customer: 'plain',
    at: 'plain',
    order_no: 'plain',
    item: 'plain',
    category: 'plain',
    price: 'money',
    qty: 'integer',
    is_new: 'bool',
  },
  view: { id: 'plain', customer: 'plain', at: 'plain', page: 'plain', item: 'plain', dwell: 'plain' },
  cart: { id: 'plain', customer: 'plain', at: 'plain', item: 'plain', price: 'money', qty: 'integer' },
  visit: { id: 'plain', customer: 'plain', at: 'plain', channel: 'plain', device: 'plain', source: 'plain' },
  campaign_touches: {
    id: 'plain',
    customer: 'plain',
    at: 'plain',
    campaign: 'plain',
    medium: 'plain',
    action: 'plain',
  },
  nps: { id: 'plain', customer: 'plain', at: 'plain', rating: 'integer', topic: 'plain' },
  referral: { id: 'plain', customer: 'plain', at: 'plain', invited: 'plain' },
} as const satisfies Record<string, Columns>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** A row of a table, its cells in the order of the columns. */
export interface ShopRow {
  readonly table: TableName;
  readonly cells: readonly Cell[];
}
