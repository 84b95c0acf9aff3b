import { Button, Flex, Input, Typography } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../../../words/index.js';
import { lineKeys } from './line-keys.js';

/** Asks for a name. */
export const NameForm = ({
  label,
  initial = '',
  taken,
  help,
  button,
  done,
  cancel,
}: {
  label: string;
  initial?: string;
  /** What cannot be chosen, since something else is called so. */
  taken: readonly string[];
  help?: string;
  button?: string;
  done: (name: string) => void;
  cancel: () => void;
}) => {
  const words = useWords('builder');
  const shell = useWords('shell');
  const id = useId();
  const [name, setName] = useState(initial);
  const [fault, setFault] = useState<string>();
  const finish = (): void => {
    const wanted = name.trim();
    if (wanted === '') setFault(words.nameMissing);
    else if (wanted !== initial && taken.includes(wanted)) setFault(words.nameTaken(wanted));
    else done(wanted);
  };
  return (
    <Flex vertical gap={4}>
      <Flex gap={8}>
        <Input
          autoFocus
          aria-label={label}
          aria-describedby={id}
          placeholder={label}
          value={name}
          status={fault === undefined ? '' : 'error'}
          style={{ width: 184 }}
          onChange={({ target }) => {
            setName(target.value);
            setFault(undefined);
          }}
          onKeyDown={lineKeys(finish, cancel)}
        />
        <Button type="primary" onClick={finish}>
          {button ?? words.add}
        </Button>
        <Button onClick={cancel}>{shell.cancel}</Button>
      </Flex>
      <Typography.Text id={id} type={fault === undefined ? 'secondary' : 'danger'}>
        {fault ?? help}
      </Typography.Text>
    </Flex>
  );
};
