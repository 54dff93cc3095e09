package org.quillhouse.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;

/// Makes ids that sort by time: 48 bits of milliseconds and 80 random bits in 26 Crockford base-32 letters (ULID).
///
/// Safe on every thread.
public final class Ids {
    private static final char[] LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    public String next() {
        long millis = clock.millis();
        var id = new char[26];
        for (int i = 9; i >= 0; i--) {
            id[i] = LETTERS[(int) (millis & 31)];
            millis >>>= 5;
        }
        for (int i = 10; i < 26; i++) {
            id[i] = LETTERS[random.nextInt(32)];
        }
        return new String(id);
    }
}
