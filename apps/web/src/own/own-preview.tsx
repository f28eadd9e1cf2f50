import { foldOccupation, type StaffMapping, type StaffPreview, staffFields } from '@veivalg/connectors/local';
import { professions } from '@veivalg/core';
import { formatNumber, sharedTexts } from '@veivalg/core/text';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { useStore } from '../state/store.ts';
import { useOwnText } from './own-text.ts';

interface Props {
  readonly preview: StaffPreview;
  readonly mapping: StaffMapping;
  readonly onMap: (mapping: StaffMapping) => void;
}

/** What the columns hold, and what unknown occupation codes are: guessed, and open to be put right. */
export const OwnPreview = ({ preview, mapping, onMap }: Props) => {
  const t = useOwnText();
  const language = useStore((state) => state.view.language);
  const words = sharedTexts[language];
  const fieldOf = (header: string): string =>
    staffFields.find((field) => mapping.columns[field] === header) ?? '';
  const setField = (header: string, field: string): void => {
    const rest = Object.fromEntries(
      Object.entries(mapping.columns).filter(([key, name]) => name !== header && key !== field),
    );
    onMap({ ...mapping, columns: field === '' ? rest : { ...rest, [field]: header } });
  };
  const unknown = preview.occupations.filter(({ choice }) => choice === null);
  const setOccupation = (occupation: string, choice: string): void => {
    const { [foldOccupation(occupation)]: _before, ...rest } = mapping.occupations;
    const found = [...professions, 'leftOut' as const].find((one) => one === choice);
    onMap({
      ...mapping,
      occupations: found === undefined ? rest : { ...rest, [foldOccupation(occupation)]: found },
    });
  };
  return (
    <>
      <p>
        {t('own.found', {
          rows: formatNumber(language, preview.rows, 0),
          header: String(preview.headerRow),
        })}{' '}
        <span className="sub">{t('own.formNote')}</span>
      </p>
      <ScrollArea label={t('own.column')} className="own-columns">
        <table>
          <caption className="hidden">{t('own.column')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('own.column')}</th>
              <th scope="col">{t('own.field')}</th>
              <th scope="col">{t('own.looksLike')}</th>
              <th scope="col" className="num">
                {t('own.filled')}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map(({ index, header, forms, filled }) => (
              <tr key={index}>
                <th scope="row">{header || '–'}</th>
                <td>
                  <select
                    aria-label={`${t('own.field')}: ${header}`}
                    value={fieldOf(header)}
                    onChange={(event) => setField(header, event.target.value)}
                  >
                    <option value="">{t('own.notRead')}</option>
                    {staffFields.map((field) => (
                      <option key={field} value={field}>
                        {words[`ownField.${field}`]}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="sub">{forms.slice(0, 2).join(' · ')}</td>
                <td className="num">{formatNumber(language, filled, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {unknown.length === 0 ? null : (
        <>
          <h3>{t('own.occupations', { count: unknown.length })}</h3>
          <p className="sub">{t('own.occupationsText')}</p>
          <ScrollArea label={t('own.occupation')} className="own-columns">
            <table>
              <caption className="hidden">{t('own.occupation')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('own.occupation')}</th>
                  <th scope="col">{t('own.isProfession')}</th>
                  <th scope="col" className="num">
                    {t('own.rows')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {unknown.slice(0, 200).map(({ occupation, rows }) => (
                  <tr key={occupation}>
                    <th scope="row">{occupation || '–'}</th>
                    <td>
                      <select
                        aria-label={`${t('own.isProfession')}: ${occupation}`}
                        value={mapping.occupations[foldOccupation(occupation)] ?? ''}
                        onChange={(event) => setOccupation(occupation, event.target.value)}
                      >
                        <option value="">{t('own.chooseProfession')}</option>
                        <option value="leftOut">{t('own.leftOut')}</option>
                        {professions.map((profession) => (
                          <option key={profession} value={profession}>
                            {words[`profession.${profession}`]}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td className="num">{formatNumber(language, rows, 0)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
        </>
      )}
    </>
  );
};
