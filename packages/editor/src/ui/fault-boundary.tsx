import { Button, Result } from 'antd';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useWords } from '../words/index.js';

interface Props {
  /** With another key the part is tried anew: where the page is another, say. */
  readonly children: ReactNode;
}

/** Keeps a fault of ours to the part that it happened in: the rest goes on, and what was written is kept. */
export class FaultBoundary extends Component<Props, { readonly fault: unknown }> {
  override state: { readonly fault: unknown } = { fault: undefined };

  static getDerivedStateFromError(fault: unknown): { readonly fault: unknown } {
    return { fault };
  }

  override componentDidCatch(fault: unknown, { componentStack }: ErrorInfo): void {
    // React tells the console by itself as well, without where it was.
    reportError(new Error(`a part of the app broke down:${componentStack ?? ''}`, { cause: fault }));
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return <Fault fault={fault} again={() => this.setState({ fault: undefined })} />;
  }
}

const Fault = ({ fault, again }: { fault: unknown; again: () => void }) => {
  const words = useWords('shell');
  return (
    <Result
      status="error"
      title={words.fault}
      subTitle={
        <>
          <div>{words.faultHelp}</div>
          <code>{String(fault)}</code>
        </>
      }
      extra={<Button onClick={again}>{words.retry}</Button>}
    />
  );
};
