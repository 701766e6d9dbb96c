import { z } from 'zod';
import type { Label } from '#platform/contract/label.ts';

const LabelShape = z.object({ zh: z.string(), en: z.string() });
const IssueShape = z.object({
  field: z
    .string()
    .nullish()
    .transform((field) => field ?? undefined),
  code: z.string(),
  message: z.union([z.string(), LabelShape]),
});
const Problem = z.object({
  code: z.string().default('unknown'),
  facts: z.record(z.string(), z.unknown()).default({}),
  title: z.string().optional(),
  detail: z.string().default(''),
  issues: z.array(IssueShape).default([]),
});

/** One thing wrong with one input; the message is already in the reader's language or in both. */
export interface ApiIssue {
  readonly field?: string | undefined;
  readonly code: string;
  readonly message: string | Label;
}

/** A refusal by the server (problem+json): what is wrong, in words, and how to mend it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly issues: readonly ApiIssue[];
  /** Values behind the refusal, by the names its code documents. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(problem: { status: number; code: string; detail: string; issues: readonly ApiIssue[]; facts?: Readonly<Record<string, unknown>> }) {
    super(problem.detail || problem.code);
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.issues = problem.issues;
    this.facts = problem.facts ?? {};
  }
}

/** Reads an error answer; one that is not problem+json keeps its status as code. */
export async function readProblem(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = Problem.safeParse(body);
  if (!problem.success) return new ApiError({ status: response.status, code: `http.${response.status}`, detail: '', issues: [] });
  const { code, title, detail, issues, facts } = problem.data;
  return new ApiError({ status: response.status, code, detail: detail || (title ?? ''), issues, facts });
}
