import { Button } from 'antd';
import { type Language, word } from '../words.ts';
import type { Wizard } from './useWizard.ts';

/** Back and on (上一步、下一步). `onNext` checks the page; a form of one page has neither button. */
export function WizardButtons({ wizard, lang, onNext }: { readonly wizard: Wizard; readonly lang: Language; readonly onNext: () => void }) {
  if (wizard.pages.length <= 1) return null;
  return (
    <>
      {wizard.at > 0 && <Button onClick={wizard.back}>{word('back', lang)}</Button>}
      {!wizard.isLast && (
        <Button type="primary" onClick={onNext}>
          {word('next', lang)}
        </Button>
      )}
    </>
  );
}
