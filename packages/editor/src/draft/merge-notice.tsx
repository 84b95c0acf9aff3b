import { App } from 'antd';
import { useCallback, useEffect } from 'react';
import { Link } from 'wouter';
import { useWords } from '../words/index.js';
import type { Conflict } from './book-draft.js';
import type { Saving } from './saving.js';

/**
 * Tells the author that what he wrote in another tab or at another machine came into this draft, and where to choose.
 * @param torn Files that have to be chosen in from the beginning on.
 */
export const useMergeNotice = (saving: Saving, torn: readonly Conflict[]): void => {
  const words = useWords('draft');
  const { notification } = App.useApp();
  const warn = useCallback(
    (conflicts: readonly Conflict[]) =>
      notification.warning({
        key: 'torn',
        title: words.torn(conflicts.map(({ path }) => path)),
        description: <Link href="/publish">{words.toChoice}</Link>,
        duration: false,
      }),
    [notification, words],
  );
  useEffect(() => {
    if (torn.length > 0) warn(torn);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- told once, and not again in another language
  }, [torn]);
  useEffect(
    () =>
      saving.onMerged(({ conflicts }) => {
        if (conflicts.length === 0) notification.info({ title: words.merged, description: words.mergedHelp });
        else warn(conflicts);
      }),
    [saving, notification, warn, words],
  );
};
