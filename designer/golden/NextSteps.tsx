import { ClockCircleOutlined, FormOutlined, InboxOutlined, MessageOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ServiceItem } from '#engine/cases/state.ts';
import type { ScenarioStep } from '#processes/types.ts';
import type { Played } from '#server/contract/playing.ts';
import { posts } from '../messages/terms.ts';
import { useText } from '../ui/preferences.tsx';

interface NextStepsProps {
  readonly played: Played;
  readonly item: ServiceItem | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly onTask: (task: Played['tasks'][number]) => void;
  readonly onStep: (step: ScenarioStep) => void;
}

/** Moves the time of a played case to a moment of one's own choice. */
function ToMoment({ from, onStep }: { readonly from: string; readonly onStep: (step: ScenarioStep) => void }) {
  const { say } = useText();
  const [at, setAt] = useState<dayjs.Dayjs | null>(null);
  const text = at?.format('YYYY-MM-DDTHH:mm');
  return (
    <div className="bjd-line">
      <DatePicker
        size="small"
        aria-label={say('golden.toMoment')}
        placeholder={say('golden.toMoment')}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        defaultPickerValue={dayjs(from)}
        value={at}
        onChange={setAt}
      />
      <Button
        size="small"
        disabled={text === undefined || text < from}
        onClick={() => {
          if (text !== undefined) onStep({ at: text });
          setAt(null);
        }}
      >
        {say('golden.move')}
      </Button>
    </div>
  );
}

/** What can be done next in a played case (接下来): open tasks, messages, materials, time. */
export function NextSteps({ played, item, names, onTask, onStep }: NextStepsProps) {
  const { say, lang } = useText();
  const whoOf = (candidate: string): string => {
    const [post = '', unit] = candidate.split('@');
    return [posts[post]?.[lang] ?? post, ...(unit ? [names[unit] ?? unit] : [])].join(lang === 'zh' ? '·' : ', ');
  };
  if (played.phase === 'closed') return <p role="status">{say('golden.closed')}</p>;
  const isIdle = played.tasks.length === 0 && played.messages.length === 0 && played.nextDue === null && !played.awaitsSupplement;
  return (
    <div className="bjd-stack bjd-next">
      {isIdle && <p role="status">{say('golden.nothing')}</p>}
      {played.tasks.map(task => (
        <div key={`${task.element}/${task.of ?? ''}`}>
          <Button type="primary" icon={<FormOutlined />} onClick={() => onTask(task)}>
            {say('golden.do', { name: task.name })}
          </Button>
          <p className="bjd-soft">{say('golden.for', { who: task.candidates.map(whoOf).join(lang === 'zh' ? '、' : '; ') })}</p>
        </div>
      ))}
      {played.awaitsSupplement && item && (
        <Button icon={<InboxOutlined />} onClick={() => onStep({ supplement: item.materials.map(({ id }) => id) })}>
          {say('golden.receive')}
        </Button>
      )}
      {played.messages.map(({ element, name, key }) => (
        <Button key={element} icon={<MessageOutlined />} onClick={() => onStep({ message: name, ...(key === null ? {} : { key }) })}>
          {say('golden.send', { name: names[element] ?? name })}
        </Button>
      ))}
      {played.nextDue !== null && (
        <Button icon={<ClockCircleOutlined />} onClick={() => onStep({ at: played.nextDue! })}>
          {say('golden.toNext', { at: played.nextDue.replace('T', ' ') })}
        </Button>
      )}
      <ToMoment from={played.moment} onStep={onStep} />
    </div>
  );
}
