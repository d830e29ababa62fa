import { ExportOutlined, MenuOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Me } from '#server/contract/schemas.ts';
import { isPermitted } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { designerAddress, libraryIcon, type Place, placesOf } from './places.tsx';

function Count({ place, me }: { readonly place: Place; readonly me: Me }) {
  const { t } = useText();
  const n = place.count?.(me) ?? 0;
  if (n === 0) return null;
  return (
    <span className="bj-count" data-alert={place.alert === true}>
      <span aria-hidden>{n > 999 ? '999+' : n}</span>
      <span className="bj-visually-hidden">{t('nav.count', { n })}</span>
    </span>
  );
}

function Library() {
  const { t } = useText();
  return (
    <a href={designerAddress} target="_blank" rel="noopener">
      {libraryIcon}
      {t('nav.library')}
      <ExportOutlined aria-label={t('nav.newPage')} style={{ marginLeft: 'auto', fontSize: '.86em' }} />
    </a>
  );
}

/** Navigation at the left (导航): only what the person may use. */
export function Navigation({ me }: { readonly me: Me }) {
  const { t } = useText();
  return (
    <nav className="bj-nav" aria-label={t('nav.label')}>
      {placesOf(me).map(place => (
        <Link key={place.to} to={place.to} activeProps={{ 'aria-current': 'page' }}>
          {place.icon}
          {t(place.title)}
          <Count place={place} me={me} />
        </Link>
      ))}
      {isPermitted(me, 'pack.read') && <Library />}
    </nav>
  );
}

/** Places that have room beside `更多` on a phone. */
const tabCount = 4;

/** Tabs at the bottom of a phone (底部导航). */
export function Tabs({ me, onHelp }: { readonly me: Me; readonly onHelp: () => void }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const places = placesOf(me);
  return (
    <nav className="bj-tabs" aria-label={t('nav.tabs')}>
      {places.slice(0, tabCount).map(place => (
        <Link key={place.to} to={place.to} activeProps={{ 'aria-current': 'page' }}>
          {place.icon}
          {t(place.title)}
          <Count place={place} me={me} />
        </Link>
      ))}
      <button type="button" onClick={() => setOpen(true)} aria-expanded={isOpen}>
        <MenuOutlined aria-hidden />
        {t('nav.more')}
      </button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} placement="bottom" title={t('nav.more')} size="auto">
        <div className="bj-nav" style={{ display: 'block', border: 0, padding: 0 }}>
          {places.slice(tabCount).map(place => (
            <Link key={place.to} to={place.to} activeProps={{ 'aria-current': 'page' }} onClick={() => setOpen(false)}>
              {place.icon}
              {t(place.title)}
              <Count place={place} me={me} />
            </Link>
          ))}
          {isPermitted(me, 'pack.read') && <Library />}
          <Button
            type="text"
            block
            style={{ justifyContent: 'flex-start' }}
            onClick={() => {
              setOpen(false);
              onHelp();
            }}
          >
            {t('help.title')}
          </Button>
        </div>
      </Drawer>
    </nav>
  );
}
