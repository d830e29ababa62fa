import { CopyOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Tooltip } from 'antd';
import { useDesk } from '../draft/EditField.tsx';
import { Notice } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { actColumn, TableHead } from '../ui/TableHead.tsx';
import { scenariosOf } from './cases.ts';
import type { Golden } from './useGolden.tsx';

/** What can be done with one golden case (用例操作); a red one is opened to see what came out and to accept it. */
export function CaseActs({ id, isRed = false, golden }: { readonly id: string; readonly isRed?: boolean; readonly golden: Golden }) {
  const { say, pick } = useText();
  const scenario = scenariosOf(useDesk().body)[id];
  if (!scenario) return null;
  const title = pick(scenario.title);
  return (
    <span className="bjd-line">
      <Button
        size="small"
        type={isRed ? 'primary' : 'default'}
        icon={<EditOutlined />}
        aria-label={`${say('golden.open')} ${title}`}
        onClick={() => golden.edit(id)}
      >
        {say('golden.open')}
      </Button>
      <Tooltip title={say('golden.copy')}>
        <Button size="small" icon={<CopyOutlined />} aria-label={`${say('golden.copy')} ${title}`} onClick={() => golden.copy(id)} />
      </Tooltip>
      <Popconfirm
        title={say('golden.delete.title', { title })}
        description={say('golden.delete.hint')}
        okText={say('golden.delete')}
        cancelText={say('cancel')}
        onConfirm={() => golden.remove(id)}
      >
        <Button size="small" danger icon={<DeleteOutlined />} aria-label={`${say('golden.delete')} ${title}`} />
      </Popconfirm>
    </span>
  );
}

/** The golden cases of the draft before they are run (用例列表). */
export function CaseList({ mayEdit, golden }: { readonly mayEdit: boolean; readonly golden: Golden }) {
  const { say, pick } = useText();
  const desk = useDesk();
  const cases = Object.entries(scenariosOf(desk.body));
  if (desk.body.kind !== 'whole') return null;
  if (cases.length === 0) return <Notice title={say('golden.none')} hint={say('golden.noneHint')} />;
  return (
    <section className="bjd-panel">
      <div className="bjd-scroll" tabIndex={-1}>
        <table className="bjd-table bjd-stacked">
          <TableHead columns={['simulate.case', 'golden.item', actColumn]} />
          <tbody>
            {cases.map(([id, { title, item }]) => (
              <tr key={id}>
                <td className="bjd-case">{pick(title)}</td>
                <td data-label={say('golden.item')}>
                  {pick(
                    desk.body.kind === 'whole'
                      ? (desk.body.golden.items.find(one => one.id === item)?.title ?? { zh: item, en: item })
                      : { zh: item, en: item },
                  )}
                </td>
                <td className="bjd-number">{mayEdit && <CaseActs id={id} golden={golden} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
