import { evaluate as feelEvaluate, type FeelFunction } from 'feelin';
import { limits } from '../limits.ts';
import { recent } from '../recent.ts';
import { aggregates } from './aggregates.ts';
import { hasNestedLoops } from './bounds.ts';
import { isFunctionName } from './builtins.ts';
import { parseChecked } from './check.ts';
import { clockFunctionNames, clockFunctions, ownFunctions } from './functions.ts';
import { collectNames, type FeelNames } from './names.ts';
import { FeelArgumentError } from './regex.ts';
import { stripEquals } from './text.ts';
import type { CompiledExpressions, Evaluation, ExpressionOptions, FeelScope } from './types.ts';
import { forbiddenNames, NotPlainError, toPlain } from './values.ts';

type FeelWarning = ReturnType<typeof feelEvaluate>['warnings'][number];

/** A FEEL text ready to run: its function, the names to pass, and feelin's warnings list to read and empty. */
interface Compiled {
  readonly fn: FeelFunction['fn'];
  readonly names: readonly string[];
  /** What stands in for a name that is not in scope: nothing, or null where feelin would fall back to a function of that name. */
  readonly absent: ReadonlyMap<string, null | 'unknown'>;
  readonly warnings: FeelWarning[];
  /** today and now, where the text calls them. */
  readonly clock: ReadonlySet<string>;
  /** A loop inside a loop: long lists are refused. */
  readonly nested: boolean;
  /** A failure over a null value gives null. */
  readonly lenient: boolean;
}

type CompileResult = Compiled | { readonly error: string };

/** Texts kept compiled besides those of the evaluators in use. */
const compiledKept = 500;
const compileStrict = recent(text => compile(text, false), compiledKept);
const compileLenient = recent(text => compile(text, true), compiledKept);

/**
 * Create the evaluator of one release (表达式求值器): each text is compiled once, on first use, then invoked; evaluators share what was compiled lately.
 * Results are plain JSON, dates and durations as ISO 8601 text; unknown names and failed operations are errors, a missing property is null.
 */
export function createExpressions(options: ExpressionOptions = {}): CompiledExpressions {
  const compileText = options.unanswered === 'null' ? compileLenient : compileStrict;
  const cache = new Map<string, CompileResult>();
  return {
    evaluate(text, scope) {
      let compiled = cache.get(text);
      if (compiled === undefined) {
        compiled = compileText(stripEquals(text));
        cache.set(text, compiled);
      }
      return 'error' in compiled ? { ok: false, error: compiled.error } : invoke(compiled, scope);
    },
  };
}

/** Wrap the text as a FEEL function literal over the names it reads (docs/architecture.md, Expressions). */
function compile(text: string, lenient: boolean): CompileResult {
  const { tree, problems } = parseChecked(text);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem) return { error: `${problem.message.zh} ${problem.message.en}` };
  if (tree === null) return { error: failed };
  const read = collectNames(tree.topNode, text);
  const names = parameterNames(read);
  try {
    const { value, warnings } = feelEvaluate(`function(${names.join(', ')}) ${text}`, calledFunctions(read, lenient));
    warnings.length = 0;
    return {
      fn: (value as FeelFunction).fn,
      names,
      absent: absentNames(read),
      clock: clockNames(read),
      warnings,
      nested: hasNestedLoops(tree.topNode, text),
      lenient,
    };
  } catch (error) {
    return { error: sentence(error) };
  }
}

function parameterNames({ names, filterNames, functions }: FeelNames): string[] {
  return [...new Set([...names, ...filterNames, ...clockNames({ functions })])];
}

function clockNames({ functions }: Pick<FeelNames, 'functions'>): ReadonlySet<string> {
  return new Set([...functions].filter(name => clockFunctionNames.has(name)));
}

/** feelin's own functions are never values: they would read the machine's clock or run the machine's patterns. */
function absentNames({ names, filterNames }: FeelNames): ReadonlyMap<string, null | 'unknown'> {
  const functions = (list: ReadonlySet<string>) => [...list].filter(isFunctionName);
  return new Map([
    ...functions(filterNames).map(name => [name, null] as const),
    ...functions(names).map(name => [name, 'unknown'] as const),
  ]);
}

