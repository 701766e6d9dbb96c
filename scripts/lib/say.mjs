/** Tells the person what happens; on stderr, so that stdout carries a program's result alone. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Ends with a plain message instead of a stack, which helps nobody at the keyboard. */
export async function runOrExplain(main) {
  try {
    await main();
  } catch (error) {
    say(`\n${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
