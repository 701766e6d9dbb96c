import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { formatMessage } from '#platform/contract/messages.ts';
import type { Route, RouteOutput, RouteRequest } from '#platform/contract/route.ts';
import { ApiError, readProblem } from './api-error.ts';
import { connection } from './connection.ts';
import { currentPastDay } from './as-of.ts';
import { localeChoice } from './locale.ts';
import { routeRequest } from './route-request.ts';
import { shownWorkspace } from './shown-workspace.ts';

export { ApiError } from './api-error.ts';

interface FetchOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asked of whichever workspace the session is in; only for finding out and for switching. */
  readonly isAnyWorkspace?: boolean;
}

/** Sends one request with the session cookie, a body as JSON or a file as it is, and returns the JSON; anything but success is an ApiError. */
export async function fetchJson(method: string, url: string, options: FetchOptions = {}): Promise<unknown> {
  const { body } = options;
  const headers: Record<string, string> = {
    ...(!options.isAnyWorkspace && shownWorkspace.headers()),
    ...options.headers,
    accept: 'application/json',
    'accept-language': localeChoice.get() === 'zh' ? 'zh-CN' : 'en',
  };
  const past = currentPastDay();
  // The server refuses to write over the present from a screen that shows the past.
  if (past) headers['x-as-of'] = past.at;
  // The server finds out what a file is by what is in it.
  if (body !== undefined && !(body instanceof FormData))
    headers['content-type'] = body instanceof Blob ? 'application/octet-stream' : 'application/json';
  const response = await send(url, {
    method,
    headers,
    credentials: 'same-origin',
    signal: options.signal ?? null,
    body: body instanceof FormData || body instanceof Blob ? body : body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw await refusal(response);
  return response.status === 204 ? undefined : response.json();
}

/** Calls a declared route; the input is its parameters, query and body in one object. */
export async function callRoute<R extends Route>(route: R, input: RouteRequest<R>, signal?: AbortSignal): Promise<RouteOutput<R>> {
  if (route.kind === 'write' && currentPastDay())
    throw new ApiError({
      status: 409,
      code: 'as_of.read_only',
      detail: formatMessage(kitMessages['kit.as_of_read_only'], localeChoice.get()),
      issues: [],
    });
  const request = routeRequest(route, input, currentPastDay()?.at);
  const answer = await fetchJson(route.method, request.url, { body: request.body, ...(signal && { signal }) });
  // The server validates its output against the same schema in development and tests; parsing large lists twice costs frames.
  // oxlint-disable-next-line sloop/no-assertion -- the declared output is trusted at this one door; the server answers by the same schema
  return answer as RouteOutput<R>;
}

/** The key under which a route's answer is cached: `[route id, input, as-of]`. */
export function routeKey<R extends Route>(route: R, input?: RouteRequest<R>): readonly unknown[] {
  return input === undefined ? [route.id] : [route.id, input, currentPastDay()?.at];
}

interface UseRouteOptions {
  readonly enabled?: boolean;
  readonly staleTimeMs?: number;
  /** Keep showing the previous answer while a changed input loads. */
  readonly keepPrevious?: boolean;
}

/** Reads a route and keeps it cached; the page hands the result to PageState. */
export function useRoute<R extends Route>(route: R, input: RouteRequest<R>, options: UseRouteOptions = {}): UseQueryResult<RouteOutput<R>, ApiError> {
  return useQuery<RouteOutput<R>, ApiError>({
    queryKey: routeKey(route, input),
    queryFn: ({ signal }) => callRoute(route, input, signal),
    enabled: options.enabled ?? true,
    ...(options.staleTimeMs !== undefined && { staleTime: options.staleTimeMs }),
    ...(options.keepPrevious && { placeholderData: keepPreviousData }),
  });
}

interface UseRouteMutationOptions<R extends Route> {
  /** Routes whose cached answers this write makes stale. */
  readonly invalidates?: readonly Route[];
  readonly onSuccess?: (output: RouteOutput<R>, input: RouteRequest<R>) => void;
  readonly onError?: (error: ApiError, input: RouteRequest<R>) => void;
}

/** Writes through a route; afterwards the named reads are fetched again. */
export function useRouteMutation<R extends Route>(
  route: R,
  options: UseRouteMutationOptions<R> = {},
): UseMutationResult<RouteOutput<R>, ApiError, RouteRequest<R>> {
  const client = useQueryClient();
  return useMutation<RouteOutput<R>, ApiError, RouteRequest<R>>({
    mutationFn: (input) => callRoute(route, input),
    onSuccess: async (output, input) => {
      await Promise.all((options.invalidates ?? []).map((stale) => client.invalidateQueries({ queryKey: [stale.id] })));
      options.onSuccess?.(output, input);
    },
    onError: (error, input) => options.onError?.(error, input),
  });
}

async function refusal(response: Response): Promise<ApiError> {
  const error = await readProblem(response);
  if (error.code === 'workspace.other') shownWorkspace.refused();
  return error;
}

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, request);
    connection.tell(true);
    return response;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    connection.tell(false);
    throw new ApiError({ status: 0, code: 'offline', detail: '', issues: [] });
  }
}
