import { at, emptyPlan } from '@veivalg/core';
import { formatNumber } from '@veivalg/core/text';
import { balanceOf, project } from '@veivalg/engine';
import { unwrap } from '../output/fail.ts';
import { renderTable } from '../output/table.ts';
import type { Session } from '../session.ts';
import { balanceCommand } from './balance.ts';
import { populationPath } from './balance-rows.ts';

/** Year the municipalities are ranked in. */
const rankYear = 2040;
const shownPlaces = 10;

/** `veivalg oversikt`: the whole country, the ten municipalities with the largest shortage per resident, and what to try next. */
export const overviewCommand = async (session: Session): Promise<string> => {
  const { words } = session;
  const result = unwrap(project(session.prepared, emptyPlan));
  const y = rankYear - result.firstYear;
  const ranked = session.directory.areas
    .filter(({ kind }) => kind === 'municipality')
    .map((area) => {
      const path = balanceOf(result, { places: area.members });
      const population = at(populationPath(result, area.members), y);
      return { area, gap: at(path.gap, y), perThousand: (at(path.gap, y) / population) * 1000 };
    })
    .sort((a, b) => b.perThousand - a.perThousand)
    .slice(0, shownPlaces);
  const table = renderTable(
    [
      { title: words.cli('column.place') },
      { title: words.cli('column.gap'), numeric: true },
      { title: words.cli('column.gapPerThousand'), numeric: true },
    ],
    ranked.map(({ area, gap, perThousand }) => [
      area.name,
      formatNumber(words.language, gap, gap < 100 ? 1 : 0),
      formatNumber(words.language, perThousand, 1),
    ]),
  );
  return [
    await balanceCommand(session, 'norge', {}),
    words.cli('overview.largest', { year: String(rankYear) }),
    table,
    '',
    words.cli('overview.next'),
    '',
  ].join('\n');
};
