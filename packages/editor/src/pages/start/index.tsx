import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Typography } from 'antd';
import { Link, useLocation } from 'wouter';
import { answer } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { useServer } from '../../api/server.js';
import { useDrafting } from '../../draft/index.js';
import { Count } from '../../ui/count.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Page } from '../../ui/page.js';
import { useLanguage, useWords } from '../../words/index.js';
import { useCatalog, useSegments, useTags } from '../../api/known.js';
import { placeFor } from './place.js';
import { type Template, templatesFor } from './templates.js';

/** The first steps: templates with how many they fit today, the tour, the way in for data. */
export function StartPage() {
  const words = useWords('start');
  const { data: catalog } = useCatalog();
  const { data: tags } = useTags();
  const { data: segments } = useSegments();
  const { locale } = useLanguage();
  if (catalog === undefined || tags === undefined || segments === undefined) return undefined;
  const templates = templatesFor(
    { ...catalog, rules: [...tags, ...segments].map(({ name }) => name) },
    words.templates,
    locale,
  );
  return (
    <Page
      title={words.title}
      actions={
        <Link href="/rules?tour=1" asChild>
          <Button>{words.tour}</Button>
        </Link>
      }
    >
      <code>{words.language}</code>
      {templates.length === 0 ? (
        <EmptyState
          title={words.noOrders}
          help={words.noOrdersHelp}
          action={
            <Link href="/data?tab=import" asChild>
              <Button type="primary">{words.toImport}</Button>
            </Link>
          }
        />
      ) : (
        <>
          <Typography.Text>{words.intro}</Typography.Text>
          <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fill, minmax(280px, 1fr))' }}>
            {templates.map((template) => (
              <TemplateCard key={template.id} template={template} />
            ))}
          </div>
        </>
      )}
      <Flex gap={16} wrap>
        <Link href="/data?tab=import">{words.import}</Link>
      </Flex>
    </Page>
  );
}

const TemplateCard = ({ template }: { template: Template }) => {
  const words = useWords('start');
  const { name, about } = words.templates[template.id];
  const mayWrite = useMay('operator');
  return (
    <Card
      title={name}
      extra={template.isThere ? undefined : <Fits template={template} />}
      actions={[
        template.isThere ? <See key="see" template={template} /> : mayWrite && <Use key="use" template={template} />,
      ].filter(Boolean)}
    >
      <Typography.Paragraph>{about}</Typography.Paragraph>
      <pre style={{ margin: 0, whiteSpace: 'pre-wrap', fontSize: 13 }}>{template.text.trim()}</pre>
    </Card>
  );
};

/** How many customers a template fits, counted as any draft is. */
const Fits = ({ template: { kind, rule, value, text } }: { template: Template }) => {
  const words = useWords('start');
  const { api } = useServer();
  const mayAsk = useMay('operator');
  const { data, error } = useQuery({
    queryKey: ['template', text],
    queryFn: ({ signal }) =>
      answer(
        api.v1.evaluate.$post(
          { json: { all: true, rule: text, ...(kind === 'tag' ? { tags: [rule] } : { segments: [rule] }) } },
          { init: { signal } },
        ),
      ),
    staleTime: 60_000,
    enabled: mayAsk,
  });
  if (error !== null) return <Typography.Text type="secondary">{words.uncounted}</Typography.Text>;
  if (data === undefined || !('customers' in data))
    return <Typography.Text type="secondary">{mayAsk ? words.counting : ''}</Typography.Text>;
  const counted = countIn(data as never, kind, rule, value);
  return counted === undefined ? undefined : (
    <Typography.Text type="secondary">
      <Count count={counted} />
    </Typography.Text>
  );
};

type CountedAnswer = {
  readonly tags: readonly {
    readonly name: string;
    readonly values: readonly { readonly value: string; readonly count: number }[];
  }[];
  readonly segments: readonly { readonly name: string; readonly count: number }[];
};

const countIn = ({ tags, segments }: CountedAnswer, kind: Template['kind'], rule: string, value: string | undefined) =>
  kind === 'segment'
    ? segments.find(({ name }) => name === rule)?.count
    : tags.find(({ name }) => name === rule)?.values.find((each) => each.value === value)?.count;

const See = ({ template: { kind, rule } }: { template: Template }) => {
  const words = useWords('start');
  return (
    <Link href={`/rules?rule=${encodeURIComponent(`${kind}:${rule}`)}`}>
      {words.there} · {words.see}
    </Link>
  );
};

const Use = ({ template }: { template: Template }) => {
  const words = useWords('start');
  const { draft } = useDrafting();
  const [, navigate] = useLocation();
  const use = (): void => {
    const { path, text } = placeFor(draft.files, template);
    draft.write(path, text);
    const rule = encodeURIComponent(`${template.kind}:${template.rule}`);
    navigate(`/rules?file=${encodeURIComponent(path)}&rule=${rule}&tour=1`);
  };
  return (
    <Button type="link" onClick={use}>
      {words.use}
    </Button>
  );
};
