import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { CodeListRow } from '#server/contract/codes.ts';
import { Answered, Notice } from '../ui/Answered.tsx';
import { formatMoment, shortCentre } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { TableHead } from '../ui/TableHead.tsx';
import './codes.css';
import { ListLink } from './links.tsx';
import { NewListDialog } from './NewListDialog.tsx';

function Source({ row }: { readonly row: CodeListRow }) {
  const { say, pick } = useText();
  if (row.kind === 'reserved') return say('codes.reserved');
  if (row.source) return pick(row.source);
  return shortCentre(pick(row.layers[0]?.title ?? { zh: '', en: '' }));
}

function Row({ row }: { readonly row: CodeListRow }) {
  const { say, pick, lang } = useText();
  const last = row.layers.at(-1);
  return (
    <tr>
      <td>
        <ListLink listId={row.id}>{pick(row.title)}</ListLink>
        <div className="bjd-soft bjd-hash">{row.id}</div>
      </td>
      <td>
        <Source row={row} />
      </td>
      <td className="bjd-wide-only">{row.levels.map(pick).join(lang === 'zh' ? '、' : ', ')}</td>
      <td className="bjd-number">{row.size.toLocaleString('en')}</td>
      <td className="bjd-wide-only">
        {row.kind === 'reserved' ? '' : row.own === 0 ? say('codes.ownNone') : say('codes.version', { n: row.own })}
      </td>
      <td className="bjd-wide-only">{last ? `${last.savedBy} ${formatMoment(last.savedAt)}` : ''}</td>
    </tr>
  );
}

/** The code lists of the centre (字典): shipped, of the centres above, its own, people and units. */
export function CodeListsPage() {
  const { say } = useText();
  const read = useRead('listCodeLists', {});
  const mayChange = useRead('getMe', {}).data?.may.includes('code.manage') ?? false;
  const [isNew, setNew] = useState(false);
  return (
    <>
      <div className="bjd-line">
        <div className="bjc-head">
          <h1>{say('codes')}</h1>
          <p className="bjd-soft">{say('codes.hint')}</p>
        </div>
        {mayChange && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
            {say('codes.new')}
          </Button>
        )}
      </div>
      <Answered read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Notice title={say('code.none')} hint="" />
          ) : (
            <div className="bjd-panel bjd-scroll">
              <table className="bjd-table">
                <TableHead
                  columns={[
                    'codes.list',
                    'codes.source',
                    { title: 'codes.levels', className: 'bjd-wide-only' },
                    { title: 'codes.size', className: 'bjd-number' },
                    { title: 'codes.own', className: 'bjd-wide-only' },
                    { title: 'codes.saved', className: 'bjd-wide-only' },
                  ]}
                />
                <tbody>
                  {rows.map(row => (
                    <Row key={row.id} row={row} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
      {isNew && <NewListDialog known={read.data?.rows.map(({ id }) => id) ?? []} onClose={() => setNew(false)} />}
    </>
  );
}
