/**
 * What a pack offers to its process (已知内容), by id. With it the process is checked as part of a pack: what is missing is an error.
 * Without it the file is checked as plain BPMN.
 */
export interface Known {
  readonly forms: Iterable<string>;
  /** Pack roles of roles.json. */
  readonly roles: Iterable<string>;
  readonly documents: Iterable<string>;
  /** Keys of texts/*.json. */
  readonly texts: Iterable<string>;
  /** Names of pack.json `calls`. */
  readonly calls: Iterable<string>;
  /** Ids of the decisions (决策) of the pack. */
  readonly decisions?: Iterable<string>;
  /** true: another pack calls this one, so what it throws may be caught there. */
  readonly called?: boolean;
  /** Variables that exist when the process starts (bj:in of a caller). */
  readonly variables?: Iterable<string>;
}

/** The same as sets, for looking up. */
export interface KnownSets {
  readonly forms: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  readonly calls: ReadonlySet<string>;
  readonly decisions: ReadonlySet<string>;
  readonly called: boolean;
  readonly variables: ReadonlySet<string>;
}

/** Form under which the applicant's answers are stored, whatever the service item's form is. */
export const applicationForm = 'application';

/** Turn the lists into sets. */
export function toSets(known: Known): KnownSets {
  return {
    forms: new Set([...known.forms, applicationForm]),
    roles: new Set(known.roles),
    documents: new Set(known.documents),
    texts: new Set(known.texts),
    calls: new Set(known.calls),
    decisions: new Set(known.decisions ?? []),
    called: known.called ?? false,
    variables: new Set(known.variables ?? []),
  };
}
