import { Input, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Text } from '#engine/problem.ts';
import { api, problemOf } from '../ui/read.ts';
import { useText } from '../ui/preferences.tsx';
import { Labelled } from './Labelled.tsx';
import { codeFault, type Fault, titleFault } from './paste.ts';
import { useFault } from './words.ts';

/** What the dialog is about: an entry to rename, or a new one below another. */
export type Edited =
  | { readonly kind: 'rename'; readonly code: string; readonly title: Text }
  | { readonly kind: 'add'; readonly below: string | null };

interface Props {
  readonly list: string;
  readonly edited: Edited;
  /** Codes among the unsaved changes. */
  readonly isAdded: (code: string) => boolean;
  readonly onDone: (code: string, title: Text) => void;
  readonly onClose: () => void;
}

/** Adds an entry or gives one another title (添加、改名); nothing is saved yet. */
export function EntryDialog({ list, edited, isAdded, onDone, onClose }: Props) {
  const { say, pick, lang } = useText();
  const sayFault = useFault();
  const isNew = edited.kind === 'add';
  const before: Text = isNew ? { zh: '', en: '' } : edited.title;
  const [code, setCode] = useState(isNew ? '' : edited.code);
  const [zh, setZh] = useState(before.zh);
  const [en, setEn] = useState(before.en === before.zh ? '' : before.en);
  const [isTried, setTried] = useState(false);
  const [taken, setTaken] = useState<{ readonly code: string; readonly message: string } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isClosed = useRef(false);
  useEffect(() => {
    isClosed.current = false;
    return () => {
      isClosed.current = true;
    };
  }, []);
  const say1 = (fault: Fault | undefined): string | undefined => (isTried && fault ? sayFault(fault) : undefined);
  const wrongCode = isNew ? codeFault(code) : undefined;
  const wrong = [wrongCode, titleFault(zh.trim()), en.trim() === '' ? undefined : titleFault(en.trim())];
  const done = async (): Promise<void> => {
    setTried(true);
    if (isAsking || wrong.some(Boolean)) return;
    setAsking(true);
    const message = isNew
      ? await findTaken(list, code, isAdded, (known: string) => say('code.exists', { code, title: known }), lang)
      : null;
    if (isClosed.current) return;
    setAsking(false);
    if (message !== null) return setTaken({ code, message });
    onDone(code, { zh: zh.trim(), en: en.trim() || zh.trim() });
  };
  const codeMessage = say1(wrongCode) ?? (taken?.code === code ? taken.message : undefined);
  const title = edited.kind === 'add' ? say('code.add') : say('code.editOf', { title: pick(edited.title) });
  return (
    <Modal
      open
      title={title}
      okText={say('codes.ok')}
      cancelText={say('cancel')}
      confirmLoading={isAsking}
      onOk={() => void done()}
      onCancel={onClose}
    >
      <div className="bjd-stack">
        {edited.kind === 'add' && (
          <p className="bjd-soft">{edited.below === null ? say('code.addTop') : say('code.addUnder', { title: edited.below })}</p>
        )}
        {isNew && (
          <Labelled id="entry-code" label={say('code.code')} fault={codeMessage}>
            <Input
              id="entry-code"
              value={code}
              readOnly={isAsking}
              maxLength={40}
              autoFocus
              onChange={event => setCode(event.target.value.trim())}
              onPressEnter={() => void done()}
            />
          </Labelled>
        )}
        <Labelled id="entry-title" label={say('code.title')} fault={say1(wrong[1])}>
          <Input
            id="entry-title"
            value={zh}
            readOnly={isAsking}
            maxLength={100}
            autoFocus={!isNew}
            onChange={event => setZh(event.target.value)}
            onPressEnter={() => void done()}
          />
        </Labelled>
        <Labelled id="entry-en" label={say('code.en')} fault={say1(wrong[2])}>
          <Input
            id="entry-en"
            value={en}
            readOnly={isAsking}
            maxLength={100}
            onChange={event => setEn(event.target.value)}
            onPressEnter={() => void done()}
          />
        </Labelled>
      </div>
    </Modal>
  );
}

/** Why a code cannot be added: it is there already, or the server could not be asked; null when it can. */
async function findTaken(
  list: string,
  code: string,
  isAdded: (code: string) => boolean,
  words: (title: string) => string,
  lang: 'zh' | 'en',
): Promise<string | null> {
  if (isAdded(code)) return words(code);
  try {
    const { entries } = await api.call('getCodes', { params: { listId: list }, query: { codes: code } });
    const known = entries.find(entry => entry.code === code);
    return known ? words(known.title[lang]) : null;
  } catch (error) {
    return problemOf(error).message[lang];
  }
}
