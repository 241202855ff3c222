package org.nadir.cli;

import java.math.BigDecimal;
import java.util.function.ToLongFunction;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers as people write them: {@code 1000000}, {@code 1_000_000} or {@code 1e6}. */
final class WholeNumber {

    private WholeNumber() {}

    /** Lets a command line and its commands read them. */
    static void readBy(CommandLine line) {
        ITypeConverter<Long> ofLong = word -> read(word, BigDecimal::longValueExact, Long.MIN_VALUE, Long.MAX_VALUE);
        ITypeConverter<Integer> ofInt =
                word -> (int) read(word, BigDecimal::intValueExact, Integer.MIN_VALUE, Integer.MAX_VALUE);
        line.registerConverter(long.class, ofLong);
        line.registerConverter(Long.class, ofLong);
        line.registerConverter(int.class, ofInt);
        line.registerConverter(Integer.class, ofInt);
    }

    private static long read(String word, ToLongFunction<BigDecimal> exactly, long least, long most) {
        BigDecimal number;
        try {
            number = new BigDecimal(word.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + word + "' is not a whole number");
        }
        // a number of ten thousand digits is refused before it is written out
        if (number.precision() - (long) number.scale() > 20) {
            throw new TypeConversionException("'" + word + "' is not a whole number from " + least + " to " + most);
        }
        try {
            return exactly.applyAsLong(number);
        } catch (ArithmeticException e) {
            throw new TypeConversionException("'" + word + "' is not a whole number from " + least + " to " + most);
        }
    }
}
