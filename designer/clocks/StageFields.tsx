import { Button, InputNumber } from 'antd';
import { stages as stageWords, termOf } from '../messages/terms.ts';
import { useText } from '../ui/preferences.tsx';
import { fittedStages, judgeStages, type StageLimits, stagesOf } from './stages.ts';

/** Limits of the stages of one item (环节时限), what is wrong with them, and the quick way to make them fit the promise. */
export function StageFields({
  item,
  limits,
  promised,
  isOff = false,
  onChange,
}: {
  readonly item: string;
  readonly limits: StageLimits;
  readonly promised: number | null;
  readonly isOff?: boolean;
  readonly onChange: (limits: StageLimits) => void;
}) {
  const { say, pick, lang } = useText();
  const wrong = judgeStages(limits, promised);
  const stages = stagesOf(limits);
  if (stages.length === 0) return <span className="bjd-soft">{say('stage.none')}</span>;
  return (
    <>
      <span className="bjd-stages">
        {stages.map(stage => (
          <span key={stage}>
            {termOf(stageWords, stage, lang)}
            <InputNumber
              aria-label={say('stage.of', { item, stage: termOf(stageWords, stage, lang) })}
              size="small"
              min={1}
              max={1000}
              precision={0}
              disabled={isOff}
              value={limits[stage] ?? null}
              onChange={days => days !== null && onChange({ ...limits, [stage]: days })}
              style={{ width: 52 }}
            />
          </span>
        ))}
      </span>
      {wrong && (
        <small className="bjd-wrong" role="alert">
          {pick(wrong)}{' '}
          {promised !== null && (
            <Button size="small" type="link" onClick={() => onChange(fittedStages(limits, promised))}>
              {say('stage.fit')}
            </Button>
          )}
        </small>
      )}
    </>
  );
}
