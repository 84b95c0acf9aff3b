import { Modal } from 'antd';
import { useWords } from '../../words/index.js';

/** The list of keys. */
export const Keys = ({ close }: { close: () => void }) => {
  const { keys } = useWords('start');
  return (
    <Modal open onCancel={close} footer={null} title={keys.title} width={480}>
      <table style={{ width: '100%', borderSpacing: '0 8px' }}>
        <tbody>
          {keys.list.map(([key, does]) => (
            <tr key={key}>
              <th scope="row" style={{ textAlign: 'start', fontWeight: 400, width: 200 }}>
                <kbd>{key}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
};
