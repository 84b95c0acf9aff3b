import { App } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useWords } from '../words/index.js';
import type { Saving } from './saving.js';

/** Tells the author that what he wrote in another tab or at another machine came into this draft, and where to choose. */
export const useMergeNotice = (saving: Saving): void => {
  const words = useWords('draft');
  const { notification } = App.useApp();
  useEffect(
    () =>
      saving.onMerged(({ conflicts }) => {
        if (conflicts.length === 0) notification.info({ title: words.merged, description: words.mergedHelp });
        else
          notification.warning({
            title: words.torn(conflicts.map(({ path }) => path)),
            description: <Link href="/publish">{words.toChoice}</Link>,
            duration: false,
          });
      }),
    [saving, notification, words],
  );
};
