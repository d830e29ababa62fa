import { EditOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ChangedItem, ParentItem } from '#server/contract/designing.ts';
import { judgePromised } from '../clocks/limits.ts';
import { StageFields } from '../clocks/StageFields.tsx';
import { type StageLimits, stagesOf } from '../clocks/stages.ts';
import { itemValue, type OverlayBody, restoredItem, withChosen, withItemChange } from '../draft/body.ts';
import { useDesk } from '../draft/EditField.tsx';
import { useTitles } from '../releases/useTitles.ts';
import { valueWords } from '../releases/values.ts';
import { formatMoment, shortCentre } from '../ui/format.ts';
import { useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';
import { WhoseNotice } from '../ui/WhoseNotice.tsx';
import { type AdoptedItem, adoptedItems, stillOffered, withItem } from './items.ts';
import { TableHead } from '../ui/TableHead.tsx';

const path = ['promisedLimit'] as const;

/** Changes the overlay as it is by then, not as it was when the page was drawn. */
function useOverlay(): (make: (body: OverlayBody) => OverlayBody) => void {
  const { change } = useDesk();
  return make => change(body => (body.kind === 'overlay' ? make(body) : body));
}

/** The promised limit here: taken into the draft only while it may stand; what may not is refused on the spot. */
function PromisedField({ one: { overlay, parent } }: { readonly one: AdoptedItem }) {
  const { say, pick } = useText();
  const changeOverlay = useOverlay();
  const now = Number(itemValue(overlay, path, parent?.promisedLimit ?? 0));
  const [typed, setTyped] = useState<number | null>(now);
  useEffect(() => setTyped(now), [now]);
  const bounds = { statutory: parent?.statutoryLimit ?? now, ...(parent ? { parent: parent.promisedLimit } : {}) };
  const wrong = judgePromised(typed, bounds);
  const change = (value: number | null): void => {
    setTyped(value);
    if (judgePromised(value, bounds)) return;
    changeOverlay(body => withItemChange(body, { item: overlay.item, path, value, base: parent?.promisedLimit }));
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
function StagesField({ one: { overlay, parent } }: { readonly one: AdoptedItem }) {
  const { pick } = useText();
  const changeOverlay = useOverlay();
  const base = (parent?.item.stageLimits ?? {}) as StageLimits;
  const now: StageLimits = Object.fromEntries(
    stagesOf(base).flatMap(stage => {
      const value = itemValue(overlay, ['stageLimits', stage], base[stage]);
      return value === undefined ? [] : [[stage, Number(value)] as const];
    }),
  );
  const change = (limits: StageLimits): void =>
    changeOverlay(body =>
      stagesOf(base).reduce(
        (next, stage) =>
          withItemChange(next, { item: overlay.item, path: ['stageLimits', stage], value: limits[stage], base: base[stage] }),
        body,
      ),
    );
  const promised = Number(itemValue(overlay, path, parent?.promisedLimit ?? 0));
  return <StageFields item={parent ? pick(parent.title) : overlay.item} limits={now} promised={promised} onChange={change} />;
}

/** An item that was changed beside the draft and otherwise in it (草稿外修改): who, when, what, and which is to stay. */
function ChangedNotice({ changed }: { readonly changed: ChangedItem }) {
  const { say, pick, lang } = useText();
  const changeOverlay = useOverlay();
  const telling = { lang, say, titles: useTitles() };
  const words = (value: unknown, at: readonly string[]): string => valueWords(value, telling, at.at(-1));
  const choose = (isTaken: boolean): void => changeOverlay(body => withChosen(body, changed, isTaken));
  return (
    <WhoseNotice
      title={say('item.changedBy', { name: changed.savedBy.name, at: formatMoment(changed.savedAt) })}
      take={{ words: say('item.takeNow'), onChoose: () => choose(true) }}
      keep={{ words: say('item.keepDraft'), onChoose: () => choose(false) }}
    >
      {changed.changes.map(({ path: at, label, was, is }) => (
        <li key={at.join('/')}>{say('item.staleChange', { what: pick(label), was: words(was, at), is: words(is, at) })}</li>
      ))}
    </WhoseNotice>
  );
}

function AdoptedRow({
  one,
  units,
}: {
  readonly one: AdoptedItem;
  readonly units: readonly { id: string; title: { zh: string; en: string } }[];
}) {
  const { say, pick } = useText();
  const desk = useDesk();
  const changeOverlay = useOverlay();
  const { overlay, parent } = one;
  const changed = desk.server.changedItems.find(({ item, version }) => item === overlay.item && version !== overlay.own);
  const isLocal = overlay.operations.length > 0;
  const layer = desk.server.layers.filter(({ centre }) => centre !== desk.owner.centre).at(-1);
  return (
    <>
      <tr>
        <td>{parent ? pick(parent.title) : overlay.item}</td>
        <td data-label={say('item.promised')}>
          <PromisedField one={one} />
        </td>
        <td data-label={say('item.stages')}>
          <StagesField one={one} />
        </td>
        <td className="bjd-number" data-label={say('item.parentPromised')}>
          {parent && (parent.promisedLimit === 0 ? say('adopt.sameDay') : say('unit.working-day', { n: parent.promisedLimit }))}
        </td>
        <td className="bjd-number" data-label={say('item.statutory')}>
          {parent ? say('unit.working-day', { n: parent.statutoryLimit }) : ''}
        </td>
        <td data-label={say('origin')}>
          {isLocal ? (
            <span className="bjd-origin" data-kind="local">
              <EditOutlined aria-hidden /> {say('origin.local')}
              <Button
                size="small"
                type="link"
                icon={<RollbackOutlined />}
                onClick={() => changeOverlay(body => restoredItem(body, overlay.item))}
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
        <td data-label={say('adopt.unit')}>
          <Select
            aria-label={say('adopt.unitOf', { item: parent ? pick(parent.title) : overlay.item })}
            value={overlay.unit}
            options={units.map(({ id, title }) => ({ value: id, label: pick(title) }))}
            onChange={unit =>
              changeOverlay(body => ({ ...body, items: body.items.map(item => (item.item === overlay.item ? { ...item, unit } : item)) }))
            }
            style={{ minWidth: 150 }}
          />
        </td>
      </tr>
      {changed && (
        <tr>
          <td colSpan={7}>
            <ChangedNotice changed={changed} />
          </td>
        </tr>
      )}
    </>
  );
}

function AddItem({
  offered,
  units,
}: {
  readonly offered: readonly ParentItem[];
  readonly units: readonly { id: string; title: { zh: string; en: string } }[];
}) {
  const { say, pick } = useText();
  const changeOverlay = useOverlay();
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
        if (item) changeOverlay(known => withItem(known, item, unit.id));
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
          <table className="bjd-table bjd-middle bjd-stacked">
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
                <AdoptedRow key={one.overlay.item} one={one} units={units} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddItem offered={stillOffered(body, desk.server.parentItems)} units={units} />
    </section>
  );
}
