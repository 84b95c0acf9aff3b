import { Button, Drawer, Flex, Skeleton } from 'antd';
import { Link } from 'wouter';
import { PinyinSelect } from '../../../ui/pinyin-select.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useSounds } from '../../../ui/sounds.js';
import { WhySegment, WhyTag } from '../../../ui/why-tree.js';
import { useWords } from '../../../words/index.js';
import { useSegments, useTags } from '../../../api/known.js';
import { useReasons } from './queries.js';

interface WhyDrawerProps {
  readonly id: string;
  /** The tag or segment that is asked about; empty: not chosen yet; undefined: nothing is asked. */
  readonly name: string | undefined;
  readonly onChange: (name: string | undefined) => void;
}

/** Why a customer has a tag's value or is in a segment, or why not, and when that changes. */
export const WhyDrawer = ({ id, name, onChange }: WhyDrawerProps) => {
  const words = useWords('customers');
  return (
    <Drawer
      open={name !== undefined}
      onClose={() => onChange(undefined)}
      size={560}
      title={name === undefined || name === '' ? words.why : words.whyOf(name)}
      destroyOnHidden
    >
      {name === undefined ? undefined : (
        <Flex vertical gap={16}>
          <Subject name={name} onChange={onChange} />
          {name === '' ? undefined : <Reasons id={id} name={name} />}
        </Flex>
      )}
    </Drawer>
  );
};

const Subject = ({ name, onChange }: { readonly name: string; readonly onChange: (name: string) => void }) => {
  const words = useWords('customers');
  const sounds = useSounds();
  const { data: tags = [] } = useTags();
  const { data: segments = [] } = useSegments();
  const choice = (group: string) => (each: { name: string; names: readonly string[] }) => ({
    value: each.name,
    label: each.name,
    group,
    filter: sounds(...each.names),
  });
  return (
    <PinyinSelect
      label={words.whyAnotherLabel}
      placeholder={words.whyAnotherLabel}
      style={{ width: '100%' }}
      choices={[...tags.map(choice(words.tags)), ...segments.map(choice(words.segments))]}
      autoFocus={name === ''}
      {...(name === '' ? {} : { value: name })}
      onChoose={(chosen: string) => onChange(chosen)}
    />
  );
};

const Reasons = ({ id, name }: { readonly id: string; readonly name: string }) => {
  const { data, error, refetch } = useReasons(id, name);
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  const { asOf, tag, segment } = data;
  return (
    <>
      {tag === undefined ? undefined : <WhyTag key={name} reasons={tag} asOf={asOf} />}
      {segment === undefined ? undefined : <WhySegment key={name} reasons={segment} asOf={asOf} />}
      <ToRules id={id} rule={`${tag === undefined ? 'segment' : 'tag'}:${name}`} />
    </>
  );
};

/** The same question beside the text of the rule, where a condition can be clicked. */
const ToRules = ({ id, rule }: { readonly id: string; readonly rule: string }) => {
  const words = useWords('customers');
  const query = new URLSearchParams({ rule, panel: 'why', customer: id });
  return (
    <Link href={`/rules?${query.toString()}`} asChild>
      <Button style={{ alignSelf: 'flex-start' }}>{words.toRuleWith}</Button>
    </Link>
  );
};
