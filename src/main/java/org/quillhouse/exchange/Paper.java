package org.quillhouse.exchange;

import java.util.Locale;
import java.util.Set;

/// A sheet as it is bought.
public enum Paper {
    A4(595, 842),
    LETTER(612, 792);

    /// Where letters are written on it (Unicode CLDR, paper size).
    private static final Set<String> LETTER_COUNTRIES =
            Set.of("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE");

    private final int width;
    private final int height;

    Paper(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// What lies in the printers of a country.
    public static Paper of(Locale locale) {
        return LETTER_COUNTRIES.contains(locale.getCountry()) ? LETTER : A4;
    }

    /// In points.
    public int width() {
        return width;
    }

    /// In points.
    public int height() {
        return height;
    }
}
