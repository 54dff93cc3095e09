package org.quillhouse.exchange;

import java.util.Locale;
import java.util.Set;

/// A sheet as it is bought.
public enum Paper {
    A4(595.3, 841.9),
    LETTER(612, 792);

    /// Where letters are written on it (Unicode CLDR, paper size).
    private static final Set<String> LETTER_COUNTRIES =
            Set.of("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE");

    private final double width;
    private final double height;

    Paper(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// What lies in the printers of a country.
    public static Paper of(Locale locale) {
        return LETTER_COUNTRIES.contains(locale.getCountry()) ? LETTER : A4;
    }

    /// In points.
    public double width() {
        return width;
    }

    /// In points.
    public double height() {
        return height;
    }
}
