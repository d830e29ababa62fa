import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { CardLevel } from '#engine/clocks/types.ts';
import { EditField, useDesk } from '../draft/EditField.tsx';
import { posts } from '../messages/terms.ts';
import { cardsIn, clocksIn } from '../packs/rules.ts';
import { Notice } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';
import { type CardWhen, figureOf, kindOfWhen, whenOf } from './when.ts';

const wide = { width: '100%' };
const levels = ['warning', 'yellow', 'red'] as const;
const conducts = ['no-reasons', 'step-skipped', 'no-urging'] as const;
type Rule = NonNullable<ReturnType<typeof cardsIn>>['rules'][number];

function WhenField({ rule }: { readonly rule: Rule }) {
  const { say } = useText();
  return (
    <EditField<CardWhen> label={say('card.when')} address={{ part: 'cards', path: [rule.id, 'when'] }}>
      {({ id, value, set }) => {
        const kind = kindOfWhen(value);
        return (
          <div className="bjd-pair">
            <Select
              id={id}
              value={kind}
              options={(['before', 'after', 'used', 'conduct'] as const).map(one => ({ value: one, label: say(`when.${one}`) }))}
              onChange={next => set(whenOf(next))}
              style={wide}
            />
            {kind === 'conduct' && (
              <Select
                aria-label={say('card.conduct')}
                value={value.conduct ?? null}
                options={conducts.map(one => ({ value: one, label: say(`card.conduct.${one}`) }))}
                onChange={conduct => set({ conduct: String(conduct) })}
                style={wide}
              />
            )}
            {kind !== 'conduct' && (
              <InputNumber
                aria-label={say(kind === 'used' ? 'when.percent' : 'when.days')}
                min={kind === 'used' ? 1 : 0}
                max={kind === 'used' ? 100 : 365}
                precision={0}
                suffix={kind === 'used' ? '%' : say('when.daysUnit')}
                value={figureOf(value)}
                onChange={n => n !== null && set(whenOf(kind, n, value.at))}
                style={wide}
              />
            )}
            {(kind === 'before' || kind === 'after') && (
              <Select
                aria-label={say('when.moment')}
                value={value.at ?? 'open'}
                options={(['open', 'close'] as const).map(one => ({ value: one, label: say(`when.${one}`) }))}
                onChange={at => set(whenOf(kind, figureOf(value), at))}
                style={wide}
              />
            )}
          </div>
        );
      }}
    </EditField>
  );
}

function RuleFields({ rule, mayRemove }: { readonly rule: Rule; readonly mayRemove: boolean }) {
  const { say, lang } = useText();
  const desk = useDesk();
  return (
    <section className="bjd-panel" aria-label={say(`card.${rule.level}`)}>
      <div className="bjd-line bjd-spread">
        <span className="bjv-badge" data-kind={rule.level}>
          {say(`card.${rule.level}`)}
        </span>
        {mayRemove && (
          <Button size="small" icon={<DeleteOutlined />} onClick={() => desk.set({ part: 'cards', path: [rule.id] }, undefined)}>
            {say('card.remove')}
          </Button>
        )}
      </div>
      <WhenField rule={rule} />
      <EditField<readonly string[]> label={say('card.to')} address={{ part: 'cards', path: [rule.id, 'to'] }}>
        {({ id, value, set }) => (
          <Select
            id={id}
            mode="multiple"
            value={[...value]}
            options={Object.entries(posts).map(([post, words]) => ({ value: post, label: words[lang] }))}
            onChange={set}
            style={wide}
          />
        )}
      </EditField>
      <EditField<boolean> label={say('card.confirmed')} address={{ part: 'cards', path: [rule.id, 'confirmed'] }}>
        {({ id, value, set }) => (
          <Checkbox id={id} checked={value === true} onChange={({ target }) => set(target.checked)}>
            {value === true ? say('card.isConfirmed') : <span className="bjd-unconfirmed">{say('card.notConfirmed')}</span>}
          </Checkbox>
        )}
      </EditField>
    </section>
  );
}

/** A rule of that level whose id no other has. */
function newRule(level: CardLevel, ids: readonly string[]): Rule {
  let n = 1;
  let id: string = level;
  while (ids.includes(id)) id = `${level}-${++n}`;
  return { id, level, when: whenOf(level === 'warning' ? 'before' : 'after'), to: ['handler'], confirmed: false } as Rule;
}

/** Warning and card rules of a pack to be edited (红黄牌设置): the clock they follow, moments, receivers, whether they are confirmed. */
export function CardsTab() {
  const { say, pick } = useText();
  const desk = useDesk();
  const cards = cardsIn(desk.parts.cards);
  if (!cards) return <Notice title={say('card.none')} hint="" />;
  const ids = cards.rules.map(({ id }) => id);
  const isWhole = desk.body.kind === 'whole';
  return (
    <div className="bjd-stack">
      <section className="bjd-panel bjd-grid">
        <EditField<string> label={say('card.follows')} address={{ part: 'cards', path: ['basis'] }}>
          {({ id, value, set }) => (
            <Select
              id={id}
              value={value}
              options={clocksIn(desk.parts.clocks)
                .filter(({ per }) => !per)
                .map(clock => ({ value: clock.id, label: pick(clock.title) }))}
              onChange={set}
              style={wide}
            />
          )}
        </EditField>
        <EditField<readonly string[]> label={say('card.scope')} address={{ part: 'cards', path: ['scope'] }}>
          {({ id, value, set }) => (
            <Select
              id={id}
              mode="multiple"
              value={[...value]}
              options={(['case', 'stage', 'step'] as const).map(one => ({ value: one, label: say(`scope.${one}`) }))}
              onChange={set}
              style={wide}
            />
          )}
        </EditField>
      </section>
      <div className="bjd-cards">
        {cards.rules.map(rule => (
          <RuleFields key={rule.id} rule={rule} mayRemove={isWhole && cards.rules.length > 1} />
        ))}
      </div>
      {isWhole && (
        <div className="bjd-line">
          {levels.map(level => (
            <Button
              key={level}
              icon={<PlusOutlined />}
              onClick={() => {
                const rule = newRule(level, ids);
                desk.set({ part: 'cards', path: [rule.id] }, rule);
              }}
            >
              {say('card.add', { level: say(`card.${level}`) })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
