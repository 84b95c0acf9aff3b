import { Typography } from 'antd';
import { momentText } from '../../../../ui/moment.js';
import { useValueText, type ValueText, type ValueType } from '../../../../ui/value.js';
import { useLanguage, type Words } from '../../../../words/index.js';
import { type Catalog, useCatalog } from '../../../../api/known.js';
import type { Happening } from './index.js';

/** One line of a timeline: when, what, and by what. */
export const Entry = ({ happening }: { readonly happening: Happening }) => {
  const { locale, words } = useLanguage();
  const value = useValueText();
  const { data: catalog } = useCatalog();
  const { head, more } = saidOf(happening, catalog, words.customers, value);
  const [, time = ''] = momentText(happening.at, locale).split(' ');
  return (
    <li>
      <time dateTime={happening.at}>{time}</time>
      <div>
        <Typography.Text strong={happening.kind === 'event'}>{head}</Typography.Text>
        {more === '' ? undefined : <div className="tw-timeline-more">{more}</div>}
      </div>
    </li>
  );
};

interface Said {
  readonly head: string;
  readonly more: string;
}

/** What happened, in words. */
const saidOf = (
  happening: Happening,
  catalog: Catalog | undefined,
  words: Words['customers'],
  value: ValueText,
): Said => {
  switch (happening.kind) {
    case 'event': {
      const types = new Map(
        catalog?.events.find(({ name }) => name === happening.event)?.fields.map(({ name, type }) => [name, type]),
      );
      const told = Object.entries(happening.values).map(
        ([name, each]) => `${name} ${value(each, types.get(name) as ValueType | undefined)}`,
      );
      return { head: happening.event, more: told.join(' · ') };
    }
    case 'field': {
      const { field, old, new: now } = happening;
      const type = catalog?.customer.fields.find(({ name }) => name === field)?.type;
      const head =
        old === null
          ? words.fieldSet(field, value(now, type))
          : words.fieldTurned(field, value(old, type), value(now, type));
      return { head, more: '' };
    }
    case 'tag':
      return { head: turned(happening, words), more: words.causes[happening.cause] };
    case 'segment':
      return {
        head: happening.entered ? words.entered(happening.segment) : words.left(happening.segment),
        more: words.causes[happening.cause],
      };
  }
};

const turned = ({ tag, old, new: now }: Extract<Happening, { kind: 'tag' }>, words: Words['customers']): string => {
  if (now === null) return words.tagWent(tag, old ?? '');
  return old === null ? words.tagCame(tag, now) : words.tagTurned(tag, old, now);
};
