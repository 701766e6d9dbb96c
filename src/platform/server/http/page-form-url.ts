interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

const page = /^\/(?!api\/)([a-z-]+)\?token=([\w.-]+)$/;

/**
 * Where a request goes. A form posted to the address of a page with a token, as mail programs do to end a subscription with one click
 * (RFC 8058), reaches the entrance of that name; opening the same address shows the page.
 */
export function pageFormUrl({ method, url = '/' }: Asked): string {
  const match = method === 'POST' ? page.exec(url) : null;
  return match ? `/api/${match[1]}/${match[2]}` : url;
}
