import { Alert, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem.js';
import { useWords } from '../words/index.js';

/** What went wrong, in the words of the server, and a way on. */
export const ProblemView = ({ problem, retry, more }: { problem: unknown; retry?: () => void; more?: ReactNode }) => {
  const words = useWords('shell');
  const { title, detail, requestId } = described(problem, words);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          <div>{detail}</div>
          {more}
          {requestId === undefined ? undefined : (
            <Typography.Text type="secondary">{words.requestId(requestId)}</Typography.Text>
          )}
        </>
      }
      action={retry === undefined ? undefined : <Button onClick={retry}>{words.retry}</Button>}
    />
  );
};

/** The words for whatever was thrown. */
export const described = (
  problem: unknown,
  words: { readonly problem: string; readonly unreachable: string },
): { readonly title: string; readonly detail: string; readonly requestId: string | undefined } => {
  if (!(problem instanceof Problem)) return { title: words.problem, detail: String(problem), requestId: undefined };
  if (problem.code === 'unreachable') return { title: words.problem, detail: words.unreachable, requestId: undefined };
  const { title, detail, requestId } = problem.document;
  return { title, detail, requestId };
};
