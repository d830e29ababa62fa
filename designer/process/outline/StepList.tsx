import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../ui/preferences.tsx';
import { type DiagramGraph, stepWords } from '../../viewer/index.ts';
import type { ProcessEditor } from '../createModeler.ts';
import type { Acts } from '../editing/acts.ts';
import { kindById } from '../palette/catalogue.ts';
import type { Drawn } from '../services.ts';
import { StepTools } from './StepTools.tsx';

interface StepListProps {
  readonly editor: ProcessEditor;
  readonly graph: DiagramGraph;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** The process as a list (步骤清单) that reads and edits: every step in order, and under the one opened all that can be done to it. */
export function StepList({ editor, graph, selected, onSelect }: StepListProps) {
  const { say, lang } = useText();
  const [open, setOpen] = useState<string | null>(null);
  if (graph.steps.length === 0)
    return (
      <div className="bjd-pad">
        <p>{say('steps.empty')}</p>
        <Button onClick={() => editor.service<Acts>('acts').add(kindById('none-start-event'))}>{say('steps.begin')}</Button>
      </div>
    );
  return (
    <ol className="bjv-outline bjd-steps" aria-label={say('draw.steps')}>
      {graph.steps.map(step => {
        const element = editor.find(step.id) as unknown as Drawn | undefined;
        const words = stepWords(step, graph, lang);
        const isOpen = open === step.id;
        return (
          <li key={step.id} data-state="none">
            <div className="bjd-step-row">
              <button type="button" aria-pressed={selected === step.id} onClick={() => onSelect(step.id)}>
                <span className="bjv-name">{words.name}</span>
                <small>{words.details}</small>
              </button>
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-expanded={isOpen}
                aria-label={say('steps.edit', { name: words.name })}
                onClick={() => setOpen(isOpen ? null : step.id)}
              />
            </div>
            {isOpen && element && <StepTools editor={editor} element={element} />}
          </li>
        );
      })}
    </ol>
  );
}
