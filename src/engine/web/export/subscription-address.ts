import type { ExportRequest } from '#engine/contract/export/export.routes.ts';

type AddressOf = (request: Omit<ExportRequest, 'format'>) => `/${string}`;

let addressOf: AddressOf | undefined;

/** Tells lists where one subscribes to what they show; the capability that sends it registers itself. */
export function registerSubscriptions(address: AddressOf): void {
  addressOf = address;
}

/** Where to subscribe to a list; undefined where nothing is sent, or while looking back. */
export function subscriptionAddress(request: Omit<ExportRequest, 'format'>): `/${string}` | undefined {
  return request.asOf === undefined ? addressOf?.(request) : undefined;
}
