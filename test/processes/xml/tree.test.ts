import { describe, expect, it } from 'vitest';
import { asAttribute, asText, meant, readXmlParts, rootOf, writeXmlParts, XmlError } from '#processes/xml/tree.ts';
import { shipped } from '../shipped.ts';

describe('the tree of an XML text', () => {
  it.each([
    ['a declaration, comments and a processing instruction', '<?xml version="1.0"?>\n<!-- a -->\n<a/>\n<?tool <x>?>\n<!-- b -->'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>'],
    ['attributes in either quotes and odd white space', `<a  b = "1"\n\tc='"&lt;' ><b   /></a  >`],
    ['a greater sign in a value', '<a b="1 > 0"/>'],
    ['CDATA with tags in it', '<a><![CDATA[<b>]] ></b>]]></a>'],
    ['text around elements', '<a>one <b/> two&amp;<c></c>\r\n</a>'],
  ])('should be written as it was read: %s', (_, xml) => {
    expect(writeXmlParts(readXmlParts(xml))).toBe(xml);
  });

  it('should write every shipped process as it was read', () => {
    for (const { bpmn } of Object.values(shipped)) expect(writeXmlParts(readXmlParts(bpmn))).toBe(bpmn);
  });

  it.each([
    ['nothing', ''],
    ['an open tag', '<a><b></b>'],
    ['crossed tags', '<a><b></a></b>'],
    ['an attribute without value', '<a b></a>'],
    ['an open comment', '<a><!-- </a>'],
  ])('should refuse %s', (_, xml) => {
    expect(() => readXmlParts(xml)).toThrow(XmlError);
  });

  it('should tell what entities mean, and write texts so that they mean the same', () => {
    // given
    const text = '1 < 2 & "3"\n\t>é';
    const attributes = rootOf(readXmlParts(`<a b="${asAttribute(text)}"/>`)).attributes;
    // then
    expect(meant(attributes[0]!.raw)).toBe(text);
    expect(meant(asText(text))).toBe(text);
    expect(meant('&#x4e8b;&#39033;&unknown;&apos;')).toBe("事项&unknown;'");
  });
});
