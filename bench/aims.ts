/** As much of a figure as an aim looks at. */
export interface AimFigure {
  readonly operation: string;
  readonly role: string;
  readonly clients: number;
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  readonly perSecond: number;
}

interface Measured {
  readonly largest: readonly AimFigure[];
  readonly smallest: readonly AimFigure[];
}

/** What is wanted of one figure; `least`: more is better. */
export interface Aim {
  readonly label: string;
  readonly wanted: number;
  readonly unit: 'ms' | '/s' | '×';
  readonly least: boolean;
  readonly measure: (measured: Measured) => number | undefined;
}

function find(figures: readonly AimFigure[], operation: string, role = 'administrator', clients = 1): AimFigure | undefined {
  return figures.find((figure) => figure.operation === operation && figure.role === role && figure.clients === clients);
}

function median(operation: string, wanted: number): Aim {
  return {
    label: `${operation}, median of one client`,
    wanted,
    unit: 'ms',
    least: false,
    measure: ({ largest }) => find(largest, operation)?.medianMs ?? undefined,
  };
}

function throughput(operation: string, wanted: number): Aim {
  return {
    label: `${operation}, eight clients`,
    wanted,
    unit: '/s',
    least: true,
    measure: ({ largest }) => find(largest, operation, 'administrator', 8)?.perSecond,
  };
}

function role(operation: string, who: string): Aim {
  return {
    label: `${operation}: ${who} against administrator`,
    wanted: 1.2,
    unit: '×',
    least: false,
    measure: ({ largest }) => quotient(find(largest, operation, who), find(largest, operation)),
  };
}

function grows(operation: string): Aim {
  return {
    label: `${operation}: smallest to largest size`,
    wanted: 1.5,
    unit: '×',
    least: false,
    measure: ({ largest, smallest }) => quotient(find(largest, operation), find(smallest, operation)),
  };
}

function quotient(above: AimFigure | undefined, below: AimFigure | undefined): number | undefined {
  return above?.medianMs && below?.medianMs ? above.medianMs / below.medianMs : undefined;
}

/** The aims for one million deals on two cores. */
export const aims: readonly Aim[] = [
  median('list', 3),
  median('list with names', 4),
  median('name contains', 4),
  median('get', 0.8),
  median('create', 2.5),
  median('update', 2.5),
  median('move stage', 2.5),
  median('board', 10),
  median('stage sums', 5),
  median('filtered group-by', 100),
  {
    label: 'list, rarest pair, p95',
    wanted: 150,
    unit: 'ms',
    least: false,
    measure: ({ largest }) => find(largest, 'list, rarest pair')?.p95Ms ?? undefined,
  },
  throughput('list', 1_500),
  throughput('get', 2_500),
  throughput('create', 1_200),
  throughput('update', 1_200),
  throughput('stage sums', 500),
  { label: 'batch create, rows', wanted: 6_000, unit: '/s', least: true, measure: ({ largest }) => find(largest, 'batch create')?.perSecond },
  ...['list', 'list with names', 'get', 'board'].flatMap((operation) => [role(operation, 'manager'), role(operation, 'representative')]),
  grows('list'),
  grows('get'),
];