function calledFunctions({ functions }: FeelNames, lenient: boolean): Record<string, FeelFunction | undefined> {
  const own = lenient ? { ...ownFunctions, ...aggregates } : ownFunctions;
  return Object.fromEntries([...functions].filter(name => Object.hasOwn(own, name)).map(name => [name, own[name]]));
}

function invoke(compiled: Compiled, scope: FeelScope): Evaluation {
  const { fn, names, warnings } = compiled;
  try {
    const values = names.map(name => lookUp(name, scope, compiled));
    if (compiled.nested && values.some(hasLongList)) return { ok: false, error: longListSentence };
    const value: unknown = fn(...values);
    const warning = warnings.find(one => isFailure(one) && !(compiled.lenient && isOverNothing(one)));
    return warning ? { ok: false, error: warningSentence(warning) } : { ok: true, value: toPlain(value) };
  } catch (error) {
    return { ok: false, error: sentence(error) };
  } finally {
    warnings.length = 0;
  }
}

/** Variables first, then roots; undefined makes feelin report an unknown name unless a filter's element has it. */
function lookUp(name: string, scope: FeelScope, { absent, clock }: Compiled): unknown {
  if (Object.hasOwn(scope.vars, name)) return scope.vars[name] ?? null;
  // Roots may be accessors of a class: every name but those that each object has.
  if (name in scope.roots && !forbiddenNames.has(name)) return scope.roots[name] ?? null;
  if (clock.has(name)) return clockFunctions(scope.now)[name];
  const instead = absent.get(name);
  if (instead === 'unknown') throw new UnknownNameError(name);
  return instead;
}

class UnknownNameError extends Error {
  constructor(name: string) {
    super(unknownName(name));
  }
}

function unknownName(name: string): string {
  return `没有名为 “${name}” 的数据 · there is no data named "${name}"`;
}

const longListSentence = `嵌套的循环或筛选最多处理 ${limits.feelNestedItems} 项的列表 · nested loops and filters run over at most ${limits.feelNestedItems} items`;

/** Whether a value holds a list longer than nested loops may run over. */
function hasLongList(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > limits.feelNestedItems || value.some(hasLongList);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).some(hasLongList)
  );
}

/** A missing property is null (an optional field); everything else feelin warns of is a failure. */
function isFailure(warning: FeelWarning): boolean {
  return warning.type !== 'NO_CONTEXT_ENTRY_FOUND' && warning.type !== 'NO_PROPERTY_FOUND';
}

/** The failure comes of a value that is null: in a form, of a field that is not answered yet. */
function isOverNothing({ details }: FeelWarning): boolean {
  return Object.values(details.values).some(value => value === null || value === undefined);
}

function warningSentence(warning: FeelWarning): string {
  if (warning.type === 'NO_VARIABLE_FOUND') {
    const name = /'([^']*)'/.exec(warning.message)?.[1] ?? '';
    return unknownName(name);
  }
  return `${failed}: ${causes[warning.type] ?? warning.type}`;
}

const failed = '表达式无法计算 · the expression could not be evaluated';

/** What feelin warns of, without its own sentences: those hold values, which may be personal and have no place in the journal. */
const causes: Readonly<Record<string, string>> = {
  NOT_COMPARABLE: '两边不能比较 · the two sides cannot be compared',
  INVALID_TYPE: '值的类型不对 · a value is of the wrong type',
  INVALID_ARGUMENTS: '函数的参数不对 · the arguments of a function are wrong',
  NO_FUNCTION_FOUND: '没有这个函数 · there is no such function',
  FUNCTION_INVOCATION_FAILURE: '函数无法计算 · a function failed',
  UNSUPPORTED: '不支持的写法 · this is not supported',
};

function sentence(error: unknown): string {
  if (error instanceof UnknownNameError) return error.message;
  return error instanceof FeelArgumentError || error instanceof NotPlainError ? `${failed}: ${error.message}` : failed;
}
