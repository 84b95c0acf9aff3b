/** Values and their units. `isOne` where there is exactly one. */
export const values = {
  missing: '—',
  yes: 'yes',
  no: 'no',
  list: (items: readonly string[]) => items.join(', '),
  named: (name: string, value: string) => `${name}: ${value}`,
  days: (count: string, isOne: boolean) => (isOne ? '1 day' : `${count} days`),
  hours: (count: string, isOne: boolean) => (isOne ? '1 hour' : `${count} hours`),
  minutes: (count: string, isOne: boolean) => (isOne ? '1 minute' : `${count} minutes`),
  seconds: (count: string, isOne: boolean) => (isOne ? '1 second' : `${count} seconds`),
  kilometres: (count: string) => `${count} km`,
};
