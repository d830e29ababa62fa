import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import { useRead } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Answered, Empty } from '../shared/states/index.ts';
import { formatMoney, limitWords } from '../shared/time/index.ts';

type ItemRow = AnswerOf<'listItems'>['rows'][number];

/** Whether an item is meant by what was typed: every word in the title, its pinyin or initials, the unit or the code. */
export function isMeant(item: ItemRow, typed: string): boolean {
  const all = [item.title.zh, item.title.en, item.search, item.unitTitle.zh, item.code].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every(word => all.includes(word));
}

/** First step (选事项): search in Chinese, pinyin or initials; one card an item. */
export function ItemSearch({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed);
  const items = useRead('listItems', { query: {} });
  const shown = useMemo(() => (items.data?.rows ?? []).filter(item => isMeant(item, words)), [items.data, words]);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <>
      <Input
        ref={input}
        size="large"
        className="bj-item-search"
        prefix={<SearchOutlined aria-hidden />}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onPressEnter={() => shown[0] && onChoose(shown[0].id)}
        placeholder={t('intake.search')}
        aria-label={t('intake.search')}
        allowClear
      />
      <Answered read={items} rows={6}>
        {() =>
          shown.length === 0 ? (
            <Empty title={t('intake.noItem')} hint={t('intake.noItemHint')} />
          ) : (
            <ul className="bj-items" aria-label={t('intake.items')}>
              {shown.map(item => (
                <li key={item.id}>
                  <ItemCard item={item} onChoose={() => onChoose(item.id)} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}

function ItemCard({ item, onChoose }: { readonly item: ItemRow; readonly onChoose: () => void }) {
  const { t, pick, lang } = useText();
  return (
    <button type="button" className="bj-item" onClick={onChoose}>
      <strong>{pick(item.title)}</strong>
      <span className="bj-soft">
        {pick(item.unitTitle)} · {pick(item.packTitle)}
      </span>
      <span className="bj-item-facts">
        <span>
          {t('item.promised')} <b>{limitWords(item, lang)}</b>
        </span>
        {item.promise !== 'register' && (
          <span>
            {t('item.statutory')} <b>{t('item.days', { n: item.statutoryLimit })}</b>
          </span>
        )}
        <span>
          {t('item.fee')} <b>{item.fee ? formatMoney(item.fee.amount, lang) : t('item.free')}</b>
        </span>
      </span>
    </button>
  );
}
