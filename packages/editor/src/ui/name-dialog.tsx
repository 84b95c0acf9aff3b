import { Form, type FormRule, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/index.js';

interface NameDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What the button says that takes the name. */
  readonly okText: string;
  readonly label: string;
  readonly placeholder: string;
  /** What a name has to be. */
  readonly rules: FormRule[];
  readonly longest: number;
  /** Below the field. */
  readonly extra?: string;
  /** Above it. */
  readonly children?: ReactNode;
  /** Whether the field bears the sign of one that has to be filled in. */
  readonly requiredMark?: boolean;
  readonly take: (name: string) => void;
  readonly close: () => void;
}

/** Asks for a name, and takes it once it is as it has to be. It is empty whenever it opens. */
export const NameDialog = ({
  isOpen,
  title,
  okText,
  label,
  placeholder,
  rules,
  longest,
  extra,
  children,
  requiredMark = true,
  take,
  close,
}: NameDialogProps) => {
  const { cancel } = useWords('shell');
  const [form] = Form.useForm<{ name: string }>();
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={okText}
      cancelText={cancel}
      onOk={form.submit}
      onCancel={close}
      destroyOnHidden
    >
      {children}
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        requiredMark={requiredMark}
        onFinish={({ name }) => take(name)}
      >
        <Form.Item name="name" label={label} extra={extra} rules={rules}>
          <Input autoFocus maxLength={longest} placeholder={placeholder} />
        </Form.Item>
      </Form>
    </Modal>
  );
};
