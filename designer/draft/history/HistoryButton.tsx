import { HistoryOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Popconfirm } from 'antd';
import { useState } from 'react';
import type { DraftVersion } from '#server/contract/publishing.ts';
import type { Release } from '#server/contract/schemas.ts';
import { asRelease } from '../../edit/asRelease.ts';
import { DiagramTab } from '../../packs/DiagramTab.tsx';
import { Answered } from '../../ui/Answered.tsx';
import { formatMoment } from '../../ui/format.ts';
import { type Say, sayOr, useText } from '../../ui/preferences.tsx';
import { api, problemOf, useRead } from '../../ui/read.ts';
import { type DraftBody, partsOf } from '../body.ts';
import { useDesk } from '../EditField.tsx';

/** Parts that were changed, in words. */
const partWords = ({ parts }: DraftVersion, say: Say): string =>
  parts.length === 0 ? say('states.nothing') : parts.map(part => sayOr(say, `states.part.${part}`, 'states.part.other')).join('、');

/** A stored state of the draft drawn as it was (查看历史版本). */
function Shown({ version, released }: { readonly version: number; readonly released: Release }) {
  const { pack, base } = useDesk();
  const read = useRead('getDraftVersion', { params: { packId: pack, version } });
  return (
    <Answered read={read}>
      {({ body }) => <DiagramTab release={asRelease(partsOf(body as unknown as DraftBody, base), released)} key={version} />}
    </Answered>
  );
}

function States({ released, onClose }: { readonly released: Release; readonly onClose: () => void }) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const desk = useDesk();
  const queries = useQueryClient();
  const read = useRead('listDraftVersions', { params: { packId: desk.pack } });
  const [shown, setShown] = useState<number | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const restore = async (version: number): Promise<void> => {
    setFailed(null);
    try {
      const { body } = await api.call('getDraftVersion', { params: { packId: desk.pack, version } });
      // what is not stored yet becomes a state one can go back to
      if (desk.state !== 'clean' && (await desk.save()) === null) return setFailed(say('save.failed'));
      desk.redraw(() => body as unknown as DraftBody);
      if ((await desk.save()) === null) return setFailed(say('save.failed'));
      await queries.invalidateQueries({ queryKey: ['listDraftVersions'] });
      void message.success(say('states.restored', { n: version }));
      onClose();
    } catch (error) {
      setFailed(pick(problemOf(error).message));
    }
  };
  return (
    <div className="bjd-stack">
      <p className="bjd-soft">{say('states.hint')}</p>
      {failed && <Alert type="error" showIcon title={failed} />}
      <Answered read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p>{say('states.none')}</p>
          ) : (
            <table className="bjd-table">
              <thead>
                <tr>
                  <th scope="col">{say('states.when')}</th>
                  <th scope="col">{say('states.who')}</th>
                  <th scope="col">{say('states.what')}</th>
                  <th scope="col">
                    <span className="bjd-hidden">{say('act')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(row => (
                  <tr key={row.version} aria-current={row.version === desk.server.version || undefined}>
                    <td>{formatMoment(row.savedAt)}</td>
                    <td>{row.savedBy.name}</td>
                    <td>{partWords(row, say)}</td>
                    <td className="bjd-number">
                      <Button
                        size="small"
                        aria-expanded={shown === row.version}
                        onClick={() => setShown(shown === row.version ? null : row.version)}
                      >
                        {say('states.look')}
                      </Button>{' '}
                      {row.version !== desk.server.version && (
                        <Popconfirm
                          title={say('states.restoreTitle')}
                          description={say('states.restoreHint')}
                          okText={say('states.restore')}
                          cancelText={say('cancel')}
                          onConfirm={() => restore(row.version)}
                        >
                          <Button size="small">{say('states.restore')}</Button>
                        </Popconfirm>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      {shown !== null && <Shown version={shown} released={released} />}
    </div>
  );
}

/** Opens the stored states of the draft (历史): who saved what and when; any of them may be looked at and gone back to. */
export function HistoryButton({ released }: { readonly released: Release }) {
  const { say } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<HistoryOutlined />} onClick={() => setOpen(true)}>
        {say('states.open')}
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={say('states.title')} size="large" destroyOnHidden>
        <States released={released} onClose={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
