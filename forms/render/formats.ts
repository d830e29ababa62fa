import { format } from '@cfworker/json-schema';
import { formats } from '../schema/formats.ts';

/** Teaches the browser's validator the formats of the server (格式), so that both judge alike. */
export function registerFormats(): void {
  for (const [name, { test }] of Object.entries(formats)) format[name] = test;
}
