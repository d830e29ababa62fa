import { useEffect, useMemo, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { PrintView } from '#forms/render/index.ts';
import { createLogic } from '#forms/schema/logic.ts';
import type { FieldRights, Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { useText } from '../../ui/preferences.tsx';
import { fieldsIn } from '../panel/rules/names.ts';
import { codes } from './codes.ts';

interface PaperProps {
  readonly file: FormFile;
  readonly answers: Values;
  readonly roots: Values;
  readonly rights: FieldRights | null;
}

/** The form on A4 (纸面预览), with the example answers; what rules hide is not on it. */
export function Paper({ file, answers, roots, rights }: PaperProps) {
  const { pick, lang } = useText();
  const state = useMemo(
    () => createLogic(file).stateOf(answers, { now: Date.now(), roots, codes }, rights),
    [file, answers, roots, rights],
  );
  // paper has room for every field that is shown, filled in or not
  const blanks = Object.fromEntries(fieldsIn(file.schema).map(([name]) => [name, undefined]));
  const shown = { ...blanks, ...state.answers };
  return <PrintView title={pick(file.title)} schema={file.schema} ui={file.ui} answers={shown} hidden={state.hidden} lang={lang} />;
}

/** Prints the paper alone (打印): the rest of the page stays out of the print. */
export function usePrinting(paper: () => React.ReactNode): { readonly print: () => void; readonly sheet: React.ReactNode } {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const end = (): void => setPrinting(false);
    window.addEventListener('afterprint', end);
    return () => window.removeEventListener('afterprint', end);
  }, []);
  const print = (): void => {
    flushSync(() => setPrinting(true));
    window.print();
  };
  return { print, sheet: isPrinting ? createPortal(<div className="bjf-sheet">{paper()}</div>, document.body) : null };
}
