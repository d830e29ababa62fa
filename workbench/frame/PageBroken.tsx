import { Link } from '@tanstack/react-router';
import { problemOf } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { Empty, Failed } from '../shared/states/index.ts';

/** A page that could not be drawn (页面出错), e.g. because part of its code never came: only a reload asks for that again. */
export function PageBroken({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const problem = problemOf(error);
  return <Failed problem={problem} onRetry={problem.code === 'page-error' ? () => location.reload() : reset} />;
}

/** An address without a page (页面不存在). */
export function PageMissing() {
  const { t } = useText();
  return <Empty title={t('page.missing')} hint={t('page.missingHint')} action={<Link to="/">{t('page.home')}</Link>} />;
}
