import texts from '../texts/failure.json';
import type { Language } from '../texts/use-texts.js';

interface Props {
  readonly error: unknown;
  readonly languages: readonly Language[];
}

/** What browsers say of a part of the program that they could not fetch. */
const NOT_FETCHED = /dynamically imported module|importing a module script|preload css/i;

/** That something cannot be shown, and a way on. Needs no words and no styles to be fetched: they may be what is missing. */
export function Failure({ error, languages }: Props) {
  const why = error instanceof Error && NOT_FETCHED.test(error.message) ? 'chunk' : 'page';
  return (
    <div role="alert" className="failure">
      {languages.map((language) => (
        <section key={language} lang={language === 'zh' ? 'zh-CN' : 'en'}>
          <h1>{texts[language].title}</h1>
          <p>{texts[language][why]}</p>
        </section>
      ))}
      <button type="button" onClick={() => location.reload()}>
        {languages.map((language) => texts[language].reload).join(' / ')}
      </button>
    </div>
  );
}
