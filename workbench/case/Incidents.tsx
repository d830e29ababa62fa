import { Alert, App, Button } from 'antd';
import type { CaseView } from '#server/contract/schemas.ts';
import { problemOf, useCommand } from '../shared/api/index.ts';
import { useCaseText } from './messages/index.ts';

/** Steps that cannot go on (异常), with a retry for whoever may resolve them. */
export function Incidents({ view }: { readonly view: CaseView }) {
  const { say, pick } = useCaseText();
  const { message } = App.useApp();
  const resolve = useCommand('resolveIncident');
  const mayResolve = view.verbs.includes('resolve-incident');
  const retry = (incident: string): void =>
    resolve.mutate(
      { params: { caseId: view.caseId }, body: { incident } },
      {
        onSuccess: () => void message.success(say('done.resolve-incident')),
        onError: error => void message.error(pick(problemOf(error).message)),
      },
    );
  return view.incidents.map((incident, index) => (
    <Alert
      key={incident.id}
      type="error"
      showIcon
      title={say('incident', { n: index + 1 })}
      description={pick(incident.message)}
      action={
        mayResolve ? (
          <Button size="small" loading={resolve.isPending} onClick={() => retry(incident.id)}>
            {say('act.resolve-incident')}
          </Button>
        ) : null
      }
    />
  ));
}
