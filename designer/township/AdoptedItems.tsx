import { EditOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ParentItem } from '#server/contract/designing.ts';
import { judgePromised } from '../clocks/limits.ts';
import { StageFields } from '../clocks/StageFields.tsx';
import { type StageLimits, stagesOf } from '../clocks/stages.ts';
import { itemValue, type OverlayBody, restoredItem, withItemChange } from '../draft/body.ts';
import { useDesk } from '../draft/EditField.tsx';
import { shortCentre } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { type AdoptedItem, adoptedItems, stillOffered, withItem } from './items.ts';
import { TableHead } from '../ui/TableHead.tsx';

const path = ['promisedLimit'] as const;

/** The promised limit here: taken into the draft only while it may stand; what may not is refused on the spot. */
function PromisedField({ one: { overlay, parent }, body }: { readonly one: AdoptedItem; readonly body: OverlayBody }) {
  const { say, pick } = useText();
  const desk = useDesk();
  const now = Number(itemValue(overlay, path, parent?.promisedLimit ?? 0));
  const [typed, setTyped] = useState<number | null>(now);
  useEffect(() => setTyped(now), [now]);
  const bounds = { statutory: parent?.statutoryLimit ?? now, ...(parent ? { parent: parent.promisedLimit } : {}) };
  const wrong = judgePromised(typed, bounds);
  const change = (value: number | null): void => {
    setTyped(value);
    if (judgePromised(value, bounds)) return;
    desk.change(() => withItemChange(body, { item: overlay.item, path, value, base: parent?.promisedLimit }));
  };
  return (
    <>
      <InputNumber
        aria-label={say('item.promisedOf', { item: parent ? pick(parent.title) : overlay.item })}
        value={typed}
        precision={0}
        onChange={change}
        {...(wrong ? { status: 'error' as const } : {})}
        style={{ width: 96 }}
      />
      {wrong && (
        <small className="bjd-wrong" role="alert">
          {pick(wrong)}
        </small>
      )}
    </>
  );
}

/** The stages of an item here, each an operation on the parent's. */
function StagesField({ one: { overlay, parent }, body }: { readonly one: AdoptedItem; readonly body: OverlayBody }) {
  const { pick } = useText();
  const desk = useDesk();
  const base = (parent?.item.stageLimits ?? {}) as StageLimits;
  const now: StageLimits = Object.fromEntries(
    stagesOf(base).flatMap(stage => {
      const value = itemValue(overlay, ['stageLimits', stage], base[stage]);
      return value === undefined ? [] : [[stage, Number(value)] as const];
    }),
  );
  const change = (limits: StageLimits): void =>
    desk.change(() =>
      stagesOf(base).reduce(
        (next, stage) =>
          withItemChange(next, { item: overlay.item, path: ['stageLimits', stage], value: limits[stage], base: base[stage] }),
        body,
      ),
    );
  const promised = Number(itemValue(overlay, path, parent?.promisedLimit ?? 0));
  return <StageFields item={parent ? pick(parent.title) : overlay.item} limits={now} promised={promised} onChange={change} />;
}

function AdoptedRow({
  one,
  body,
  units,
}: {
  readonly one: AdoptedItem;
  readonly body: OverlayBody;
  readonly units: readonly { id: string; title: { zh: string; en: string } }[];
}) {
  const { say, pick } = useText();
  const desk = useDesk();
  const { overlay, parent } = one;
  const isLocal = overlay.operations.length > 0;
  const layer = desk.server.layers.filter(({ centre }) => centre !== desk.owner.centre).at(-1);
  return (
    <tr>
      <td>{parent ? pick(parent.title) : overlay.item}</td>
      <td>
        <PromisedField one={one} body={body} />
      </td>
      <td>
        <StagesField one={one} body={body} />
      </td>
      <td className="bjd-number">
        {parent && (parent.promisedLimit === 0 ? say('adopt.sameDay') : say('unit.working-day', { n: parent.promisedLimit }))}
      </td>
      <td className="bjd-number">{parent ? say('unit.working-day', { n: parent.statutoryLimit }) : ''}</td>
      <td>
        {isLocal ? (
          <span className="bjd-origin" data-kind="local">
            <EditOutlined aria-hidden /> {say('origin.local')}
            <Button
              size="small"
              type="link"
              icon={<RollbackOutlined />}
              onClick={() => desk.change(() => restoredItem(body, overlay.item))}
            >
              {say('origin.restore')}
            </Button>
          </span>
        ) : (
          layer && (
            <span className="bjd-origin">{say('origin.layer', { centre: shortCentre(pick(layer.centreTitle)), n: layer.number })}</span>
          )
        )}
      </td>
      <td>
        <Select
          aria-label={say('adopt.unitOf', { item: parent ? pick(parent.title) : overlay.item })}
          value={overlay.unit}
          options={units.map(({ id, title }) => ({ value: id, label: pick(title) }))}
          onChange={unit =>
            desk.change(() => ({ ...body, items: body.items.map(item => (item.item === overlay.item ? { ...item, unit } : item)) }))
          }
          style={{ minWidth: 150 }}
        />
      </td>
    </tr>
  );
}

function AddItem({
  offered,
  body,
  units,
}: {
  readonly offered: readonly ParentItem[];
  readonly body: OverlayBody;
  readonly units: readonly { id: string; title: { zh: string; en: string } }[];
}) {
  const { say, pick } = useText();
  const desk = useDesk();
  const unit = units[0];
  if (offered.length === 0 || !unit) return null;
  return (
    <Select
      aria-label={say('adopt.more')}
      placeholder={say('adopt.more')}
      value={null}
      options={offered.map(({ id, title }) => ({ value: id, label: pick(title) }))}
      onChange={(id: string | null) => {
        const item = offered.find(one => one.id === id);
        if (item) desk.change(() => withItem(body, item, unit.id));
      }}
      style={{ width: '100%', maxWidth: 360, marginTop: 12 }}
    />
  );
}

/** The items a township has taken over, with the unit that does each and the limit promised here (承接事项时限). */
export function AdoptedItems({ body }: { readonly body: OverlayBody }) {
  const { say } = useText();
  const desk = useDesk();
  const units = useRead('getOrganisation', {}).data?.units ?? [];
  const items = adoptedItems(body, desk.server.parentItems);
  return (
    <section className="bjd-panel">
      <h2>{say('adopt.items')}</h2>
      <p className="bjd-soft">{say('adopt.itemsHint')}</p>
      {items.length === 0 ? (
        <p>{say('adopt.none')}</p>
      ) : (
        <div className="bjd-scroll">
          <table className="bjd-table bjd-middle">
            <TableHead
              columns={[
                'item',
                'item.promised',
                'item.stages',
                { title: 'item.parentPromised', className: 'bjd-number' },
                { title: 'item.statutory', className: 'bjd-number' },
                'origin',
                'adopt.unit',
              ]}
            />
            <tbody>
              {items.map(one => (
                <AdoptedRow key={one.overlay.item} one={one} body={body} units={units} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddItem offered={stillOffered(body, desk.server.parentItems)} body={body} units={units} />
    </section>
  );
}
