import { useState } from 'react';
import type { FollowUpEntry } from './follow-up-entry.ts';

/** A check-in as it is written. */
export type WrittenCheckIn = NonNullable<FollowUpEntry['checkIn']>;

const locateForMs = 12_000;

/** Takes the time, and the position where the browser gives it; it works without a connection. */
export function useCheckIn(onDone: (checkIn: WrittenCheckIn) => void) {
  const [isLocating, setIsLocating] = useState(false);
  const start = async () => {
    setIsLocating(true);
    const at = new Date().toISOString();
    const position = await locate();
    setIsLocating(false);
    onDone({ at, ...(position && placeOf(position.coords)) });
  };
  return { isLocating, start };
}

function locate(): Promise<GeolocationPosition | undefined> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(undefined);
    navigator.geolocation.getCurrentPosition(resolve, () => resolve(undefined), {
      enableHighAccuracy: true,
      timeout: locateForMs,
      maximumAge: 30_000,
    });
  });
}

function placeOf({ latitude, longitude, accuracy }: GeolocationCoordinates) {
  return { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6), accuracy: Math.round(accuracy) };
}
