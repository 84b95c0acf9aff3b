import { DAY, DAYS, type Calendar } from './calendar.js';
import type { Customer } from './customer.js';
import type { Dice } from './dice.js';
import * as people from './people.js';
import type { Cell } from './tables.js';
import type { Temperament } from './temperament.js';

/**
 * The row of a customer, in the order of `TABLES.customer`. Much is unknown, as in any shop: nobody is made to say what
 * they earn. What is known hangs together: students are young, parents are married, income goes with the job.
 */
export function profileOf(customer: Customer, calendar: Calendar, dice: Dice): readonly Cell[] {
  const { temperament, place } = customer;
  const gender = dice.chance(0.58) ? '女' : '男';
  const age = ageOf(temperament, dice);
  const married = age < 23 ? '未婚' : people.MARRIAGES.draw(dice);
  const children = married === '未婚' ? 0 : dice.below(3);
  const [job, usualIncome] = jobOf(age, dice);
  const income = Math.round(dice.logNormal(usualIncome * (0.7 + temperament.purse * 0.3), 0.35) / 1000) * 100_000;
  return [
    customer.id,
    people.SURNAME.draw(dice) + dice.pick(people.GIVEN_NAMES[gender]),
    known(0.93, gender, dice),
    known(0.74, birthdayOf(age, calendar, dice), dice),
    known(0.58, married, dice),
    known(0.52, children, dice),
    place.country,
    place.province === '' ? null : known(0.96, place.province, dice),
    known(0.95, place.city, dice),
    known(0.66, pointNear(customer, dice), dice),
    known(0.48, age < 22 ? '本科' : people.EDUCATIONS.draw(dice), dice),
    known(0.62, job, dice),
    known(0.38, income, dice),
    known(0.44, 1 + children + (married === '已婚' ? 1 : 0), dice),
    setOf(people.HOBBIES, 0.55, dice),
    known(0.5, dice.pick(people.LIFESTYLES), dice),
    setOf(caresOf(temperament), 0.5, dice),
    channelsOf(temperament, dice),
    people.SOURCES.draw(dice),
    known(0.8, dice.pick(people.PAYMENTS), dice),
    known(0.46, dice.pick(people.BRANDS), dice),
    known(0.52, temperament.habit === 'festive' ? '送礼' : dice.pick(people.MOTIVES), dice),
    customer.takesMail,
    customer.takesSms,
    known(isRegular(temperament) ? 0.7 : 0.12, calendar.instant((DAYS + dice.between(-60, 364)) * DAY - 1), dice),
    calendar.instant(customer.joined),
  ];
}

function ageOf({ rhythm, habit }: Temperament, dice: Dice): number {
  const usual = rhythm === 'early' ? 52 : rhythm === 'night' ? 27 : 37;
  const spread = habit === 'frugal' ? 13 : 11;
  return Math.min(82, Math.max(18, Math.round(usual + spread * dice.normal())));
}

function jobOf(age: number, dice: Dice): readonly [job: string, income: number] {
  if (age < 23 && dice.chance(0.8)) return ['学生', 18_000];
  if (age > 60 && dice.chance(0.8)) return ['退休', 62_000];
  return people.JOBS.draw(dice);
}

function birthdayOf(age: number, calendar: Calendar, dice: Dice): string {
  const year = Number(calendar.date(DAYS - 1).slice(0, 4)) - age;
  return new Date(Date.UTC(year, 0, 1 + dice.below(365))).toISOString().slice(0, 10);
}

/** Most live some way out of the centre, some next door to the shop. */
function pointNear({ place, temperament }: Customer, dice: Dice): string {
  const isNear = place.shop !== undefined && dice.chance(temperament.channel === '门店' ? 0.7 : 0.12);
  const kilometres = isNear ? 1.6 : 14;
  const latitude = place.latitude + (kilometres / 111) * dice.normal();
  const longitude = place.longitude + (kilometres / 95) * dice.normal();
  return `${latitude.toFixed(4)},${longitude.toFixed(4)}`;
}

function caresOf({ habit }: Temperament): readonly string[] {
  return habit === 'frugal' ? ['性价比', '便利', '口味'] : people.CARES;
}

function channelsOf({ channel }: Temperament, dice: Dice): string {
  return channel === '门店' || dice.chance(0.7) ? channel : `${channel}|门店`;
}

/** What this share of customers has told. */
function known<T extends Cell>(share: number, value: T, dice: Dice): T | null {
  return dice.chance(share) ? value : null;
}

function setOf(choices: readonly string[], share: number, dice: Dice): string | null {
  if (!dice.chance(share)) return null;
  const start = dice.below(choices.length);
  const count = 1 + dice.below(3);
  const members = Array.from({ length: count }, (_, step) => choices[(start + step * 5) % choices.length] as string);
  return [...new Set(members)].join('|');
}

function isRegular({ habit }: Temperament): boolean {
  return habit === 'loyal' || habit === 'champion' || habit === 'returning';
}
