package org.tousaidants.places.intake;

/// Trims visible blanks at both ends of a text: spaces, no-break spaces, line ends, and byte order marks in the
/// middle of a file.
final class BlankTrimmer {
    private BlankTrimmer() {}

    static boolean is(char c) {
        return c <= ' ' || c >= '\u0080' && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF');
    }

    static String trim(String text) {
        return trim(text, 0, text.length());
    }

    static String trim(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && is(text.charAt(start))) start++;
        while (end > start && is(text.charAt(end - 1))) end--;
        return text.substring(start, end);
    }
}
