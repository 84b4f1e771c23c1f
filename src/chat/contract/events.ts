import { z } from 'zod';
import { event } from '../../platform/contract/event.ts';
import { id } from '../../platform/contract/values.ts';
import { chatRule } from './rules.ts';

/** A message was sent: told to those who may read it, and to nobody else. */
export const messageSaid = event('chat.said', z.strictObject({ messageId: id }));
/** A host took a message away: told to those who could read it. */
export const messageDeleted = event('chat.deleted', z.strictObject({ messageId: id }));
/** The class's rule was set: it comes with the event. */
export const chatRuled = event('chat.ruled', chatRule);
/** Somebody reported a message: told to those who lead. */
export const messageReported = event('chat.reported', z.strictObject({ messageId: id }));
/** A host took all messages away. */
export const chatCleared = event('chat.cleared', z.strictObject({}));
