import { config } from 'zod';

// Compiled schemas would need `eval`, which the content policy forbids; trying would be reported as a violation.
config({ jitless: true });
