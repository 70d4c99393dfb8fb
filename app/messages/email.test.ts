import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { EMAIL_BODY_BYTES, renderEmail, sanitiseValue, utf8Bytes } from './email.ts';

const email = (body: string, values = {}) => renderEmail({ subject: 'Subject', body }, values);
const html = (body: string): string => email(body).html;
const plain = (body: string): string => email(body).plainText;
const line = (mark: string): string => mark.repeat(65);

describe('the Markdown subset', () => {
  test.each([
    ['# x', '<h2>x</h2>'], ['#x', '<h2>x</h2>'], ['## x', '<h3>x</h3>'], ['### x', '<p>x</p>'], ['###### x', '<p>x</p>'],
    ['a\n\nb', '<p>a</p><p>b</p>'], ['a\nb', '<p>a<br>b</p>'], ['a  \nb', '<p>a<br>b</p>'],
    ['* a\n- b\n• c', '<ul><li>a</li><li>b</li><li>c</li></ul>'], ['*a\n-b', '<ul><li>a</li><li>b</li></ul>'],
    ['1. a\n2.b', '<ol><li>a</li><li>b</li></ol>'], ['7. a\n9. b', '<ol><li>a</li><li>b</li></ol>'],
    ['^ a', '<blockquote><p>a</p></blockquote>'], ['^a\nb\n\nc', '<blockquote><p>a<br>b</p></blockquote><p>c</p>'],
    ['a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'], ['a\n\n***\n\nb', '<p>a</p><hr><p>b</p>'],
    ['[t](https://a.example)', '<p><a href="https://a.example">t</a></p>'], ['[t](https://a.example "tip")', '<p><a href="https://a.example" title="tip">t</a></p>'],
    ['[t](a.example)', '<p><a href="http://a.example">t</a></p>'], ['[t](mailto:a@b.example)', '<p><a href="mailto:a%40b.example">t</a></p>'],
    ['[t](javascript:x)', '<p><a href="http://javascript:x">t</a></p>'],
    ['see https://a.example/b?c=d.', '<p>see <a href="https://a.example/b?c=d">https://a.example/b?c=d</a>.</p>'],
    ['(https://a.example)', '<p>(<a href="https://a.example">https://a.example</a>)</p>'],
    ['www.a.example and a.gov.uk and me@a.example', '<p>www.a.example and a.gov.uk and me@a.example</p>'],
    ['so **b** _i_ `c` ~~s~~', '<p>so **b** _i_ `c` ~~s~~</p>'], ['> q', '<p>&gt; q</p>'], ['+ p', '<p>+ p</p>'],
    ['a ![i](https://a.example/i.png) b', '<p>a  b</p>'], ['| a | b |\n|---|---|\n| 1 | 2 |\n\nend', '<p>end</p>'],
    ['\\# x \\* y \\[z\\]', '<p># x * y [z]</p>'],
    ['text\n* not a list', '<p>text<br>* not a list</p>'],
    ['* a\n\n1. b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['* a\n\nb', '<ul><li>a</li></ul><p>b</p>'], ['a\n# b', '<p>a</p><h2>b</h2>'],
  ])('%j', (body, expected) => expect(html(body)).toBe(expected));

  test('plain text: headings are underlined, rules drawn, links written out', () => {
    expect(plain('# x\n\n## y\n\nz')).toBe(`x\n${line('=')}\n\n\ny\n${line('-')}\n\nz\n`);
    expect(plain('a\n\n---\n\nb')).toBe(`a\n\n${'=-'.repeat(33).slice(0, 65)}\n\nb\n`);
    expect(plain('[t](https://a.example) [u](https://b.example "tip")')).toBe('t: https://a.example u (tip): https://b.example\n');
    expect(plain('* a\n- b')).toBe('• a\n• b\n');
    expect(plain('3. a\n9. b')).toBe('1. a\n2. b\n');
    expect(plain('^ in\n\nout')).toBe('in\n\nout\n');
  });
  test('a screen gets blocks, never markup', () => {
    expect(email('# Hi\n\nSee [t](https://a.example)\nnow').blocks).toEqual([
      { kind: 'heading', level: 2, content: [{ kind: 'text', text: 'Hi' }] },
      { kind: 'paragraph', content: [
        { kind: 'text', text: 'See ' }, { kind: 'link', href: 'https://a.example', text: 't', title: null, bare: false }, { kind: 'lineBreak' }, { kind: 'text', text: 'now' },
      ] },
    ]);
  });
});

describe('filling and escaping', () => {
  test('no markup is ever live; entities that end in ; are characters first', () => {
    expect(html('<b>&lt;i&gt;&amp; "q" &pound;5 &#163; & &nosuch;')).toBe('<p>&lt;b&gt;&lt;i&gt;&amp; “q” £5 £ &amp; &amp;nosuch;</p>');
    expect(email('((x))', { x: '<script>alert(1)</script>' }).html).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  });
  test('&amp; survives as it is', () => expect(html('&amp;lt;')).toBe('<p>&amp;lt;</p>'));
  test('a list becomes bullets', () => expect(email('Send:((x))', { x: ['a', 'b'] }).html).toBe('<p>Send:</p><ul><li>a</li><li>b</li></ul>'));
  test('a value can inject Markdown unless it is made harmless', () => {
    const value = '# Big\n[go](https://bad.example/x) see bad.example';
    expect(email('((x))', { x: value }).html).toContain('<h2>');
    const safe = renderEmail({ subject: 's', body: '((X y))' }, { 'x-y': value }, { sanitise: ['x_y'] });
    expect(safe.html).not.toContain('<h2>');
    expect(safe.html).not.toContain('<a');
    expect(safe.html).toContain('bad. example');
  });
  test('sanitising removes addresses with a path, spaces plain ones, and escapes marks', () => {
    expect(sanitiseValue('x https://a.example/b y')).toBe('x  y');
    expect(sanitiseValue('a.example')).toBe('a\\. example');
    expect(sanitiseValue('me@a.example')).toBe('me@a\\.example');
    expect(sanitiseValue('*b* _c_')).toBe('\\*b\\* \\_c\\_');
  });
  test('GOV.UK alone is broken so that it is not linked; with a path it is not', () => {
    expect(html('GOV.UK')).toBe(`<p>GOV.${String.fromCodePoint(0x200b)}UK</p>`);
    expect(html('see gov.uk/pay')).toBe('<p>see gov.uk/pay</p>');
  });
  test('size and emptiness are told', () => {
    expect(utf8Bytes('aé€😀')).toBe(10);
    expect(email('a'.repeat(EMAIL_BODY_BYTES)).tooLong).toBe(false);
    expect(email('é'.repeat(EMAIL_BODY_BYTES / 2 + 1)).tooLong).toBe(true);
    expect(email(' \n').empty).toBe(true);
  });
  test('missing names come subject first, each once', () => {
    expect(renderEmail({ subject: '((b))', body: '((a)) ((B))' }).missing).toEqual(['b', 'a']);
  });
});

describe('typography', () => {
  test.each([
    ["it's", '<p>it’s</p>'], ['"yes"', '<p>“yes”</p>'], ["'so' he said", '<p>‘so’ he said</p>'], ["the parents' case", '<p>the parents’ case</p>'], ['say "a" and \'b\'.', '<p>say “a” and ‘b’.</p>'],
    ["o'neil@a.example", "<p>o'neil@a.example</p>"], ['a - b', '<p>a – b</p>'], ['a -- b — c', '<p>a – b – c</p>'], ['a-b', '<p>a-b</p>'], ['a , b .', '<p>a, b.</p>'],
  ])('%j', (body, expected) => expect(html(body)).toBe(expected));
  test('a link keeps its straight quotes', () => expect(html('["q"](https://a.example)')).toBe('<p><a href="https://a.example">"q"</a></p>'));
  test('a subject is one line with the same typography', () => {
    expect(renderEmail({ subject: ' It\'s  ((x))\n - now ', body: 'b' }, { x: ['a', 'b'] }).subject).toBe('It’s a and b – now');
  });
  test('the preheader is 256 characters in one line, without rules, underlines or link targets', () => {
    expect(email('# Hi\n\n---\n\n[t](https://a.example) b\nc').preheader).toBe('Hi t b c');
    expect(email('a'.repeat(300)).preheader).toHaveLength(256);
  });
  test('no text makes it throw, and no markup gets through', () => {
    const unit = fc.oneof(fc.constantFrom('#', '* ', '\n', '\n\n', '[', '](', ')', '^', '---', '|', '\\', '&', ';', '<', 'https://', '((', '))', ' ', '"', "'"), fc.string({ unit: 'binary', maxLength: 4 }));
    fc.assert(fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
      const { html: markup } = email(parts.join(''));
      expect(markup.replace(/<\/?(?:p|h2|h3|ul|ol|li|blockquote)>|<(?:hr|br)>|<a href="[^"<>]*"(?: title="[^"<>]*")?>|<\/a>/g, '')).not.toMatch(/[<>]/);
    }), { numRuns: 1500 });
  });
  test('a broken pair in a link does not throw', () => expect(html('[t](https://a.example/\ud800)')).toContain('%EF%BF%BD'));
  test('a thousand insets inside one another do not overflow', () => expect(() => email('^'.repeat(100_000))).not.toThrow());
});
