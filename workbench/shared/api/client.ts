import { v7 } from 'uuid';
import { createClient } from '#server/contract/client.ts';

/** The one client of the API (接口客户端) of these pages. */
export const api = createClient();

/** A new command id (uuid v7): the same act repeated with the same id has one effect. */
export const newCommandId = (): string => v7();
