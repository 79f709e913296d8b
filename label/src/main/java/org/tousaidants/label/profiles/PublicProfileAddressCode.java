package org.tousaidants.label.profiles;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Creates the last part of the address of a public page: sixteen random characters that depend neither on the badge
/// nor on the name.
final class PublicProfileAddressCode {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    private PublicProfileAddressCode() {}

    static String draw(RandomGenerator random) {
        var code = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return code.toString();
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
