import { mdiFormatQuoteOpen } from '@mdi/js';
import { useId, useState, type ReactNode } from 'react';
import type { FilledWords } from '../../app/instructions/stepView.ts';
import { Icon } from '../parts/Icon.tsx';

/** Words for the parent, in English and in Welsh where there is Welsh. One tab stop; arrows change the language. */
export function SayBox({ words, verb }: Readonly<{ words: FilledWords; verb: 'Say' | 'Ask' }>): ReactNode {
  const [language, setLanguage] = useState<'en' | 'cy'>('en');
  const name = useId();
  const shown = language === 'cy' && words.cy !== null ? 'cy' : 'en';
  return (
    <div className="cb-say" role="group" aria-label={`${verb} to the parent`}>
      <div className="cb-say-head">
        <Icon path={mdiFormatQuoteOpen} size={16} />
        <strong>{verb}</strong>
        {words.cy !== null && (
          <span className="cb-say-languages" role="radiogroup" aria-label="Language of the words">
            {(['en', 'cy'] as const).map((one) => (
              <label key={one} className={one === shown ? 'is-shown' : undefined}>
                <input
                  type="radio"
                  className="cb-say-radio"
                  name={name}
                  checked={one === shown}
                  onChange={() => setLanguage(one)}
                />
                <span lang={one}>{one === 'en' ? 'English' : 'Cymraeg'}</span>
              </label>
            ))}
          </span>
        )}
      </div>
      <p lang={shown}>{shown === 'cy' ? words.cy : words.en}</p>
      {words.missing.length > 0 && <p className="cb-aside">Some of this is not known until later steps are done.</p>}
    </div>
  );
}
