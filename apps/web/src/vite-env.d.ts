/// <reference types="vite/client" />

/** Whether the build found the file that bands are drawn from. */
declare const __HAS_DRAWS__: boolean;
