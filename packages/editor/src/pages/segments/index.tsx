import { Page } from '../../ui/page.js';
import { useWords } from '../../words/index.js';

export function SegmentsPage() {
  const words = useWords('shell');
  return <Page title={words.pages.segments}>{undefined}</Page>;
}
