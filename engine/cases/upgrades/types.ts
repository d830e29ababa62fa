/** A stored state of some version. */
export type OldState = { readonly v: number } & Readonly<Record<string, unknown>>;

/** A stored event of some version. */
export type OldEvent = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What one version makes of what the version before stored. Pure; what it gives is the state the next version would have folded. */
export interface Step {
  readonly state: (state: OldState) => OldState;
  readonly event: (event: OldEvent) => OldEvent;
}
