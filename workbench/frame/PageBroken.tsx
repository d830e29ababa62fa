import { Link } from '@tanstack/react-router';
import { problemOf } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Empty, Failed } from '../shared/states/index.ts';

/** A page that could not be drawn (页面出错). */
export function PageBroken({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return <Failed problem={problemOf(error)} onRetry={reset} />;
}

/** An address without a page (页面不存在). */
export function PageMissing() {
  const { t } = useText();
  return <Empty title={t('page.missing')} hint={t('page.missingHint')} action={<Link to="/">{t('page.home')}</Link>} />;
}
