package org.tousaidants.platform.papercodes;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// « Code sur papier » — groups of four characters of Crockford's base 32 (no I, L, O, U), in upper case:
/// `V7K3-9QWX-…`. The first letter says the kind. The last character of each group checks the three before it and the
/// group's place, so that a typing error is found where it is: every wrong character and every swap of two neighbours
/// in a group, and every swap of two groups. (Modulo 31: only a Z for a 0 is not found, and the two are never
/// mistaken for each other.)
///
/// @param text upper case, without separators
public record PaperCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int PRIME = 31;
    private static final int GROUP = 4;
    private static final int DRAWN = GROUP - 1;
    private static final int FEWEST_GROUPS = 2;
    private static final int MOST_GROUPS = 8;

    /// « Code lu » — what a person typed or a camera read.
    public sealed interface Read {
        record Good(PaperCode code) implements Read {}

        /// Of the right form, with something wrong in this group, counted from 1.
        record Mistyped(int group) implements Read {}

        /// Not written in this alphabet, too short, too long, or a group is not whole.
        record NotACode() implements Read {}

        default Optional<PaperCode> good() {
            return this instanceof Good(var code) ? Optional.of(code) : Optional.empty();
        }
    }

    public PaperCode {
        if (!isWritten(text) || wrongGroup(text) != 0) throw new IllegalArgumentException("not a code on paper");
    }

    /// A new one.
    ///
    /// @param kind a letter of the alphabet, the room's own
    /// @param groups 2 to 8: 3 hold 40 random bits, 6 hold 85, enough for what opens or pays something
    public static PaperCode draw(char kind, int groups, RandomGenerator random) {
        var text = new StringBuilder();
        for (var group = 0; group < groups; group++) {
            var from = text.length();
            for (var i = 0; i < DRAWN; i++)
                text.append(from + i == 0 ? kind : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            text.append(ALPHABET.charAt(check(text, group)));
        }
        return new PaperCode(text.toString());
    }

    /// What was typed, whatever the spaces, dashes and case; O is read as 0, I and L as 1.
    public static Read read(String typed) {
        var text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0\\u202f\\-–—.·_]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (!isWritten(text)) return new Read.NotACode();
        var wrong = wrongGroup(text);
        return wrong == 0 ? new Read.Good(new PaperCode(text)) : new Read.Mistyped(wrong);
    }

    public char kind() {
        return text.charAt(0);
    }

    public int groups() {
        return text.length() / GROUP;
    }

    /// As it is printed, in groups of four.
    public String printed() {
        return text.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    private static boolean isWritten(String text) {
        return text.length() % GROUP == 0
                && text.length() >= FEWEST_GROUPS * GROUP
                && text.length() <= MOST_GROUPS * GROUP
                && text.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    /// The first whose check is wrong, counted from 1; 0 when all are right.
    private static int wrongGroup(String text) {
        for (var group = 0; group < text.length() / GROUP; group++) {
            var end = (group + 1) * GROUP;
            if (ALPHABET.indexOf(text.charAt(end - 1)) != check(text.substring(0, end - 1), group)) return group + 1;
        }
        return 0;
    }

    /// Of the three last characters, which are the group's.
    private static int check(CharSequence text, int group) {
        var from = text.length() - DRAWN;
        var sum = group;
        for (var i = 0; i < DRAWN; i++) sum += (i + 2) * (ALPHABET.indexOf(text.charAt(from + i)) % PRIME);
        return sum % PRIME;
    }

    /// Never in a log: many codes open something.
    @Override
    public String toString() {
        return "PaperCode " + kind();
    }
}
