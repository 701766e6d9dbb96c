import type { CheckIn } from '../contract/activity.routes.ts';

/** A check-in as fields of the visit; without a position only the time is known. */
export function checkInValues({ at, latitude, longitude, accuracy }: CheckIn): Record<string, unknown> {
  return {
    check_in_at: at,
    check_in_latitude: latitude ?? null,
    check_in_longitude: longitude ?? null,
    check_in_accuracy: accuracy ?? null,
  };
}
