/** One column: `start` and `end` stand on the ground, `change` floats; hatched is uncertain. */
export interface WaterfallStep {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly kind: 'start' | 'change' | 'end';
  readonly tone?: 'ours' | 'pale' | 'hatched' | 'bad' | 'good';
}

/** A step with the levels between which it is drawn. */
export interface PlacedStep {
  readonly step: WaterfallStep;
  readonly from: number;
  readonly to: number;
}

/** Where each column stands: changes hang on the level reached so far. */
export function placeSteps(steps: readonly WaterfallStep[]): readonly PlacedStep[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === 'change' ? level : 0;
    level = step.kind === 'change' ? level + step.value : step.value;
    return { step, from, to: level };
  });
}
