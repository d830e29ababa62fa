import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { createCodeSource } from '#forms/render/codes.ts';
import { codeFetcherOf } from '#server/contract/code-fetcher.ts';
import { useText } from '../ui/preferences.tsx';
import { api, problemOf } from '../ui/read.ts';
import { TableHead } from '../ui/TableHead.tsx';
import type { Changes } from './changes.ts';
import { type ComparedLine, compare, type PastedLine, readPasted } from './paste.ts';
import { useFault } from './words.ts';

interface Props {
  readonly list: string;
  /** What stands above lines that name nothing. */
  readonly under: string | undefined;
  /** Changes that are not saved yet: lines may stand below what they add. */
  readonly changes: Changes;
  readonly onDone: (lines: readonly ComparedLine[]) => void;
  readonly onClose: () => void;
}

/** Lines shown of a preview: the wrong ones first, then what changes. */
const linesShown = 200;

/** Imports a pasted table (导入): a preview says line by line what would change and what is wrong; nothing is saved yet. */
export function ImportDialog({ list, under, changes, onDone, onClose }: Props) {
  const { say, pick } = useText();
  const [text, setText] = useState('');
  const [lines, setLines] = useState<readonly ComparedLine[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const good = lines?.filter(({ result }) => result === 'added' || result === 'changed') ?? [];
  const preview = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      setLines(await compareWithList(list, readPasted(text, under), changes));
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <Modal
      open
      width={760}
      title={say('codes.importTitle')}
      okText={say('codes.importApply', { n: good.length })}
      okButtonProps={{ disabled: good.length === 0 }}
      cancelText={say('cancel')}
      onOk={() => onDone(good)}
      onCancel={onClose}
    >
      <div className="bjd-stack">
        <p className="bjd-soft">{say('codes.importHint')}</p>
        <Input.TextArea
          aria-label={say('codes.importText')}
          value={text}
          readOnly={isBusy}
          rows={6}
          autoFocus
          onChange={event => {
            setText(event.target.value);
            setLines(null);
          }}
        />
        <div>
          <Button loading={isBusy} disabled={text.trim() === ''} onClick={() => void preview()}>
            {say('codes.importCheck')}
          </Button>
        </div>
        {failure !== null && <Alert type="error" showIcon title={pick(problemOf(failure).message)} />}
        {lines && <Preview lines={lines} />}
      </div>
    </Modal>
  );
}

async function compareWithList(list: string, lines: readonly PastedLine[], changes: Changes): Promise<ComparedLine[]> {
  const source = createCodeSource(codeFetcherOf(api));
  const named = lines.flatMap(({ fault, code, parent }) => (fault ? [] : [code, ...(parent === undefined ? [] : [parent])]));
  await source.load(list, named);
  return compare(lines, code => {
    const title = changes.get(code)?.title;
    return title ? { title } : source.find(list, code);
  });
}

function Preview({ lines }: { readonly lines: readonly ComparedLine[] }) {
  const { say } = useText();
  const count = (result: ComparedLine['result']) => lines.filter(line => line.result === result).length;
  const wrong = lines.filter(({ fault }) => fault);
  const shown = [...wrong, ...lines.filter(({ result }) => result === 'added' || result === 'changed')].slice(0, linesShown);
  return (
    <>
      <Alert
        type={wrong.length > 0 ? 'warning' : 'info'}
        showIcon
        title={say('codes.importSums', { added: count('added'), changed: count('changed'), same: count('same'), wrong: wrong.length })}
        {...(wrong.length > 0 ? { description: say('codes.importWrong') } : {})}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="bjd-scroll bjc-preview" tabIndex={0} aria-label={say('codes.importCheck')}>
        <table className="bjd-table">
          <TableHead columns={['import.line', 'code.code', 'code.title', 'import.what']} />
          <tbody>
            {shown.map(line => (
              <PreviewLine key={line.line} line={line} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function PreviewLine({ line }: { readonly line: ComparedLine }) {
  const { say, pick } = useText();
  const sayFault = useFault();
  const { fault, result, was } = line;
  return (
    <tr>
      <td>{line.line}</td>
      <td className="bjd-hash">{line.code}</td>
      <td>{line.title.zh}</td>
      <td className={fault ? 'bjc-fault' : undefined}>
        {fault ? sayFault(fault) : result === 'changed' ? say('import.changed', { was: was ? pick(was) : '' }) : say('import.added')}
      </td>
    </tr>
  );
}
