import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { useText } from '../shared/messages/index.ts';

/** Search over case number, applicant and item (全局搜索); `/` jumps here. */
export function GlobalSearch() {
  const { t } = useText();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const search = () => void navigate({ to: '/cases', search: words.trim() ? { q: words.trim() } : {} });
  return (
    <search className="bj-search">
      <Input
        id="bj-search"
        value={words}
        onChange={event => setWords(event.target.value)}
        onPressEnter={search}
        onKeyDown={event => event.key === 'Escape' && event.currentTarget.blur()}
        prefix={<SearchOutlined aria-hidden />}
        suffix={<kbd className="bj-wide">/</kbd>}
        placeholder={t('frame.search')}
        aria-label={t('frame.search')}
        allowClear
      />
    </search>
  );
}
