import { useCallback, useMemo, useRef, useState } from 'react';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { Item } from '#server/contract/schemas.ts';
import { type DraftState, newestDraft, useDraft } from '../shared/drafts/index.ts';
import { type Applicant, type Application, applicationFrom, draftKey, emptyApplication, isStarted, type TakenUp } from './application.ts';

type Stored = AnswerOf<'getDraft'> | null;
type Answers = Record<string, unknown>;

/** An application as the page holds it: with the answers about the applicant as their form gave them. */
interface Filled {
  readonly application: Application;
  readonly applicant: Answers;
}

export interface ApplicationState extends Filled {
  readonly draft: DraftState;
  /** When the draft shown was kept; null: this is a new one. */
  readonly restoredAt: number | null;
  readonly setApplicant: (answers: Answers) => void;
  readonly setAnswers: (answers: Answers) => void;
  readonly setMaterials: (materials: Application['materials']) => void;
  readonly setChosen: (chosen: NonNullable<Application['chosen']>) => void;
  readonly startAnew: () => void;
}

/** Fields not typed yet, left out as every form leaves them out. */
const withoutEmpty = (applicant: Applicant): Answers => Object.fromEntries(Object.entries(applicant).filter(([, text]) => text !== ''));

/** The form leaves a cleared field out; the contract wants an empty text. */
const applicantOf = ({ kind, name, idNumber, phone }: Answers): Applicant => ({
  kind: kind === 'person' ? 'person' : 'organisation',
  name: String(name ?? ''),
  idNumber: String(idNumber ?? ''),
  phone: String(phone ?? ''),
});

const filledFrom = (application: Application): Filled => ({ application, applicant: withoutEmpty(application.applicant) });

interface Options {
  readonly item: Item;
  readonly stored: Stored;
  readonly from: TakenUp | undefined;
}

/** What is filled in at the window (申请内容), kept as a draft with every change. */
export function useApplication({ item, stored, from }: Options): ApplicationState {
  const key = draftKey(item.id, from?.caseId);
  const kept = useMemo(
    () => ({ at: stored?.at ?? null, answers: newestDraft(key, stored?.answers ?? {}, stored?.at ?? null) }),
    [key, stored],
  );
  const [filled, setFilled] = useState<Filled>(() => filledFrom(applicationFrom(item, kept, from)));
  const [restoredAt, setRestoredAt] = useState(() => (isStarted(applicationFrom(item, kept)) ? kept.at : null));
  /** What is on the page now, before it is drawn: two parts may change in one breath. */
  const latest = useRef(filled);
  const show = useCallback((next: Filled) => {
    latest.current = next;
    setFilled(next);
  }, []);
  const draft = useDraft(key, kept.at, (answers, at) => {
    show(filledFrom(applicationFrom(item, { answers, at }, from)));
    setRestoredAt(at);
  });
  const { save, clear } = draft;
  const change = useCallback(
    (part: Partial<Application>, applicant?: Answers) => {
      const { application, applicant: before } = latest.current;
      const next = { application: { ...application, ...part }, applicant: applicant ?? before };
      show(next);
      save(next.application as unknown as Answers);
    },
    [show, save],
  );
  const setApplicant = useCallback((answers: Answers) => change({ applicant: applicantOf(answers) }, answers), [change]);
  const setAnswers = useCallback((answers: Answers) => change({ answers }), [change]);
  const setMaterials = useCallback((materials: Application['materials']) => change({ materials }), [change]);
  const setChosen = useCallback((chosen: NonNullable<Application['chosen']>) => change({ chosen }), [change]);
  const startAnew = useCallback(() => {
    show(filledFrom(emptyApplication(item, from)));
    setRestoredAt(null);
    clear();
  }, [show, clear, item, from]);
  return { ...filled, draft, restoredAt, setApplicant, setAnswers, setMaterials, setChosen, startAnew };
}
