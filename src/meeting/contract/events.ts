import { z } from 'zod';
import { event } from '../../platform/contract/event.ts';

export const meetingEnded = event('meeting.ended', z.strictObject({}));
