import { config } from 'zod';

// The pages’ security policy forbids making functions from text; without this zod would try at its first schema, and the browser would report it.
config({ jitless: true });
