import { type DestinationStream, type Logger, pino } from 'pino';

/** Creates the server's log (运行日志): JSON lines without personal data; headers and bodies are never logged, and these paths are cut all the same. */
export function createLogger(options: { readonly level?: string; readonly to?: DestinationStream } = {}): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: null,
    redact: {
      paths: [
        'password',
        '*.password',
        'token',
        '*.token',
        'cookie',
        '*.cookie',
        'authorization',
        '*.authorization',
        'applicant',
        '*.applicant',
        'answers',
        '*.answers',
        'idNumber',
        '*.idNumber',
        'phone',
        '*.phone',
      ],
      censor: '***',
    },
  };
  return options.to ? pino(settings, options.to) : pino(settings);
}
