/** Numbers as JSON texts write them, in every form that a canonical form can get wrong. */
import type { Random } from './random.mts';
import type { Trait } from './documents.mts';

type Form = readonly [trait: Trait, write: (random: Random) => string];

/** CPython's limit for the digits of an integer. */
const MOST_DIGITS = 4300;

const FORMS: readonly Form[] = [
	['small integer', (random) => String(random.between(-99, 99))],
	['integer beyond 2^53', (random) => random.digits(random.between(16, 40))],
	['integer near 2^53', (random) => String(2n ** 53n + BigInt(random.between(-3, 3)))],
	['zero', (random) => random.pick(['0', '-0', '0.0', '-0.0', '0e0', '-0E-5', '0.000e+99'])],
	[
		'whole float',
		(random) => `${String(random.between(0, 99_999))}.${'0'.repeat(random.between(1, 9))}`,
	],
	['whole float', (random) => `${random.digits(random.between(15, 25))}.0`],
	['whole float', (random) => `${mantissa(random)}e${String(random.between(15, 40))}`],
	['large float', (random) => `${mantissa(random)}E+${String(random.between(290, 308))}`],
	['exponent', (random) => `${random.digits(1)}${random.pick(['e', 'E'])}${exponent(random)}`],
	['small float', (random) => `${mantissa(random)}e-${String(random.between(3, 9))}`],
	[
		'small float',
		(random) => `0.000${'0'.repeat(random.between(0, 9))}${random.digits(random.between(1, 17))}`,
	],
	[
		'small float',
		(random) => random.pick(['1e-07', '5e-05', '0.0001', '0.00005', '9.999999999999999e-05']),
	],
	['tiny float', (random) => `${mantissa(random)}e-${String(random.between(290, 330))}`],
	[
		'tiny float',
		(random) => random.pick(['5e-324', '2.2250738585072014e-308', '1e-400', '2e-324', '3e-324']),
	],
	['any double', (random) => written(random, anyDouble(random))],
	['any double', (random) => written(random, random.fraction() * 10 ** random.between(-6, 22))],
	['many digits', (random) => `0.${random.digits(random.between(18, 400))}`],
	[
		'many digits',
		(random) => `${random.digits(random.between(18, 320))}.${random.digits(random.between(1, 40))}`,
	],
	['many digits', (random) => between(anyDouble(random, 64), random)],
	[
		'float near 1e16',
		(random) => `${String(10n ** 16n + BigInt(random.between(-9, 9)))}.${random.pick(['0', '5'])}`,
	],
	[
		'fraction',
		(random) => `${String(random.between(0, 999))}.${random.digits(random.between(1, 6))}`,
	],
];

const UNWRITABLE: readonly Form[] = [
	[
		'1E400',
		(random) => random.pick(['1E400', '1e309', `${random.digits(310)}.5`, '1.8e308', '9e99999']),
	],
	['NaN or infinity', (random) => random.pick(['NaN', 'Infinity', '-Infinity'])],
];

export function number(random: Random, traits: Set<Trait>): string {
	const unwritable = random.chance(0.004);
	const [trait, write] = random.pick(unwritable ? UNWRITABLE : FORMS);
	traits.add(trait);
	const text = write(random);
	return !unwritable && random.chance(0.2) && !text.startsWith('-') ? `-${text}` : text;
}

/** At CPython's limit, or beyond it. */
export function longInteger(random: Random, traits: Set<Trait>): string {
	traits.add('4,300 digits');
	const digits = random.digits(MOST_DIGITS + random.pick([-1, 0, 0, 1, 2, 700]));
	return random.chance(0.5) ? `-${digits}` : digits;
}

function mantissa(random: Random): string {
	const digits = random.digits(random.between(1, 20));
	return random.chance(0.6) ? `${digits.slice(0, 1)}.${digits.slice(1)}0` : digits;
}

function exponent(random: Random): string {
	return (
		random.pick(['', '+', '-']) + '0'.repeat(random.between(0, 2)) + String(random.between(0, 330))
	);
}

function anyDouble(random: Random, mostExponent = 1000): number {
	const exponentOf2 = random.between(-mostExponent, mostExponent);
	return (1 + random.fraction() + random.fraction() * 2 ** -32) * 2 ** exponentOf2;
}

function written(random: Random, value: number): string {
	return random.pick([
		(): string => JSON.stringify(value),
		(): string => value.toExponential(random.between(0, 25)),
		(): string => value.toPrecision(random.between(1, 30)),
	])();
}

/** Half-way between two doubles, where rounding has to decide, or a hair beside it. */
function between(value: number, random: Random): string {
	const view = new DataView(new ArrayBuffer(8));
	view.setFloat64(0, value);
	view.setBigUint64(0, view.getBigUint64(0) + 1n);
	// Scaled by 2^128 both are integers, and the digits of the middle are exact.
	const middle = (scaled(value) + scaled(view.getFloat64(0))) / 2n;
	const digits = (middle * 5n ** 128n).toString().padStart(129, '0');
	const text = `${digits.slice(0, -128)}.${digits.slice(-128)}`;
	return text + random.pick(['', '0', '1']);
}

/** The value times 2^128, exactly; for values of 2^-64 and more. */
function scaled(value: number): bigint {
	return BigInt(value * 2 ** 117) * 2n ** 11n;
}
