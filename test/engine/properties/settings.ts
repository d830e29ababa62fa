import { settingsCount } from './blocks.ts';

/** FEEL list of accounts inside an attribute. */
const list = (...accounts: string[]) => `= [${accounts.map(account => `&quot;${account}&quot;`).join(', ')}]`;
const people = (...accounts: string[]) => `<bj:assignment rule="person" role="${list(...accounts)}"/>`;
const sign = (mode: string, accounts: readonly string[], more = '') =>
  `<bj:countersign mode="${mode}" signers="${list(...accounts)}" ${more}/>`;
const three = ['liqiang', 'zhaomin', 'zhouwei'];

/** Attributes and extensions of a user task, by number: who does it, how several decide, what its verbs do, which clock and act it has. */
const settings: readonly (readonly [attributes: string, extensions: string])[] = [
  ['', ''],
  ['', '<bj:verbs takeBack="undone" returnResume="straight-back"/>'],
  ['bj:limit="2wd"', '<bj:verbs returnReach="whole" stepLimit="continue"/>'],
  ['', '<bj:verbs onRefuse="outcome"/>'],
  ['', '<bj:verbs onRefuse="return"/>'],
  ['bj:form="review"', people('liqiang', 'zhaomin')],
  ['', sign('all', three)],
  ['bj:form="review"', `<bj:verbs onRefuse="outcome" resign="open"/>${sign('all', three, 'refusal="all"')}`],
  ['', sign('any', three)],
  ['', `<bj:verbs onRefuse="return"/>${sign('order', three)}`],
  ['', `<bj:verbs onRefuse="outcome"/>${sign('vote', three, 'weights="= {zhouwei: 2}" threshold="= 2/3" inclusive="true"')}`],
  ['', `<bj:verbs addedRefusal="advise"/>${people('liqiang', 'chenjing')}`],
  ['', sign('all', [], 'whenEmpty="administrator"')],
  ['', sign('all', [], 'whenEmpty="pass"')],
  ['', sign('any', [], 'whenEmpty="incident"')],
  ['bj:stage="review" bj:limit="8wh"', '<bj:verbs allow="return take-back"/>'],
  ['bj:act="accept"', ''],
  ['', '<bj:verbs opinion="required" takeBack="undone"/>'],
  ['', '<bj:assignment rule="role" role="handler" unit="market-supervision" whenEmpty="administrator"/>'],
  ['', sign('order', ['wangfang', 'liqiang'], 'whenApplicant="leader"')],
  ['', '<bj:assignment rule="role" role="handler" distribute="rotation" whenRepeated="pass"/>'],
  ['bj:form="review"', '<bj:assignment rule="role" role="handler" distribute="least-loaded" whenApplicant="leader"/>'],
  ['', '<bj:assignment rule="leader" of="previous" levels="2" whenEmpty="pass"/>'],
  ['', '<bj:assignment rule="leader" of="unit" levels="3"/><bj:countersign mode="order"/>'],
  ['bj:form="review"', '<bj:assignment rule="choice" of="previous" whenEmpty="refuse" notBy="t1 t2 t3"/>'],
];
if (settings.length !== settingsCount) throw new Error(`Expected ${settingsCount} settings, but there are ${settings.length}.`);

/** A user task with a setting; `inside`: what else is drawn inside it. */
export function drawUser(id: string, setting: number, inside = ''): string {
  const [attributes, extensions] = settings[setting]!;
  return `<userTask id="${id}" ${attributes}>${extensions && `<extensionElements>${extensions}</extensionElements>`}${inside}</userTask>`;
}
