package org.nadir.simulation.search;

import org.nadir.simulation.landscape.HashedField;
import org.nadir.simulation.random.RandomStream;

/**
 * A hashed field as a search sees it. A word is the number whose digits in the mixed radix of the choices it has, position
 * 0 most significant; there may be up to 2⁶³ − 1 words.
 */
public final class HashedSpace implements SearchSpace {
    private final HashedField field;
    private final long[] strides;
    private final int degree;
    private final int[] digits;
    private final HashedField.Place place;

    private HashedSpace(HashedField field, long[] strides, int degree) {
        this.field = field;
        this.strides = strides;
        this.degree = degree;
        this.digits = new int[field.positions()];
        this.place = field.at(digits);
    }

    /**
     * A field as a space.
     *
     * @param field the field
     * @return the space
     * @throws IllegalArgumentException if there are more than 2⁶³ − 1 words
     */
    public static HashedSpace of(HashedField field) {
        long[] strides = new long[field.positions()];
        long size = 1;
        int degree = 0;
        for (int p = field.positions() - 1; p >= 0; p--) {
            strides[p] = size;
            degree += field.choices(p) - 1;
            if (size > Long.MAX_VALUE / field.choices(p)) {
                throw new IllegalArgumentException("a space must have at most 9223372036854775807 words, but "
                        + field.positions() + " positions of these choices have more");
            }
            size *= field.choices(p);
        }
        return new HashedSpace(field, strides, degree);
    }

    private int digit(long v, int p) {
        return (int) (v / strides[p] % field.choices(p));
    }

    @Override
    public double loss(long v) {
        int differing = -1;
        int count = 0;
        for (int p = 0; p < digits.length; p++) {
            if (digit(v, p) != digits[p]) {
                differing = p;
                count++;
            }
        }
        if (count == 1) {
            return place.neighbour(differing, digit(v, differing));
        }
        centre(v);
        return place.value();
    }

    @Override
    public void centre(long v) {
        for (int p = 0; p < digits.length; p++) {
            int digit = digit(v, p);
            if (digit != digits[p]) {
                place.move(p, digit);
                digits[p] = digit;
            }
        }
    }

    @Override
    public double spread() {
        return 1;
    }

    @Override
    public long random(RandomStream stream) {
        long v = 0;
        for (int p = 0; p < digits.length; p++) {
            v += stream.nextInt(field.choices(p)) * strides[p];
        }
        return v;
    }

    @Override
    public int degree(long v) {
        return degree;
    }

    @Override
    public long neighbour(long v, int i) {
        int p = 0;
        int rest = i;
        while (rest >= field.choices(p) - 1) {
            rest -= field.choices(p) - 1;
            p++;
        }
        int digit = digit(v, p);
        int other = rest < digit ? rest : rest + 1;
        return v + (other - digit) * strides[p];
    }
}
