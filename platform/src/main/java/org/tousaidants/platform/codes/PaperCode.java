package org.tousaidants.platform.codes;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// « Code sur papier » — a code in groups of four characters of Crockford's base 32 (no I, L, O, U), in upper
/// case: `V7K3-9QWX-…`. The first letter is the kind. The last character of each group is a check character
/// over the three before it and the position of the group. It detects and locates every wrong character, every
/// swap of two neighbours in a group, and every swap of two groups. (Modulo 31: only Z instead of 0 is not
/// detected, and these two are never confused.)
///
/// @param text upper case, without separators
public record PaperCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int PRIME = 31;
    private static final int GROUP = 4;
    private static final int DRAWN = GROUP - 1;
    private static final int FEWEST_GROUPS = 2;
    private static final int MOST_GROUPS = 8;

    /// « Code lu » — the result of parsing a code typed by a person or read by a camera.
    public sealed interface ParseResult {
        record ValidCode(PaperCode code) implements ParseResult {}

        /// The code has the right form, but a wrong check character in this group, counted from 1.
        record MistypedCode(int group) implements ParseResult {}

        /// The text is no code: wrong characters, too short, too long, or an incomplete group.
        record NotACode() implements ParseResult {}

        default Optional<PaperCode> good() {
            return this instanceof ValidCode(var code) ? Optional.of(code) : Optional.empty();
        }
    }

    public PaperCode {
        if (!isWritten(text) || wrongGroup(text) != 0) throw new IllegalArgumentException("not a paper code");
    }

    /// Creates a random code.
    ///
    /// @param kind letter of the kind, which belongs to one package
    /// @param groups 2 to 8: 3 groups have 40 random bits; 6 have 85, enough for a code that opens or
    /// pays something
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

    /// Parses a typed text and ignores spaces, dashes and case. O is read as 0, I and L as 1.
    public static ParseResult read(String typed) {
        var text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0\\u202f\\-–—.·_]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (!isWritten(text)) return new ParseResult.NotACode();
        var wrong = wrongGroup(text);
        return wrong == 0 ? new ParseResult.ValidCode(new PaperCode(text)) : new ParseResult.MistypedCode(wrong);
    }

    public char kind() {
        return text.charAt(0);
    }

    public int groups() {
        return text.length() / GROUP;
    }

    /// The code as printed, in groups of four.
    public String printed() {
        return text.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    private static boolean isWritten(String text) {
        return text.length() % GROUP == 0
                && text.length() >= FEWEST_GROUPS * GROUP
                && text.length() <= MOST_GROUPS * GROUP
                && text.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    /// The number of the first group with a wrong check character, from 1; 0 if all are right.
    private static int wrongGroup(String text) {
        for (var group = 0; group < text.length() / GROUP; group++) {
            var end = (group + 1) * GROUP;
            if (ALPHABET.indexOf(text.charAt(end - 1)) != check(text.substring(0, end - 1), group)) return group + 1;
        }
        return 0;
    }

    /// The check character for the last three characters of the text.
    private static int check(CharSequence text, int group) {
        var from = text.length() - DRAWN;
        var sum = group;
        for (var i = 0; i < DRAWN; i++) sum += (i + 2) * (ALPHABET.indexOf(text.charAt(from + i)) % PRIME);
        return sum % PRIME;
    }

    /// Hides the code from logs, because many codes open something.
    @Override
    public String toString() {
        return "PaperCode " + kind();
    }
}
