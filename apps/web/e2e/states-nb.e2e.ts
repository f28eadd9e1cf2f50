import { proveStates } from './proof/prove-states.ts';

proveStates('nb');
