/** Every size limit of the engine and of the inputs it accepts (规模上限), in one table. Sizes in characters or bytes as named. */
export const limits = {
  /** BPMN source, bytes. */
  bpmnBytes: 2 * 1024 * 1024,
  /** Flow elements of one process. */
  bpmnElements: 2_000,
  /** Faults of a BPMN file before its reader gives up. */
  bpmnWarnings: 100,
  /** Nesting of sub-processes. */
  bpmnDepth: 20,
  /** DMN source of one file, bytes. */
  dmnBytes: 512 * 1024,
  /** Of one DMN file: decisions, rules of a table, columns of a table, cells of all tables, loops and filters of all texts. */
  dmnDecisions: 100,
  dmnRules: 1_000,
  dmnColumns: 40,
  dmnCells: 10_000,
  dmnLoops: 50,
  /** Text of one cell, characters. */
  dmnCell: 1_000,
  /** Findings told of one table, faults of a file before its reader gives up; comparisons of cells with values, and combinations of values, a lint looks at before it says nothing. */
  dmnFindings: 20,
  dmnComparisons: 50_000_000,
  dmnCombinations: 2_000,
  /** Text of one FEEL expression, characters. */
  feelText: 4_096,
  /** Literal range ends in FEEL loops. */
  feelRange: 1_000,
  /** Nesting of one FEEL text: brackets, and syntax nodes. */
  feelBrackets: 40,
  /** Keywords (if, for, some, every, ...) of one FEEL text. */
  feelKeywords: 60,
  /** Words and numbers in a row without an operator or a mark between them. */
  feelWords: 30,
  feelDepth: 200,
  /** Loops and filters of one FEEL text; items of any list when two are nested. */
  feelLoops: 10,
  feelNestedItems: 200,
  /** Values in one FEEL result, counted at every level. */
  feelResult: 100_000,
  /** FEEL matches/replace/split: pattern, input and result, characters. */
  feelPattern: 1_000,
  feelRegexInput: 65_536,
  feelRegexResult: 1_048_576,
  /** Elements entered by one command before an incident is raised (a straight-through loop). */
  stepsPerCommand: 1_000,
  /** Timers and clock reviews fired by one step of a simulation. */
  simulatedFirings: 10_000,
  /** Open waits (tasks, timers, messages) of one case. */
  openWaits: 2_000,
  /** Completed activities of one scope that wait to be compensated perhaps. */
  compensable: 1_000,
  /** Seats of one task: signers, and people added to them. */
  signers: 100,
  /** Instances of one multi-instance activity. */
  instances: 1_000,
  /** Cases tied to one case. */
  links: 50,
  /** Entries kept in `trail`. */
  trail: 200,
  /**
   * JSON Schema of one form, bytes. 200 fields of six options in two languages measure 129 KB and compile in 0.1 s; what a form costs
   * is bounded by its nodes and options, not by its words.
   */
  schemaBytes: 160 * 1024,
  schemaDepth: 12,
  schemaNodes: 500,
  /** Plain options of all choices of a form, not counted as nodes. */
  schemaOptions: 2_000,
  /** Texts of all rules of one form, characters. */
  formRuleText: 65_536,
  /** Runs of rules over one set of answers, each list it reads counted with its entries. */
  formRuleWork: 100_000,
  /** Answers of one form: refused above, bytes. */
  answersBytes: 1024 * 1024,
  answersDepth: 32,
  answersItems: 1_000,
  /** One request body, bytes. */
  bodyBytes: 1024 * 1024,
  /** Free text a person types: opinion, reason, comment (意见), characters. */
  textLength: 4_000,
  /** Warnings of a working-day walk: days walked before giving up. */
  calendarWalk: 4_000,
} as const;
