/** The only door for other capabilities' servers and the program that starts them. */
export { serveMcp } from './mcp/serve-mcp.ts';
