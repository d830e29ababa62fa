import { useText } from '../shared/messages/index.ts';

/** TaskPage. */
export function TaskPage() {
  const { t } = useText();
  return <h1>{t('nav.inbox')}</h1>;
}
