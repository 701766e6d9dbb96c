import { z } from 'zod';

const Label = z.object({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });
/** Percent points with at most two decimals, as text: "5", "12.50". */
const PercentPoints = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/);
/** A figure of a metric in its own unit, as exact text. */
const Figure = z.string().regex(/^-?\d+(\.\d+)?$/);

/** How grave a failed item is, the gravest first. */
export const severities = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof severities)[number];

const ItemBase = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  section: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  label: Label,
  /** Why it matters and how to mend it. */
  guidance: Label.optional(),
  severity: z.enum(severities),
  /** Share of the section's score. */
  weight: z.number().int().min(1).max(100),
});

/** A rule over live records: of the population, at most the allowed share may break the condition. */
export const RuleItem = ItemBase.extend({
  kind: z.literal('rule'),
  object: z.string().min(1),
  /** Expression that selects the records the rule is about. */
  population: z.string().min(1).max(2000),
  /** Expression that must hold for each of them. */
  condition: z.string().min(1).max(2000),
  allowedShare: PercentPoints,
  /** Date field by which the inspection's period narrows the population; absent: the state at the as-of instant. */
  dateField: z.string().optional(),
  /** Field to fill to mend an offender on the spot. */
  fixField: z.string().optional(),
  /** Leave out records imported as history: they never passed our gates. */
  excludeImported: z.boolean().default(false),
});

/** A registry metric that must lie in a band: `zero` scores 0, `full` scores 100, linear between; either may be the larger. */
export const MetricItem = ItemBase.extend({
  kind: z.literal('metric'),
  metric: z.string().min(1),
  zero: Figure,
  full: Figure,
  /** Passed from this score on. */
  passAt: z.number().int().min(0).max(100).default(60),
});

/** One question of a template: a rule over records or a metric in a band. */
export const TemplateItem = z.discriminatedUnion('kind', [RuleItem, MetricItem]);

/** A chapter of a template with its share of the whole score. */
export const TemplateSection = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  label: Label,
  weight: z.number().int().min(1).max(100),
  /** A section below this fails the whole inspection; absent: no minimum. */
  minimum: z.number().int().min(0).max(100).optional(),
});

/** One version of an inspection template; once published it never changes. */
export const TemplateDefinition = z
  .object({
    sections: z.array(TemplateSection).min(1).max(20),
    /** A draft may still be empty; publishing asks for at least one. */
    items: z.array(TemplateItem).max(200),
    /** An overall score below this fails. */
    passMark: z.number().int().min(0).max(100),
  })
  .superRefine((definition, issues) => {
    const sections = new Set(definition.sections.map((section) => section.id));
    const seen = new Set<string>();
    for (const [index, item] of definition.items.entries()) {
      if (!sections.has(item.section)) issues.addIssue({ code: 'custom', path: ['items', index, 'section'], message: `No section ${item.section}.` });
      if (seen.has(item.id)) issues.addIssue({ code: 'custom', path: ['items', index, 'id'], message: `Two items are called ${item.id}.` });
      seen.add(item.id);
    }
  });

export type RuleItem = z.infer<typeof RuleItem>;
export type MetricItem = z.infer<typeof MetricItem>;
export type TemplateItem = z.infer<typeof TemplateItem>;
export type TemplateSection = z.infer<typeof TemplateSection>;
export type TemplateDefinition = z.infer<typeof TemplateDefinition>;
