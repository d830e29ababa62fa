import { Button } from 'antd';
import { type Language, word } from '../words.ts';
import type { Wizard } from './useWizard.ts';

interface Props {
  readonly wizard: Wizard;
  readonly lang: Language;
  readonly onNext: () => void;
  /** The page is being checked. */
  readonly isChecking?: boolean;
}

/** Back and on (上一步、下一步). `onNext` checks the page; a form of one page has neither button. */
export function WizardButtons({ wizard, lang, onNext, isChecking = false }: Props) {
  if (wizard.pages.length <= 1) return null;
  return (
    <>
      {wizard.at > 0 && <Button onClick={wizard.back}>{word('back', lang)}</Button>}
      {!wizard.isLast && (
        <Button type="primary" loading={isChecking} onClick={onNext}>
          {word('next', lang)}
        </Button>
      )}
    </>
  );
}
