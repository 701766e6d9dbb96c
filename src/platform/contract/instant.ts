import { z } from 'zod';

/** A point in time with its zone; zones further than 15 hours from UTC exist on no clock, and no database takes them. */
export const Instant = z.iso.datetime({ offset: true }).refine((text) => !/[+-](?:1[6-9]|2\d):\d\d$/.test(text));
