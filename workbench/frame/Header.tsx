import { QuestionCircleOutlined, UserOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { useRef } from 'react';
import type { Me } from '#server/contract/schemas.ts';
import { api, isPermitted, problemOf } from '../shared/api/index.ts';
import { usePreferences, useText } from '../shared/messages/index.ts';
import { forgetTyped } from '../shared/drafts/index.ts';
import { DemoClock } from './DemoClock.tsx';
import { GlobalSearch } from './GlobalSearch.tsx';
import { Notices } from './Notices.tsx';
import { roleWords } from './roles.ts';

/** Header (页头): product and centre, search, demo clock, language and type size, notices, the person. */
export function Header({ me, onHelp, onPassword }: { readonly me: Me; readonly onHelp: () => void; readonly onPassword: () => void }) {
  const { t, pick } = useText();
  return (
    <header className="bj-head">
      <Link to="/" className="bj-brand" title={pick(me.centre.title)}>
        <strong>{t('product')}</strong>
        <span>{pick(me.centre.title)}</span>
      </Link>
      <GlobalSearch />
      <div className="bj-head-end">
        {me.demo && isPermitted(me, 'demo.clock') && <DemoClock now={me.now} />}
        <Looks />
        {isPermitted(me, 'notice.read') && <Notices unread={me.counts.notices} />}
        <Tooltip title={t('help.title')}>
          <Button className="bj-wide" type="text" icon={<QuestionCircleOutlined />} aria-label={t('help.title')} onClick={onHelp} />
        </Tooltip>
        <UserMenu me={me} onPassword={onPassword} />
      </div>
    </header>
  );
}

/** Switches of language and type size (语言与字号). */
export function Looks({ className = 'bj-wide' }: { readonly className?: string }) {
  const { t } = useText();
  const { lang, large, setLang, setLarge } = usePreferences();
  return (
    <>
      <Button className={className} type="text" aria-label={t('frame.language')} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
        {lang === 'zh' ? 'EN' : '中文'}
      </Button>
      <Button className={className} type={large ? 'primary' : 'text'} ghost={large} aria-pressed={large} onClick={() => setLarge(!large)}>
        {t('frame.large')}
      </Button>
    </>
  );
}

function UserMenu({ me, onPassword }: { readonly me: Me; readonly onPassword: () => void }) {
  const { t, pick, lang } = useText();
  const { message } = App.useApp();
  /** Where the cursor is when a dialog of the menu closes. */
  const button = useRef<HTMLButtonElement>(null);
  const { large, setLang, setLarge } = usePreferences();
  /** Loads the login page anew: nothing of the last person stays in memory. Who could not be signed out is told: the next one at the screen would be him. */
  const signOut = async () => {
    try {
      await api.call('signOut');
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status !== 401) return void message.error(pick(problem.message));
    }
    forgetTyped();
    window.location.assign('/login');
  };
  const changePassword = () => {
    button.current?.focus();
    onPassword();
  };
  const roles = [...new Set(me.grants.map(grant => roleWords(grant.role, lang)))].join(lang === 'zh' ? '、' : ', ');
  const items = [
    { key: 'who', label: `${me.name} · ${roles}`, disabled: true },
    { key: 'language', label: lang === 'zh' ? 'English' : '中文', onClick: () => setLang(lang === 'zh' ? 'en' : 'zh') },
    { key: 'large', label: t(large ? 'frame.normalType' : 'frame.largeType'), onClick: () => setLarge(!large) },
    { key: 'password', label: t('password.change'), onClick: changePassword },
    { type: 'divider' as const },
    { key: 'out', label: t('frame.signOut'), onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button ref={button} type="text" icon={<UserOutlined />} aria-label={t('frame.userMenu', { name: me.name })}>
        <span className="bj-wide">{me.name}</span>
      </Button>
    </Dropdown>
  );
}
