import { nameText, parse, print, type Vocabulary } from '@tagwright/dsl';
import type { Words } from '../../words/index.js';

/** What a book knows that templates rest on. */
export interface Known {
  readonly events: readonly {
    readonly name: string;
    readonly names: readonly string[];
    readonly fields: readonly { readonly name: string; readonly type: string }[];
  }[];
  readonly metrics: readonly { readonly names: readonly string[] }[];
  /** The names of tags and segments. */
  readonly rules: readonly string[];
}

export type TemplateId = keyof Words['start']['templates'];

/** A rule that is ready to be taken. */
export interface Template {
  readonly id: TemplateId;
  readonly kind: 'tag' | 'segment';
  /** What the tag or segment is called. */
  readonly rule: string;
  /** Of a tag: the value that it is about. */
  readonly value: string | undefined;
  /** What is to be added to the book: the metrics that it lacks, and the rule. */
  readonly text: string;
  /** Whether the book has a tag or segment of this name already. */
  readonly isThere: boolean;
}

/** The templates as they fit a book, in a vocabulary; none where it knows of no purchases. */
export const templatesFor = (
  known: Known,
  words: Words['start']['templates'],
  vocabulary: Vocabulary,
): readonly Template[] => {
  const purchases = purchaseOf(known);
  if (purchases === undefined) return [];
  const rules = {
    keep: { kind: 'tag', rule: 'RFM评级', value: words.keep.name, needs: ['R', 'M'], when: 'R > 90d and M >= top20%' },
    wake: { kind: 'segment', rule: words.wake.name, needs: ['R', 'F'], when: 'R > 180d and F >= 2' },
    first: { kind: 'segment', rule: words.first.name, needs: ['R', 'F'], when: 'F = 1 and R <= 30d' },
    lost: { kind: 'segment', rule: words.lost.name, needs: ['R', 'M'], when: 'R > 180d and M >= top20%' },
  } as const;
  return (Object.keys(rules) as TemplateId[]).map((id) => {
    const { kind, rule, needs, when, ...more } = rules[id];
    const value = 'value' in more ? more.value : undefined;
    const head =
      value === undefined
        ? `segment ${nameText(rule)} = ${when}`
        : `tag ${nameText(rule)} = ${nameText(value)} when ${when}`;
    const metrics = needs.filter((name) => !known.metrics.some(({ names }) => names.includes(name)));
    const lines = [...metrics.map((name) => metricText(name, purchases)), head];
    const text = inVocabulary(`${lines.join('\n')}\n`, vocabulary);
    return { id, kind, rule, value, text, isThere: known.rules.includes(rule) };
  });
};

interface Purchases {
  readonly event: string;
  readonly amount: string;
}

/** Which event is a purchase: by its name, or else by having an amount of money. */
const purchaseOf = ({ events }: Known): Purchases | undefined => {
  const paid = events.flatMap(({ name, names, fields }) => {
    const amounts = fields.filter(({ type }) => type === 'money');
    const amount = amounts.find((field) => /金额|amount|total|paid/i.test(field.name)) ?? amounts[0];
    return amount === undefined ? [] : [{ event: name, names, amount: amount.name }];
  });
  return paid.find(({ names }) => names.some((name) => /订单|购买|交易|order|purchase|trade/i.test(name))) ?? paid[0];
};

const metricText = (name: 'R' | 'F' | 'M', { event, amount }: Purchases): string => {
  const [what, field] = [nameText(event), `${nameText(event)}.${nameText(amount)}`];
  if (name === 'R') return `metric R 最近消费 = since last ${what}`;
  return name === 'F' ? `metric F 消费频次 = count(${what})` : `metric M 消费金额 = sum(${field} in last 365d)`;
};

const inVocabulary = (text: string, vocabulary: Vocabulary): string => {
  const printed = print(parse('template.tag', text), { keywords: vocabulary });
  if (printed === undefined) throw new Error(`the template does not parse: ${text}`);
  return printed;
};
