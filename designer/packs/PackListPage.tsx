import { EditOutlined, PlusOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { PackRow } from '#server/contract/schemas.ts';
import { Adoptable } from '../township/Adoptable.tsx';
import { Answered, Notice } from '../ui/Answered.tsx';
import { formatMoment, shortCentre } from '../ui/format.ts';
import { PackLink } from '../ui/PackLink.tsx';
import { sayOr, useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { TableHead } from '../ui/TableHead.tsx';
import { NewPackDialog } from './new/NewPackDialog.tsx';

/** What is to know of a pack at a glance (状态): where it comes from, how far it is behind, that a draft waits. */
function Marks({ row }: { readonly row: PackRow }) {
  const { say, pick } = useText();
  const { extends: above, behind, callsBehind, draft } = row;
  if (!above && behind === 0 && callsBehind.length === 0 && !draft)
    return <span className="bjd-soft">{row.number === null ? '' : say('packs.published')}</span>;
  return (
    <span className="bjd-marks">
      {above && (
        <span className="bjd-tag">{say('packs.extends', { centre: shortCentre(pick(above.centreTitle)), n: above.number ?? '' })}</span>
      )}
      {behind > 0 && (
        <span className="bjd-tag" data-kind="behind">
          <WarningOutlined aria-hidden /> {say('packs.behind', { n: behind })}
        </span>
      )}
      {callsBehind.length > 0 && (
        <span className="bjd-tag" data-kind="behind">
          <WarningOutlined aria-hidden /> {say('packs.callsBehind')}
        </span>
      )}
      {draft && (
        <span className="bjd-tag" data-kind="draft" title={`${draft.savedBy} ${formatMoment(draft.savedAt)}`}>
          <EditOutlined aria-hidden /> {say('packs.draft')}
        </span>
      )}
    </span>
  );
}

function Row({ row }: { readonly row: PackRow }) {
  const { say, pick } = useText();
  return (
    <tr>
      <td>
        <PackLink packId={row.id}>{pick(row.title)}</PackLink>
      </td>
      <td className="bjd-wide-only">{sayOr(say, `kind.${row.kind}`, 'kind.other')}</td>
      <td>{row.number === null ? say('notReleased') : say('releaseN', { n: row.number })}</td>
      <td>
        <Marks row={row} />
      </td>
      <td className="bjd-wide-only">{row.publishedAt === null ? '' : formatMoment(row.publishedAt)}</td>
      <td className="bjd-number">{say('openCasesN', { n: row.openCases })}</td>
      <td className="bjd-wide-only">{row.regimes.join('，')}</td>
    </tr>
  );
}

/** The packs of the centre (模板包列表), and for a township those it may adopt. */
export function PackListPage() {
  const { say } = useText();
  const read = useRead('listPacks', {});
  const may = useRead('getMe', {}).data?.may ?? [];
  const [isNew, setNew] = useState(false);
  return (
    <>
      <div className="bjd-titlebar">
        <div>
          <h1>{say('packs')}</h1>
          <p className="bjd-soft">{say(may.includes('pack.edit') ? 'packs.editHint' : 'packs.hint')}</p>
        </div>
        {may.includes('pack.edit') && read.data && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
            {say('new.open')}
          </Button>
        )}
      </div>
      {isNew && <NewPackDialog packs={read.data?.rows ?? []} onClose={() => setNew(false)} />}
      <Answered read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Notice title={say('packs.empty')} hint={say('packs.emptyHint')} />
          ) : (
            <div className="bjd-panel bjd-scroll">
              <table className="bjd-table">
                <TableHead
                  columns={[
                    'pack',
                    { title: 'kind', className: 'bjd-wide-only' },
                    'release',
                    'packs.state',
                    { title: 'publishedAt', className: 'bjd-wide-only' },
                    { title: 'openCases', className: 'bjd-number' },
                    { title: 'regimes', className: 'bjd-wide-only' },
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
      {may.includes('pack.edit') && <Adoptable mayAdopt={may.includes('pack.publish')} />}
    </>
  );
}
