import { describe, expect, it } from 'vitest';
import { HttpProblem } from '#server/http/problem.ts';
import { judgedApplicant } from '#server/cases/applicant.ts';

const person = { kind: 'person', name: '周桂兰', idNumber: '110101199003070134', phone: '13800138000' } as const;
const shop = { kind: 'organisation', name: '赫山区老街米粉店', idNumber: '92430903MA7H5K3D1D', phone: '0737-4420001' } as const;

/** Pointers the applicant is refused at. */
function refusedAt(kind: string, applicant: Parameters<typeof judgedApplicant>[1]): readonly string[] {
  try {
    judgedApplicant(kind, applicant);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(HttpProblem);
    const { problem } = error as HttpProblem;
    expect(problem).toMatchObject({ status: 422, code: 'applicant-not-valid' });
    return (problem.errors ?? []).map(({ pointer }) => pointer);
  }
}

describe('who applies, judged by the server', () => {
  it('should take a person and an organisation with good numbers', () => {
    expect(judgedApplicant('promised', person)).toEqual(person);
    expect(judgedApplicant('promised', shop)).toEqual(shop);
  });

  it('should refuse a number whose check digit is wrong, beside its field', () => {
    expect(refusedAt('promised', { ...person, idNumber: '110101199003070135' })).toEqual(['/applicant/idNumber']);
    expect(refusedAt('promised', { ...shop, idNumber: '92430903MA7H5K3D1E' })).toEqual(['/applicant/idNumber']);
    expect(refusedAt('promised', { ...person, phone: '110' })).toEqual(['/applicant/phone']);
  });

  it('should refuse the number of a person from an organisation', () => {
    expect(refusedAt('promised', { ...shop, idNumber: person.idNumber })).toEqual(['/applicant/idNumber']);
  });

  it('should ask for number and telephone, but of a first contact for the name alone', () => {
    const named = { ...person, idNumber: '', phone: '' };
    expect(refusedAt('instant', named)).toEqual(['/applicant/idNumber', '/applicant/phone']);
    expect(judgedApplicant('first-contact', named)).toEqual(named);
    expect(refusedAt('first-contact', { ...named, name: '' })).toEqual(['/applicant/name']);
  });

  it('should take characters out that nobody sees', () => {
    expect(judgedApplicant('promised', { ...person, name: '周\u200B桂\u202E兰' }).name).toBe('周桂兰');
  });
});
