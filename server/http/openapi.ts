import type { TSchema } from 'typebox';
import type { RouteSpec } from '../contract/routes.ts';
import { ProblemDetails } from '../contract/schemas.ts';

/** Emits OpenAPI 3.1 from the very schemas that validate requests and answers (接口文档). */
export function openApi(routes: Readonly<Record<string, RouteSpec>>): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, spec] of Object.entries(routes)) {
    paths[spec.path] = { ...paths[spec.path], [spec.method]: operationOf(operationId, spec) };
  }
  return { openapi: '3.1.0', info: { title: '办件 Banjian', version: '1' }, paths };
}

function operationOf(operationId: string, spec: RouteSpec): Record<string, unknown> {
  const parameters = [...parametersOf('path', spec.params), ...parametersOf('query', spec.query)];
  return {
    operationId,
    summary: `${spec.summary.zh} ${spec.summary.en}`,
    ...(parameters.length ? { parameters } : {}),
    ...(spec.body ? { requestBody: { required: true, content: { 'application/json': { schema: spec.body } } } } : {}),
    responses: {
      [spec.status]: { description: spec.summary.en, content: { 'application/json': { schema: spec.answer } } },
      default: { description: 'Problem details (RFC 9457)', content: { 'application/problem+json': { schema: ProblemDetails } } },
    },
  };
}

function parametersOf(place: 'path' | 'query', schema: TSchema | undefined): unknown[] {
  const object = schema as { properties?: Record<string, unknown>; required?: string[] } | undefined;
  return Object.entries(object?.properties ?? {}).map(([name, part]) => ({
    name,
    in: place,
    required: object?.required?.includes(name) ?? false,
    schema: part,
  }));
}
