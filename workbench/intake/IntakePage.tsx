import { useText } from '../shared/messages/index.ts';

/** IntakePage. */
export function IntakePage() {
  const { t } = useText();
  return <h1>{t('nav.intake')}</h1>;
}
