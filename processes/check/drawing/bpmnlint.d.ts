/** The parts of bpmnlint that are used: it ships no types for its rules. */
declare module 'bpmnlint/lib/linter.js' {
  interface Report {
    readonly id?: string;
    readonly message: string;
    readonly category: string;
  }
  export default class Linter {
    constructor(options: {
      readonly config: { readonly rules: Readonly<Record<string, 'error' | 'warn'>> };
      readonly resolver: { resolveRule(pkg: string, name: string): unknown; resolveConfig(pkg: string, name: string): unknown };
    });
    lint(root: unknown): Promise<Readonly<Record<string, readonly Report[]>>>;
  }
}

declare module 'bpmnlint/rules/*' {
  const rule: unknown;
  export default rule;
}
