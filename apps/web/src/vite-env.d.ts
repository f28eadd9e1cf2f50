/// <reference types="vite/client" />

/** Whether the build found the file that bands are drawn from. */
declare const __HAS_DRAWS__: boolean;
/** Whether the build found the file that the first picture starts from. */
declare const __HAS_START__: boolean;
