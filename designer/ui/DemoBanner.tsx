import { useText } from './preferences.tsx';
import { useRead } from './read.ts';

/** Says that the installation is a demonstration (演示提示); nothing elsewhere. */
export function DemoBanner() {
  const { say } = useText();
  const session = useRead('getSession', {});
  if (!session.data?.demo) return null;
  return (
    <aside className="bjd-demo" aria-label={say('demo.label')}>
      {say('demo')}
    </aside>
  );
}
