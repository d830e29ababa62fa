import { useState } from 'react';
import { useCommand } from '../../shared/api/index.ts';
import { useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { WordsField } from './WordsField.tsx';

/** Verbs that take one text. */
export type WordsVerb = 'comment-case' | 'urge-case' | 'withdraw-application' | 'suspend-case';

function useGive(verb: WordsVerb, caseId: string): (words: string) => Promise<unknown> {
  const comment = useCommand('commentCase');
  const urge = useCommand('urgeCase');
  const withdraw = useCommand('withdrawApplication');
  const suspend = useCommand('suspendCase');
  const params = { caseId };
  return words => {
    if (verb === 'comment-case') return comment.mutateAsync({ params, body: { text: words } });
    if (verb === 'urge-case') return urge.mutateAsync({ params, body: { text: words } });
    const act = verb === 'withdraw-application' ? withdraw : suspend;
    return act.mutateAsync({ params, body: { reason: words } });
  };
}

/** 备注, 催办, 撤回申请, 挂起: one required text and what follows from it. */
export function WordsDialog({
  verb,
  caseId,
  onClose,
}: {
  readonly verb: WordsVerb;
  readonly caseId: string;
  readonly onClose: () => void;
}) {
  const { say } = useCaseText();
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const give = useGive(verb, caseId);
  const check = (): boolean => {
    setTried(true);
    return words.trim() !== '';
  };
  return (
    <ActDialog
      title={say(`act.${verb}`)}
      hint={say(`hint.${verb}`)}
      done={say(`done.${verb}`)}
      isDanger={verb === 'withdraw-application'}
      content={words}
      check={check}
      submit={() => give(words.trim())}
      onClose={onClose}
    >
      <WordsField label={say(`words.${verb}`)} value={words} onChange={setWords} isMissing={isTried && words.trim() === ''} hasFocus />
    </ActDialog>
  );
}
