import { Tabs } from 'antd';
import { useSearchParams } from 'wouter';
import { Page } from '../../ui/page.js';
import { useWords } from '../../words/index.js';
import { Import } from './import/index.js';
import { Quality } from './quality/index.js';
import { Sources } from './sources/index.js';

/** How far the data can be trusted, and the ways in. */
export function DataPage() {
  const words = useWords('data');
  const { pages } = useWords('shell');
  const [search, setSearch] = useSearchParams();
  return (
    <Page title={pages.data}>
      <Tabs
        activeKey={search.get('tab') ?? 'quality'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        items={[
          { key: 'quality', label: words.tabs.quality, children: <Quality /> },
          { key: 'import', label: words.tabs.import, children: <Import /> },
          { key: 'sources', label: words.tabs.sources, children: <Sources /> },
        ]}
      />
    </Page>
  );
}
