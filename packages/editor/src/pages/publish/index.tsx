import { Tabs } from 'antd';
import { useSearchParams } from 'wouter';
import { Page } from '../../ui/page.js';
import { useWords } from '../../words/index.js';
import { DraftPlan } from './draft/index.js';
import { History } from './history/index.js';

/** What would change by publishing the draft, and what was published before. */
export function PublishPage() {
  const words = useWords('publish');
  const { pages } = useWords('shell');
  const [search, setSearch] = useSearchParams();
  return (
    <Page title={pages.publish}>
      <Tabs
        activeKey={search.get('tab') ?? 'draft'}
        onChange={(tab) => setSearch({ tab })}
        destroyOnHidden
        items={[
          { key: 'draft', label: words.tabs.draft, children: <DraftPlan /> },
          { key: 'history', label: words.tabs.history, children: <History /> },
        ]}
      />
    </Page>
  );
}
