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

    /// « Code lu » — the result of parsing a code that a person typed or a camera read.
    public sealed interface PaperCodeParseResult {
        record ValidCode(PaperCode code) implements PaperCodeParseResult {}

        /// The code has the right form, but the check character of one group is wrong.
        ///
        /// @param group number of the wrong group, from 1
        record MistypedCode(int group) implements PaperCodeParseResult {}

        /// The text is no code: wrong characters, too short, too long, or an incomplete group.
        record NoPaperCode() implements PaperCodeParseResult {}

        default Optional<PaperCode> good() {
            return this instanceof ValidCode(var code) ? Optional.of(code) : Optional.empty();
        }
    }

    public PaperCode {
        if (!isWritten(text) || wrongGroup(text) != 0) throw new IllegalArgumentException("not a paper code");
    }

    /// Returns a new random code.
    ///
    /// @param kind letter of the kind, which belongs to one package
    /// @param groups number of groups, from 2 to 8: 3 groups contain 40 random bits; 6 groups contain 85 bits,
    /// enough for a code that opens or pays something
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

    /// Parses a typed text; spaces, dashes and case are ignored. O is read as 0, and I and L are read as 1.
    public static PaperCodeParseResult read(String typed) {
        var text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0\\u202f\\-–—.·_]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (!isWritten(text)) return new PaperCodeParseResult.NoPaperCode();
        var wrong = wrongGroup(text);
        return wrong == 0
                ? new PaperCodeParseResult.ValidCode(new PaperCode(text))
                : new PaperCodeParseResult.MistypedCode(wrong);
    }

    public char kind() {
        return text.charAt(0);
    }

    public int groups() {
        return text.length() / GROUP;
    }

    /// Returns the code as printed, in groups of four characters.
    public String printed() {
        return text.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    private static boolean isWritten(String text) {
        return text.length() % GROUP == 0
                && text.length() >= FEWEST_GROUPS * GROUP
                && text.length() <= MOST_GROUPS * GROUP
                && text.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    /// Returns the number of the first group with a wrong check character, from 1; 0 if all groups are right.
    private static int wrongGroup(String text) {
        for (var group = 0; group < text.length() / GROUP; group++) {
            var end = (group + 1) * GROUP;
            if (ALPHABET.indexOf(text.charAt(end - 1)) != check(text.substring(0, end - 1), group)) return group + 1;
        }
        return 0;
    }

    /// Returns the check character that follows the last three characters of `text`.
    ///
    /// @param group position of the group that these three characters belong to
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
