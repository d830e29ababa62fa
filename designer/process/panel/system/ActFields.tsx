import { acts as actIds } from '#engine/bpmn/definition.ts';
import { acts, termOf } from '../../../messages/terms.ts';
import { useText } from '../../../ui/preferences.tsx';
import { attributeOf, childrenOf, issuesOf, text, withIssues } from '../../properties.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField, ChoicesField } from '../parts/ChoiceField.tsx';
import { ConditionField } from '../parts/ConditionField.tsx';

/** Conditions under which documents are issued (出具条件), one for each document. */
function IssueConditions({ panel }: { readonly panel: Panel }) {
  const { say, pick } = useText();
  const { subject, apply, parts } = panel;
  return childrenOf(subject, 'bj:Issue').map(issue => {
    const document = text(issue.get('document')) ?? '';
    const title = Object.hasOwn(parts.documents, document) ? pick(parts.documents[document]!.title) : document;
    return (
      <details className="bjd-fold" key={document} open={text(issue.get('when')) !== undefined}>
        <summary>{say('pp.issueWhen', { title })}</summary>
        <ConditionField
          panel={panel}
          name={`${panel.element.id}/issue/${document}`}
          label={say('pp.issueOnly')}
          hint={say('pp.issueHint')}
          value={(text(issue.get('when')) ?? '').replace(/^\s*=\s*/, '')}
          onSend={feel => apply({ target: issue, properties: { when: feel === '' ? undefined : `= ${feel}` } })}
        />
      </details>
    );
  });
}

/** Legal act and documents of an activity or event (法律行为与文书): the act is done, the documents issued, when it completes. */
export function ActFields({ panel }: { readonly panel: Panel }) {
  const { say, pick, lang } = useText();
  const { subject, editor, apply, parts } = panel;
  const setAct = (act: string | undefined): void => apply({ target: subject, properties: { 'bj:act': act } });
  return (
    <>
      <ChoiceField
        label={say('step.act')}
        hint={say('prop.actHint')}
        value={attributeOf(subject, 'act')}
        placeholder={say('none')}
        options={actIds.map(value => ({ value, label: termOf(acts, value, lang) }))}
        onClear={() => setAct(undefined)}
        onChange={setAct}
      />
      <ChoicesField
        label={say('step.issues')}
        values={issuesOf(subject)}
        placeholder={say('none')}
        options={Object.entries(parts.documents).map(([value, { title }]) => ({ value, label: pick(title) }))}
        onChange={documents => apply(withIssues(subject, documents, editor.factory))}
      />
      <IssueConditions panel={panel} />
    </>
  );
}
