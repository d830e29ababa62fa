import { useText } from '../shared/messages/index.ts';

/** CaseListPage. */
export function CaseListPage() {
  const { t } = useText();
  return <h1>{t('nav.cases')}</h1>;
}
