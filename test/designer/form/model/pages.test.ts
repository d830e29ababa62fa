import { describe, expect, it } from 'vitest';
import {
  addPage,
  addSection,
  blankForm,
  layoutOf,
  movePage,
  moveSection,
  readingOrderOf,
  removePage,
  removeSection,
  sectionsOf,
  withLayout,
  withPage,
  withSection,
} from '#designer/form/model/index.ts';
import { checkForm } from '#forms/schema/index.ts';
import { forms, stall } from './forms.ts';

const shapeOf = (file: typeof stall): string =>
  layoutOf(file)
    .pages.map(page => `${page.id}(${page.sections.map(section => `${section.id}:${section.fields.join('+')}`).join(' ')})`)
    .join(' ');
const start = 'page1(section1:stallName+kind+licence section2:contact) page2(section3:wares+total+remark)';

describe('layout of a form', () => {
  it('should read the written pages', () => {
    expect(shapeOf(stall)).toBe(start);
  });

  it('should be one page with one section in ui:order for a form without one', () => {
    const plain = forms.find(({ ui }) => Array.isArray(ui['ui:order']) && !('ui:layout' in ui))!;
    const layout = layoutOf(plain);
    expect(layout.pages).toHaveLength(1);
    expect(layout.pages[0]).toMatchObject({ id: 'page1', title: plain.title, sections: [{ id: 'section1', columns: 2 }] });
    expect(readingOrderOf(layout)).toEqual(plain.ui['ui:order']);
    expect(withLayout(plain, layout).ui).not.toHaveProperty('ui:layout');
  });

  it('should mend a broken one: fields named twice, never or wrongly, ids used twice, columns out of range', () => {
    const page = {
      title: stall.title,
      sections: [
        { id: 'same', columns: 9, fields: ['kind', 'kind', 'nothing'] },
        { id: 'same', fields: ['total'] },
      ],
    };
    const layout = layoutOf({ ...stall, ui: { 'ui:layout': { pages: [page, { ...page, sections: [] }] } } });
    expect(sectionsOf(layout).map(({ id, columns }) => [id, columns])).toEqual([
      ['same', 3],
      ['section1', 1],
      ['section2', 1],
    ]);
    expect(readingOrderOf(layout)).toEqual(['kind', 'total', 'stallName', 'licence', 'contact', 'wares', 'remark']);
  });
});

describe('pages and sections', () => {
  it('should add a page with an empty section, and a section to a page', () => {
    const { file, id } = addPage(stall, 1);
    expect(id).toBe('page3');
    expect(shapeOf(file)).toBe(start.replace(') page2', ') page3(section4:) page2'));
    const more = addSection(file, 'page1', 0);
    expect(shapeOf(more.file)).toContain('page1(section5: section1');
    expect(sectionsOf(layoutOf(more.file))[0]?.columns).toBe(1);
    expect(checkForm(more.file).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('should hand the fields of a removed section or page to their neighbour, and keep the last', () => {
    expect(shapeOf(removeSection(stall, 'section1'))).toContain('page1(section2:stallName+kind+licence+contact)');
    expect(shapeOf(removeSection(stall, 'section2'))).toContain('page1(section1:stallName+kind+licence+contact)');
    expect(removeSection(stall, 'section3')).toBe(stall);
    const one = removePage(stall, 'page1');
    expect(shapeOf(one)).toBe('page2(section1:stallName+kind+licence section2:contact section3:wares+total+remark)');
    expect(removePage(one, 'page2')).toBe(one);
  });

  it('should move pages and sections, and never leave a page without a section', () => {
    expect(shapeOf(movePage(stall, 'page1', 1))).toMatch(/^page2.*page1/);
    const moved = moveSection(stall, 'section3', { page: 'page1', index: 1 });
    expect(shapeOf(moved)).toBe('page1(section1:stallName+kind+licence section3:wares+total+remark section2:contact) page2(section4:)');
    expect(Object.keys(moved.schema.properties as object).join()).toBe('stallName,kind,licence,wares,total,remark,contact');
    expect(moveSection(stall, 'section3', { page: 'nowhere', index: 0 })).toBe(stall);
  });

  it('should change what a page and a section say', () => {
    const title = { zh: '基本情况', en: 'Basics' };
    expect(layoutOf(withPage(stall, 'page1', page => ({ ...page, title }))).pages[0]?.title).toEqual(title);
    const section = sectionsOf(layoutOf(withSection(stall, 'section1', one => ({ ...one, title, columns: 3 }))))[0];
    expect(section).toMatchObject({ title, columns: 3 });
  });

  it('should begin a form with a place for its first field', () => {
    const blank = blankForm({ zh: '新表单', en: 'New form' });
    expect(shapeOf(blank)).toBe('page1(section1:)');
    expect(checkForm(blank).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
