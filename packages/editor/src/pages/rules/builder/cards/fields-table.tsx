import { type Ast, printNode } from '@tagwright/dsl';
import { Table } from 'antd';
import { useLanguage } from '../../../../words/index.js';

/** The fields of customers or of an event: names, types, dimensions. */
export const FieldsTable = ({ fields }: { fields: readonly Ast.FieldDecl[] }) => {
  const { locale, words } = useLanguage();
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="at"
      scroll={{ y: 360 }}
      dataSource={fields.map(({ names, type, group }, at) => ({
        at,
        name: names.map(({ text }) => text).join(' · '),
        type: printNode(type, { keywords: locale }),
        group: group?.text ?? '',
      }))}
      columns={[
        { title: words.builder.fields, dataIndex: 'name' },
        { title: words.builder.kindOfField, dataIndex: 'type' },
        { title: words.builder.dimension, dataIndex: 'group' },
      ]}
    />
  );
};
