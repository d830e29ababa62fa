export { AnswersView, type AnswersViewProps } from './AnswersView.tsx';
export { type FieldError, type FormToJudge, type JudgeSetting, judgeIn, loadJudge } from './check.ts';
export { ErrorList } from './ErrorList.tsx';
export { GeneratedForm, type GeneratedFormProps } from './GeneratedForm.tsx';
export { PrintView } from './PrintView.tsx';
export { focusField } from './reveal.ts';
export { type FormErrors, useFormErrors } from './useFormErrors.ts';
export { useWizard, type Wizard } from './wizard/useWizard.ts';
export { WizardButtons } from './wizard/WizardButtons.tsx';
