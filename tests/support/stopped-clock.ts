/**
 * Loaded before a program (`node --import`), it moves the program's clock to SLOOP_CLOCK, so that a demo company is the same on every day.
 * The clock stands still, or goes on from there when SLOOP_CLOCK_GOES is set. The database keeps its own time.
 */
const from = Date.parse(process.env['SLOOP_CLOCK'] ?? '');
const isGoing = process.env['SLOOP_CLOCK_GOES'] !== undefined;
const now = (): number => (isGoing ? from + Math.floor(performance.now()) : from);

if (Number.isFinite(from)) {
  globalThis.Date = new Proxy(Date, {
    construct: (target, given: unknown[], made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
