// What the tests need of the machine beside Node: a browser with fonts, a spell checker, a word processor to look at documents.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian package → a file that shows it is there. */
const parts = {
  chromium: '/usr/bin/chromium',
  'fonts-dejavu-core': '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf',
  'fonts-liberation': '/usr/share/fonts/truetype/liberation',
  'fonts-crosextra-carlito': '/usr/share/fonts/truetype/crosextra',
  hunspell: '/usr/bin/hunspell',
  'hunspell-no': '/usr/share/hunspell/nn_NO.dic',
  'libreoffice-writer-nogui': '/usr/lib/libreoffice/program/libswlo.so',
  'libreoffice-calc-nogui': '/usr/lib/libreoffice/program/libsclo.so',
  'poppler-utils': '/usr/bin/pdfinfo',
  'python3-numpy': '/usr/lib/python3/dist-packages/numpy/__init__.py',
};

/** Install the missing ones where that is possible (Debian, as root); elsewhere say what is missing. */
export const installSystemParts = () => {
  const missing = Object.entries(parts)
    .filter(([, file]) => !existsSync(file))
    .map(([name]) => name);
  if (missing.length === 0) return;
  const possible = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!possible) {
    console.error(`Mangler for testene: ${missing.join(', ')}. Installer dem og kjør igjen.`);
    process.exit(1);
  }
  console.log(`Installerer for testene: ${missing.join(', ')}`);
  const apt = (args) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=500', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status;
  apt(['update', '-q']);
  if (apt(['install', '-y', '--no-install-recommends', ...missing]) !== 0) process.exit(1);
};
