import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Form, Input, Typography } from 'antd';
import { answer } from '../../api/client.js';
import { useServer } from '../../api/server.js';
import { ProblemView } from '../../ui/problem-view.js';
import { useWords } from '../../words/index.js';

/** The way in: a key, which the browser then need not keep. */
export const LogIn = () => {
  const words = useWords('shell');
  const { api } = useServer();
  const queries = useQueryClient();
  const logIn = useMutation({
    mutationFn: ({ key }: { key: string }) => answer(api.v1.session.$post({ json: { key: key.trim() } })),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Flex component="main" justify="center" align="center" style={{ minHeight: '100%', padding: 24 }}>
      <Card style={{ width: 400, maxWidth: '100%' }}>
        <Typography.Title level={1} style={{ fontSize: 22, marginTop: 0 }}>
          {words.name}
        </Typography.Title>
        <Form layout="vertical" onFinish={(given: { key: string }) => logIn.mutate(given)}>
          <Form.Item
            label={words.key}
            name="key"
            extra={words.keyHelp}
            rules={[{ required: true, whitespace: true, message: words.keyMissing }]}
          >
            <Input.Password autoFocus autoComplete="current-password" size="large" />
          </Form.Item>
          {logIn.error === null ? undefined : <ProblemView problem={logIn.error} />}
          <Button
            type="primary"
            htmlType="submit"
            size="large"
            block
            loading={logIn.isPending}
            style={{ marginTop: 16 }}
          >
            {words.logIn}
          </Button>
        </Form>
      </Card>
    </Flex>
  );
};
