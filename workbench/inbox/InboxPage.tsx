import { useText } from '../shared/messages/index.ts';

/** InboxPage. */
export function InboxPage() {
  const { t } = useText();
  return <h1>{t('nav.inbox')}</h1>;
}
