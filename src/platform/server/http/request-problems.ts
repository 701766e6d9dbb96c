import type { Label } from '../../contract/label.ts';

/** A request that never reached a use-case: what was wrong with its form. */
export interface RequestProblem {
  readonly status: number;
  readonly code: string;
  readonly label: Label;
}

const known: Readonly<Record<string, RequestProblem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'request.too_large',
    label: { zh: '请求体太大，请分几次发送。', en: 'The body is too large; send it in parts.' },
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'request.media_type',
    label: { zh: '不接受这种内容类型；请以 application/json 发送。', en: 'This content type is not taken here; send application/json.' },
  },
  FST_ERR_BAD_URL: {
    status: 400,
    code: 'request.malformed_url',
    label: {
      zh: '地址中的编码有误；请把 % 和特殊字符按百分号编码后重发。',
      en: 'The address is not encoded correctly; write % and special characters as percent codes and send it again.',
    },
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    status: 414,
    code: 'request.url_too_long',
    label: { zh: '地址中的一段太长，请缩短后重发。', en: 'A part of the address is too long; shorten it and send it again.' },
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'request.headers_too_large',
    label: {
      zh: '请求头太大；请清除本站的 Cookie 或去掉多余的请求头后重试。',
      en: 'The headers are too large; clear the cookies of this site or leave out headers that are not needed, and try again.',
    },
  },
};

const malformedJson: RequestProblem = {
  status: 400,
  code: 'request.malformed_json',
  label: {
    zh: '请求体不是有效的 JSON；请检查引号、逗号和括号，空的请求体写 {}，再发一次。',
    en: 'The body is not valid JSON; check quotes, commas and brackets, write {} where there is nothing to say, and send it again.',
  },
};

const malformed: RequestProblem = {
  status: 400,
  code: 'request.malformed',
  label: {
    zh: '请求的格式有误，无法读取；请对照接口说明改正后重发。',
    en: 'The request is malformed and could not be read; correct it by the API reference and send it again.',
  },
};

const jsonCodes = new Set(['FST_ERR_CTP_EMPTY_JSON_BODY', 'FST_ERR_CTP_INVALID_JSON_BODY']);

/** What the server's own refusals mean to the caller; undefined for an error that is ours. */
export function requestProblemOf(error: unknown): RequestProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const found = known[code];
  if (found) return found;
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (jsonCodes.has(code) || (error instanceof SyntaxError && status === 400)) return malformedJson;
  return status >= 400 && status < 500 ? { ...malformed, status } : undefined;
}

/** Problems of the form of requests, for the list of codes. */
export const requestProblems: readonly RequestProblem[] = [
  ...Object.values(known),
  malformedJson,
  malformed,
  {
    status: 405,
    code: 'request.method',
    label: { zh: '这个接口不支持该方法；见 Allow 头。', en: 'This entrance does not take that method; see the Allow header.' },
  },
  {
    status: 404,
    code: 'request.no_route',
    label: { zh: '没有这个接口；全部接口见 /api/openapi.json。', en: 'There is no such entrance; /api/openapi.json lists them all.' },
  },
];
