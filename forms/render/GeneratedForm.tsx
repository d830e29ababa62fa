import { memo, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { FieldRights, FormPage, Values } from '../schema/types.ts';
import type { FieldError } from './check.ts';
import { createDrawing, type Drawing, DrawingContext } from './drawing.ts';
import { ErrorList } from './ErrorList.tsx';
import { FormPageView } from './FormPageView.tsx';
import { registryOf } from './fields/registry.ts';
import { type Filling, FillingContext, topId, useRead } from './filling/index.ts';
import './css/form.css';
import './css/rows.css';
import './css/wizard.css';
import { layoutOf } from './layout.ts';
import { later, PartFailed } from './part.tsx';
import { localizeSchema } from './localize.ts';
import { registerForm } from './reveal.ts';
import { pointerSteps } from '../schema/types.ts';
import { createTop } from './top.ts';
import { logicPart, type Rules } from './state.ts';
import { useFillingOf, useRules } from './useFilling.ts';
import { Overview } from './wizard/Overview.tsx';
import { useWizard, type Wizard } from './wizard/useWizard.ts';
import { WizardButtons } from './wizard/WizardButtons.tsx';
import type { Language } from './words.ts';

const WizardHead = later<{ readonly wizard: Wizard; readonly lang: Language }>(
  async () => (await import('./wizard/WizardHead.tsx')).WizardHead,
  () => <div className="bj-wizard-wait" />,
  ({ lang }) => lang,
);

export interface GeneratedFormProps {
  readonly schema: Values;
  readonly ui: Values;
  readonly answers: Values;
  /** Told of the answers shortly after a change, and at once before a click or a submit; give the very object back as `answers`. */
  readonly onChange: (answers: Record<string, unknown>) => void;
  /** From `checkAnswers` or from the server: shown beside the fields and listed on top. */
  readonly errors?: readonly FieldError[];
  readonly readOnly?: boolean;
  readonly lang: Language;
  /** Begins every field's id; must differ between two forms on a page. */
  readonly prefix?: string;
  /** Off when the page lists the errors itself. */
  readonly hasErrorList?: boolean;
  /** What rules may read besides the fields: applicant, service, case, centre. Keep its identity. */
  readonly roots?: Values;
  /** Rights of this step on the fields. */
  readonly rights?: FieldRights | null;
  /** Moment for rules, milliseconds; the present one unless told. */
  readonly now?: number;
  /** The answers were begun before: defaults are not put in again. */
  readonly isBegun?: boolean;
  /** From `useWizard`, where the page has the buttons; without it the form has them itself. */
  readonly wizard?: Wizard;
}

const noErrors: readonly FieldError[] = [];
const noRoots: Values = {};

/**
 * A form drawn from its schema (生成表单): the caller keeps answers and errors and owns the surrounding <form> and button. What is typed is held by
 * the form itself and handed over in pauses, so that a key costs one field.
 */
export const GeneratedForm = memo(function GeneratedForm(props: GeneratedFormProps) {
  const { rules, hasFailed } = useRules(props.schema, props.rights ?? null);
  if (rules) return <Form {...props} rules={rules} />;
  if (hasFailed) return <PartFailed part={logicPart} lang={props.lang} />;
  return <div className="bj-form bj-form-wait" aria-busy="true" />;
});

function Form({ rules, ...props }: GeneratedFormProps & { readonly rules: Rules }) {
  const { schema, ui, answers, onChange, errors = noErrors, readOnly = false, lang, prefix = 'form', hasErrorList = true } = props;
  const { roots = noRoots, rights = null, now, isBegun = false } = props;
  const own = useWizard(props.wizard ? null : props);
  const wizard = props.wizard ?? own;
  const filling = useFillingOf({ rules, schema, prefix, answers, onChange, roots, rights, now, isBegun });
  const shown = wizard.shown(errors);
  useLayoutEffect(() => filling.judge(shown, lang), [filling, shown, lang]);
  return (
    <FillingContext value={filling}>
      <div className="bj-form">
        {hasErrorList && <ErrorList errors={shown} prefix={prefix} lang={lang} />}
        {wizard.pages.length > 1 && <WizardHead wizard={wizard} lang={lang} />}
        <FormBody schema={schema} ui={ui} lang={lang} filling={filling} wizard={wizard} isReadOnly={readOnly} />
        {!props.wizard && (
          <div className="bj-wizard-acts">
            <WizardButtons wizard={wizard} lang={lang} onNext={() => wizard.next(errors)} />
          </div>
        )}
      </div>
    </FillingContext>
  );
}

interface BodyProps {
  readonly schema: Values;
  readonly ui: Values;
  readonly lang: Language;
  readonly filling: Filling;
  readonly wizard: Wizard;
  readonly isReadOnly: boolean;
}

/** Ids of pages on which the rules hide every field. */
const emptyPages = (pages: readonly FormPage[], filling: Filling): string =>
  pages
    .filter(page => page.sections.every(section => section.fields.every(name => filling.markOf(topId(filling.prefix, name)).isHidden)))
    .map(({ id }) => id)
    .join(' ');

/** The page of the form that is shown, or the overview. */
function FormBody({ schema, ui, lang, filling, wizard, isReadOnly }: BodyProps) {
  const shown = localizeSchema(schema, lang);
  const registry = registryOf(shown, filling.prefix, lang);
  const read = useMemo(() => createTop(registry), [registry]);
  const top = useRead(form => read(form.answers()));
  const { pages } = useMemo(() => layoutOf(ui, top.names), [ui, top.names]);
  const empty = useRead(form => (pages.length > 1 ? emptyPages(pages, form) : ''));
  const { setEmpty } = wizard;
  useEffect(() => setEmpty(empty), [setEmpty, empty]);
  const id = wizard.pages[wizard.at]?.id ?? pages[0]?.id;
  const page = pages.find(one => one.id === id);
  const drawing = useDrawingOf(page);
  useReveal(filling.prefix, wizard, { page, drawing });
  if (wizard.isOverview) return <Overview wizard={wizard} schema={shown} ui={ui} lang={lang} />;
  if (!page) return null;
  return (
    <DrawingContext value={drawing}>
      <FormPageView key={page.id} page={page} top={top} ui={ui} isReadOnly={isReadOnly} registry={registry} lang={lang} />
    </DrawingContext>
  );
}

const fieldsOf = (page: FormPage | undefined): readonly string[] => page?.sections.flatMap(section => section.fields) ?? [];

/** Draws the page: what is on the screen first; all of it before it is printed. */
function useDrawingOf(page: FormPage | undefined): Drawing {
  const count = fieldsOf(page).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is drawn anew
  const drawing = useMemo(() => createDrawing(count), [page?.id, count]);
  useEffect(() => drawing.begin(), [drawing]);
  useEffect(() => {
    const drawAll = () => flushSync(() => drawing.drawAll());
    globalThis.addEventListener('beforeprint', drawAll);
    return () => globalThis.removeEventListener('beforeprint', drawAll);
  }, [drawing]);
  return drawing;
}

/** Lets the page put the cursor into any field: on another page of the form, or not drawn yet. */
function useReveal(prefix: string, wizard: Wizard, shown: { readonly page: FormPage | undefined; readonly drawing: Drawing }): void {
  const present = useRef({ wizard, ...shown });
  useLayoutEffect(() => {
    present.current = { wizard, ...shown };
  });
  useEffect(
    () =>
      registerForm(prefix, pointer => {
        present.current.wizard.reveal(pointer);
        const { page, drawing } = present.current;
        const [name = ''] = pointerSteps(pointer);
        const at = fieldsOf(page).indexOf(name);
        if (at >= 0) flushSync(() => drawing.draw(at));
      }),
    [prefix],
  );
}
