/** The real time, for what access depends on: who may do what is asked of now, whichever moment a request computes. */
export function systemNow(): Date {
  return new Date();
}
