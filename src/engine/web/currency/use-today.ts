import { localDate } from '#engine/contract/expression/time-zone.ts';
import { useReading } from '#platform/web/reading.ts';

/** The day it is in the workspace. */
export function useToday(): string {
  const { now, timeZone } = useReading();
  return localDate(now, timeZone);
}
