import { text } from 'node:stream/consumers';
import openapiTs, { astToString } from 'openapi-typescript';

// Reads an OpenAPI document from standard input and writes the types of the client to standard output.
const document = JSON.parse(await text(process.stdin));
process.stdout.write('// Generated from openapi.json by `npm run generate`; not to be changed by hand.\n');
process.stdout.write(astToString(await openapiTs(document)));
