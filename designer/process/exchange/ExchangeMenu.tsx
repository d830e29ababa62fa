import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Dropdown, Modal, Tooltip } from 'antd';
import { useRef, useState } from 'react';
import { useDesk } from '../../draft/EditField.tsx';
import { useText } from '../../ui/preferences.tsx';
import type { SlotProps } from '../slots.ts';
import { hand, pdfOfSvg, pngOf } from './picture.ts';
import { type Imported, ofPack, readForeign } from './read.ts';

const kinds = ['bpmn', 'svg', 'png', 'pdf'] as const;
type Kind = (typeof kinds)[number];
const isKind = (value: string): value is Kind => kinds.some(kind => kind === value);

/** What a file will do here, before it takes the place of the drawing (导入报告). */
function ImportDialog({
  found,
  name,
  onTake,
  onClose,
}: {
  readonly found: Imported;
  readonly name: string;
  readonly onTake: () => void;
  readonly onClose: () => void;
}) {
  const { say, pick } = useText();
  const { pack } = useDesk();
  const problems = ofPack(found, pack);
  const errors = problems.filter(({ severity }) => severity === 'error');
  return (
    <Modal
      open
      width={720}
      title={say('exchange.report', { name })}
      okText={say('exchange.take')}
      cancelText={say('cancel')}
      onOk={onTake}
      onCancel={onClose}
    >
      <div className="bjd-stack">
        {errors.length === 0 ? (
          <Alert type="success" showIcon title={say('exchange.runs', { n: found.elements })} />
        ) : (
          <Alert type="warning" showIcon title={say('exchange.runsNot', { n: errors.length })} />
        )}
        {problems.length > 0 && (
          <ul className="bjd-tall" aria-label={say('exchange.problems')}>
            {problems.map(({ code, element, message }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: problems have no ids and the list never changes
              <li key={`${code} ${element ?? ''} ${index}`}>{pick(message)}</li>
            ))}
          </ul>
        )}
        {found.isLaidOut && <p>{say('exchange.laidOut')}</p>}
        {found.encoding !== 'utf-8' && <p>{say('exchange.encoding', { encoding: found.encoding })}</p>}
        {found.vocabularies.length > 0 && (
          <section>
            <h3>{say('exchange.kept')}</h3>
            <ul>
              {found.vocabularies.map(({ uri, count }) => (
                <li key={uri}>{say('exchange.keptOne', { uri, n: count })}</li>
              ))}
            </ul>
          </section>
        )}
        <p className="bjd-soft">{say('exchange.hint')}</p>
      </div>
    </Modal>
  );
}

/** Taking BPMN files in and giving the drawing out as BPMN, SVG, PNG and PDF (导入导出). */
export function ExchangeMenu({ editor, parts }: SlotProps) {
  const { say, pick } = useText();
  const { message } = App.useApp();
  const desk = useDesk();
  const file = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<{ readonly read: Imported; readonly name: string } | null>(null);
  const read = async (chosen: File): Promise<void> => {
    const answer = await readForeign(new Uint8Array(await chosen.arrayBuffer()));
    if ('refused' in answer) void message.error(pick(answer.refused));
    else setFound({ read: answer, name: chosen.name });
  };
  const take = async (bpmn: string): Promise<void> => {
    // what was drawn until now stands in the history, even when it was not saved yet
    await desk.save();
    desk.redraw(body => (body.kind === 'whole' ? { ...body, pack: { ...body.pack, bpmn } } : body));
    setFound(null);
  };
  const give = async (kind: Kind): Promise<void> => {
    const name = `${parts.head.title.zh || desk.pack}.${kind}`;
    try {
      if (kind === 'bpmn') return hand(name, await editor.saveXml(), 'application/xml');
      const svg = await editor.saveSvg();
      if (kind === 'svg') return hand(name, svg, 'image/svg+xml');
      hand(name, kind === 'png' ? await pngOf(svg) : await pdfOfSvg(svg), kind === 'png' ? 'image/png' : 'application/pdf');
    } catch {
      void message.error(say('exchange.failed'));
    }
  };
  return (
    <>
      <Tooltip title={say('exchange.in')} placement="bottom">
        <Button size="small" icon={<UploadOutlined />} aria-label={say('exchange.in')} onClick={() => file.current?.click()} />
      </Tooltip>
      <input
        ref={file}
        type="file"
        hidden
        accept=".bpmn,.bpmn20,.xml,.bpmn20.xml"
        aria-label={say('exchange.file')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) void read(chosen);
          target.value = '';
        }}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: kinds.map(kind => ({ key: kind, label: say(`exchange.${kind}`) })),
          onClick: ({ key }) => void (isKind(key) && give(key)),
        }}
      >
        <Button size="small" icon={<DownloadOutlined />} aria-label={say('exchange.out')} title={say('exchange.out')} />
      </Dropdown>
      {found && (
        <ImportDialog found={found.read} name={found.name} onTake={() => void take(found.read.bpmn)} onClose={() => setFound(null)} />
      )}
    </>
  );
}
