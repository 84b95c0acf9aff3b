import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useNewKeys } from '../../ui/just-changed.js';
import { useWords } from '../../words/index.js';
import './tags.css';

/** A customer in a list, with what stands in the columns beside the id. */
export interface ListedMember {
  readonly customer: string;
  readonly cells: readonly ReactNode[];
}

interface MemberListProps {
  /** What the list is called. */
  readonly label: string;
  /** The headings beside the customer’s. */
  readonly columns: readonly string[];
  readonly members: readonly ListedMember[];
  /** Asks for the next page; undefined once all are there. */
  readonly more: (() => void) | undefined;
}

const ROW = 40;
/** So many rows before the end the next page is asked for. */
const AHEAD = 20;

/** Customers in a list of any length: only what is in sight is drawn. */
export const MemberList = ({ label, columns, members, more }: MemberListProps) => {
  const words = useWords('tags');
  const place = useRef<HTMLDivElement>(null);
  const fresh = useNewKeys(members.length === 0 ? undefined : members.map(({ customer }) => customer));
  const rows = useVirtualizer({
    count: members.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    overscan: 10,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more !== undefined && last >= members.length - AHEAD) more();
  }, [last, members.length, more]);
  const style = { gridTemplateColumns: `minmax(120px, 1fr) repeat(${columns.length}, minmax(0, 1fr))` };
  return (
    <div
      ref={place}
      className="tw-members"
      style={{ maxHeight: (members.length + 1) * ROW + 2 }}
      role="table"
      aria-label={label}
      aria-rowcount={members.length + 1}
    >
      <div role="rowgroup" className="tw-member-head">
        <div role="row" aria-rowindex={1} className="tw-member" style={style}>
          {[words.customer, ...columns].map((heading) => (
            <span key={heading} role="columnheader">
              {heading}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start }) => {
          const member = members[index];
          if (member === undefined) return undefined;
          return (
            <div
              key={member.customer}
              role="row"
              aria-rowindex={index + 2}
              className={`tw-member${fresh.has(member.customer) && members.length <= 200 ? ' tw-just-changed' : ''}`}
              style={{ ...style, position: 'absolute', insetInline: 0, top: start }}
            >
              <span role="cell">
                <Link href={`/customers/${encodeURIComponent(member.customer)}`}>{member.customer}</Link>
              </span>
              {member.cells.map((cell, at) => (
                <span key={columns[at]} role="cell">
                  {cell}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
};
