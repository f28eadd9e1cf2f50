import { proveStates } from './proof/prove-states.ts';

proveStates('nn');
