import { Tabs } from 'antd';
import { useSearchParams } from 'wouter';
import { Page } from '../../../ui/page.js';
import { useWords } from '../../../words/index.js';
import { PersonalTags } from '../personal/index.js';
import { EnterpriseTags } from './enterprise.js';

/** The tags of the book, which everybody sees, and one’s own: `/tags?tab=personal`. */
export const Library = () => {
  const words = useWords('tags');
  const shell = useWords('shell');
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'personal' ? 'personal' : 'enterprise';
  return (
    <Page title={shell.pages.tags}>
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'personal' ? { tab: key } : {})}
        destroyOnHidden
        items={[
          { key: 'enterprise', label: words.enterprise, children: <EnterpriseTags /> },
          { key: 'personal', label: words.personal, children: <PersonalTags /> },
        ]}
      />
    </Page>
  );
};
