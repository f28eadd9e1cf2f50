import { createRequire } from 'node:module';

/** Font files embedded in PDF and PNG: regular, semi-bold and bold of Inter (OFL). */
export const fontFiles = (): readonly string[] => {
  const require = createRequire(import.meta.url);
  return ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold', '700Bold/Inter_700Bold'].map(
    (name) => require.resolve(`@expo-google-fonts/inter/${name}.ttf`),
  );
};
