import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { Scenario, ScenarioStep } from '#processes/types.ts';
import type { Played } from '#server/contract/playing.ts';
import { reasons } from '../messages/terms.ts';
import { type Say, useText } from '../ui/preferences.tsx';

interface StepListProps {
  readonly scenario: Scenario;
  readonly played: Played | null;
  readonly itemTitle: string;
  readonly names: Readonly<Record<string, string>>;
  readonly onApplication: () => void;
  readonly onChange: (index: number) => void;
  readonly onCut: (index: number) => void;
}

const moment = (at: string): string => at.replace('T', ' ');

function wordsOf(step: ScenarioStep, say: Say, names: Readonly<Record<string, string>>, lang: 'zh' | 'en'): string {
  const nameOf = (id: string): string => names[id] ?? id;
  const reasonOf = (id: string): string => reasons[id]?.[lang] ?? id;
  if ('at' in step) return say('golden.step.at', { at: moment(step.at) });
  if ('complete' in step)
    return say('golden.step.complete', { name: step.of ? `${nameOf(step.complete)} (${step.of})` : nameOf(step.complete) });
  if ('message' in step) return say('golden.step.message', { name: nameOf(step.message) });
  if ('supplement' in step) return say('golden.step.supplement', { n: step.supplement.length });
  if ('extension' in step) return say('golden.step.extension', { n: step.extension });
  if ('pause' in step) return say('golden.step.pause', { name: reasonOf(step.pause) });
  if ('resume' in step) return say('golden.step.resume', { name: reasonOf(step.resume) });
  return say('golden.step.urge');
}

/** What was done in a played case, and what was not as it should be (办理经过). */
export function StepList({ scenario, played, itemTitle, names, onApplication, onChange, onCut }: StepListProps) {
  const { say, pick, lang } = useText();
  const wrong = (told: readonly { zh: string; en: string }[] | undefined) =>
    told?.map(text => (
      <p key={text.en} role="alert" className="bjd-wrong">
        {pick(text)}
      </p>
    ));
  return (
    <ol className="bjd-played">
      <li>
        <span className="bjd-line">
          <span>
            {moment(scenario.start)} {say('golden.registered', { item: itemTitle })}
          </span>
          <Button size="small" icon={<EditOutlined />} onClick={onApplication}>
            {say(Object.keys(scenario.answers).length === 0 ? 'golden.fillApplication' : 'golden.editApplication')}
          </Button>
        </span>
        {wrong(played?.opening)}
      </li>
      {scenario.steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no ids, and come and go at the end only
        <li key={index}>
          <span className="bjd-line">
            <span>{wordsOf(step, say, names, lang)}</span>
            {'complete' in step && (
              <Tooltip title={say('golden.changeStep')}>
                <Button
                  size="small"
                  type="text"
                  icon={<EditOutlined />}
                  aria-label={say('golden.changeStep')}
                  onClick={() => onChange(index)}
                />
              </Tooltip>
            )}
            <Tooltip title={say('golden.cutHere')}>
              <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={say('golden.cutHere')} onClick={() => onCut(index)} />
            </Tooltip>
          </span>
          {wrong(played?.steps[index])}
        </li>
      ))}
    </ol>
  );
}
