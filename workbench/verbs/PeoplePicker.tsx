import { Button, Select } from 'antd';
import { useId } from 'react';
import { postWords } from '#processes/words.ts';
import type { AnswerOf } from '#server/contract/routes.ts';
import { useMe, useRead } from '../shared/api/index.ts';
import type { Language } from '../shared/messages/index.ts';
import { useVerbText } from './useVerbText.ts';

interface PeoplePickerProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (accounts: readonly string[], names: readonly string[]) => void;
  readonly isMany?: boolean;
  /** Who cannot be chosen, besides oneself: they take part already. */
  readonly without?: readonly string[];
  /** Oneself may be chosen too. */
  readonly hasSelf?: boolean;
  readonly isMissing: boolean;
}

type Organisation = AnswerOf<'getOrganisation'>;

/** `区市场监督管理局 承办人` for every post of a person. */
export function postsOf({ posts }: Organisation['people'][number], { units }: Organisation, lang: Language): string {
  const words = posts.map(({ post, unit }) => {
    const at = units.find(({ id }) => id === unit)?.title[lang];
    return [at, postWords[post]?.[lang]].filter(Boolean).join(' ');
  });
  return [...new Set(words)].filter(Boolean).join('，');
}

/** Chooses people of the centre by name, unit or post (选人). */
export function PeoplePicker({ label, value, onChange, isMany = false, without = [], hasSelf = false, isMissing }: PeoplePickerProps) {
  const { t, lang } = useVerbText();
  const id = useId();
  const me = useMe();
  const read = useRead('getOrganisation', {});
  const people = (read.data?.people ?? []).filter(({ account }) => (hasSelf || account !== me.account) && !without.includes(account));
  const options = people.map(person => ({
    value: person.account,
    label: person.name,
    posts: read.data ? postsOf(person, read.data, lang) : '',
  }));
  const nameOf = (account: string): string => people.find(person => person.account === account)?.name ?? '';
  const change = (chosen: string | readonly string[] | undefined | null): void => {
    const accounts = chosen === undefined || chosen === null ? [] : typeof chosen === 'string' ? [chosen] : chosen;
    onChange(accounts, accounts.map(nameOf));
  };
  return (
    <div className="bj-act-field">
      <label htmlFor={id}>
        <span aria-hidden className="bj-star">
          *
        </span>
        {label}
      </label>
      <Select<string | string[]>
        id={id}
        style={{ width: '100%' }}
        {...(isMany ? { mode: 'multiple' as const } : {})}
        showSearch={{
          filterOption: (typed, option) => `${option?.label} ${(option as { posts?: string } | undefined)?.posts}`.includes(typed.trim()),
        }}
        allowClear
        loading={read.isPending}
        placeholder={t('person.placeholder')}
        notFoundContent={t(read.isPending ? 'person.loading' : 'person.none')}
        value={isMany ? [...value] : (value[0] as string)}
        onChange={change}
        options={options}
        optionRender={option => (
          <div className="bj-person">
            <span>{option.data.label}</span>
            <span className="bj-soft">{(option.data as { posts?: string }).posts}</span>
          </div>
        )}
        aria-required
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-error` : undefined}
        {...(isMissing ? { status: 'error' as const } : {})}
      />
      {read.isError && (
        <p className="bj-act-error" role="alert">
          {t('person.failed')}{' '}
          <Button size="small" onClick={() => void read.refetch()}>
            {t('retry')}
          </Button>
        </p>
      )}
      {isMissing && (
        <p id={`${id}-error`} className="bj-act-error">
          {t('person.missing')}
        </p>
      )}
    </div>
  );
}
