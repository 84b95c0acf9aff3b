/** Something that happened at an instant (ISO 8601). */
interface Dated {
  readonly at: string;
}

/** What happened on one day of the calendar of whoever looks. */
export interface Day<Item> {
  /** `2026-06-01` */
  readonly day: string;
  readonly items: readonly Item[];
}

/** Cuts what happened into days, in the order in which it comes. */
export const byDay = <Item extends Dated>(items: readonly Item[], zone?: string): readonly Day<Item>[] => {
  const days: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    // Swedish writes dates as ISO does.
    const day = new Date(item.at).toLocaleDateString('sv-SE', zone === undefined ? {} : { timeZone: zone });
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
};
