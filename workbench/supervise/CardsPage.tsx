import { useText } from '../shared/messages/index.ts';

/** CardsPage. */
export function CardsPage() {
  const { t } = useText();
  return <h1>{t('nav.supervision')}</h1>;
}
