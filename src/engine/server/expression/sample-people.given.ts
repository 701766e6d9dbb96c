import { exchangeRatesOf, type ExchangeRates } from '#engine/contract/expression/exchange-rates.ts';
import type { People } from '#engine/contract/expression/people.ts';
import { idOf } from './sample-rows.given.ts';

/** The id of the n-th department of the small world: 0 the company, 1 and 2 below it, 3 below 1. */
export function departmentId(index: number): string {
  return `00000000-0000-7000-8000-99${String(index).padStart(10, '0')}`;
}

const [company, east, west, shanghai] = [0, 1, 2, 3].map(departmentId);

function place(member: number, department: string | undefined, manager: number | null, role: string, validFrom: string) {
  return {
    memberId: idOf('member', member),
    departmentId: department ?? '',
    managerId: manager === null ? null : idOf('member', manager),
    role,
    validFrom,
  };
}

/** Five people, two of whom moved; two manage each other for a month. */
export const samplePeople: People = {
  places: [
    place(0, company, null, 'manager', '2024-02-29'),
    place(1, east, 0, 'manager', '2025-10-01'),
    place(2, shanghai, 1, 'representative', '2025-12-31'),
    place(2, west, 0, 'manager', '2026-03-15'),
    place(3, shanghai, 2, 'representative', '2026-01-01'),
    place(3, west, 2, 'representative', '2026-04-01'),
    place(4, west, 3, 'representative', '2025-12-31'),
    place(3, west, 4, 'representative', '2026-02-16'),
  ],
  departments: [
    { id: company ?? '', name: 'Company', path: `/${company}/` },
    { id: east ?? '', name: 'East', path: `/${company}/${east}/` },
    { id: west ?? '', name: 'West', path: `/${company}/${west}/` },
    { id: shanghai ?? '', name: 'East', path: `/${company}/${east}/${shanghai}/` },
  ],
  memberRoles: new Map([[idOf('member', 4), ['manager', 'auditor']]]),
  roleNames: new Map([
    ['Leader', 'manager'],
    ['主管', 'manager'],
  ]),
};

/** Rates that tie at half a minor unit, change on the days records fall on, and leave one currency out. */
export const sampleExchange: ExchangeRates = exchangeRatesOf('CNY', [
  { currency: 'USD', from: '2026-01-01', rate: '7.1234' },
  { currency: 'USD', from: '2026-03-15', rate: '7.125' },
  { currency: 'USD', from: '2026-03-31', rate: '6.5' },
  { currency: 'JPY', from: '1969-12-28', rate: '0.045' },
  { currency: 'JPY', from: '2026-02-16', rate: '0.05' },
  { currency: 'KWD', from: '2026-03-16', rate: '23.3333333333' },
]);

/** Another company whose own currency has no minor unit. */
export const sampleExchangeInYen: ExchangeRates = exchangeRatesOf('JPY', [
  { currency: 'CNY', from: '2025-10-01', rate: '20.5' },
  { currency: 'USD', from: '2025-12-31', rate: '150.25' },
]);
