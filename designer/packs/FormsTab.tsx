import { useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { checkForm } from '#forms/schema/check.ts';
import type { FormFile } from '#processes/types.ts';
import type { Release } from '#server/contract/schemas.ts';
import type { DraftDesk } from '../draft/useDraft.ts';
import { FormDesk } from '../form/list/FormDesk.tsx';
import { FormList } from '../form/list/FormList.tsx';
import type { WantedProblem } from '../form/list/FormProblems.tsx';
import { useUses } from '../form/list/useUses.ts';
import { SamplesProvider } from '../form/preview/samples.ts';
import { Notice } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';

type Forms = Readonly<Record<string, FormFile>>;

interface FormsTabProps {
  readonly release: Release;
  /** The draft being edited; absent where the pack is only read. */
  readonly desk?: DraftDesk;
  readonly wanted?: WantedProblem | null;
  readonly onStep?: (element: string) => void;
}

/** Forms of the draft, or of the release that is read. */
function useForms({ release, desk }: FormsTabProps): Forms {
  const drafted = desk?.parts.forms;
  return useMemo(
    () => drafted ?? Object.fromEntries(release.forms.map(({ id, schema, ui, title }) => [id, { schema, ui, title }])),
    [drafted, release.forms],
  );
}

/** How many problems each form has: as the draft is judged, or as the form says by itself. */
function useProblems(forms: Forms, desk: DraftDesk | undefined): (form: string) => number {
  const judged = desk?.judged.problems;
  const counts = useMemo(() => {
    const count = (id: string, file: FormFile): number =>
      judged ? judged.filter(problem => problem.file === `forms/${id}.form.json`).length : checkForm(file).length;
    return new Map(Object.entries(forms).map(([id, file]) => [id, count(id, file)]));
  }, [forms, judged]);
  return form => counts.get(form) ?? 0;
}

/** Forms of a pack (表单): the list of them, or the one whose id stands in the address (`#forms/<id>`), to design or to look at. */
export function FormsTab(props: FormsTabProps) {
  const { release, desk, wanted = null, onStep } = props;
  const { say } = useText();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const forms = useForms(props);
  const uses = useUses(release);
  const problemsOf = useProblems(forms, desk);
  const isReadOnly = desk === undefined || desk.body.kind === 'overlay';
  const open = (form: string | null): void =>
    void navigate({ to: '.', hash: form === null ? 'forms' : `forms/${form}`, resetScroll: false });
  const set = (form: string, file: FormFile | undefined): void => desk?.set({ part: 'forms', path: [form] }, file);
  const id = hash.startsWith('forms/') ? hash.slice('forms/'.length) : null;
  const file = id !== null && Object.hasOwn(forms, id) ? forms[id] : undefined;
  const steps = useMemo(() => (id === null ? [] : uses.of(id).steps), [uses, id]);
  if (id !== null && !file) return <Notice title={say('forms.gone')} hint={say('forms.goneHint')} />;
  return (
    <SamplesProvider value={release.pack}>
      {id !== null && file ? (
        <FormDesk
          key={id}
          scope={release.pack}
          id={id}
          file={file}
          steps={steps}
          isReadOnly={isReadOnly}
          wanted={wanted?.form === id ? wanted : null}
          onSet={next => set(id, next)}
          onBack={() => open(null)}
          onStep={isReadOnly ? undefined : onStep}
        />
      ) : (
        <FormList forms={forms} uses={uses} isReadOnly={isReadOnly} problemsOf={problemsOf} onOpen={open} onSet={set} />
      )}
    </SamplesProvider>
  );
}
