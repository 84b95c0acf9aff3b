import { Table } from 'antd';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useValueText } from '../../../ui/value.js';
import { useWords } from '../../../words/index.js';
import { useCatalog } from '../../../api/known.js';
import { columnsFor } from './columns.js';
import type { Found } from './index.js';

/** Who was found, with what says who it is. */
export const Results = ({ items, isOld }: { readonly items: readonly Found[]; readonly isOld: boolean }) => {
  const words = useWords('customers');
  const value = useValueText();
  const { data: catalog } = useCatalog();
  const fields = useMemo(() => columnsFor(catalog?.customer.fields ?? []), [catalog]);
  return (
    <Table<Found>
      size="small"
      rowKey="id"
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      style={{ opacity: isOld ? 0.55 : 1 }}
      columns={[
        {
          key: 'id',
          title: words.id,
          dataIndex: 'id',
          fixed: 'left',
          render: (id: string) => <Link href={`/customers/${encodeURIComponent(id)}`}>{id}</Link>,
        },
        ...fields.map(({ name, type }) => ({
          key: name,
          title: name,
          align: type === 'number' || type === 'money' ? ('right' as const) : ('left' as const),
          onCell: () => ({ style: { maxWidth: 220, fontVariantNumeric: 'tabular-nums' } }),
          render: (_: unknown, { fields: known }: Found) => value(known[name], type),
        })),
      ]}
    />
  );
};
