package org.tousaidants.places.columnmapping;

import java.util.regex.Pattern;

/// Removes markup, control characters and superfluous blanks from texts, because the texts appear on pages, in PDFs
/// and in other software.
final class TextCellCleaner {
    private static final int RESUME_LONGEST = 280;
    private static final Pattern LINE_ENDS = Pattern.compile("\\n+");
    private static final Pattern LINE_ENDS_OF_ADDRESS = Pattern.compile("[\\s,]*\\n+[\\s,]*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NOT_A_WAY = Pattern.compile("[^0-9A-Za-zÀ-ÖØ-öø-ÿœ-ŸŒ\\-,()°.&:+–|;'’/\\s]+");

    private TextCellCleaner() {}

    /// Cleans a text of several lines and keeps its line breaks.
    static String several(String written) {
        if (clean(written)) return written;
        var text = HtmlMarkupRemover.without(written);
        var out = new StringBuilder(text.length());
        var breaks = 0;
        var blank = true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                if (c == '\n' && !out.isEmpty()) breaks++;
                blank = true;
            } else if (space(c)) {
                blank = true;
            } else if (kept(text, i)) {
                if (!out.isEmpty()) {
                    if (breaks > 0) out.append("\n".repeat(Math.min(2, breaks)));
                    else if (blank) out.append(' ');
                }
                breaks = 0;
                blank = false;
                out.append(c);
            }
        }
        return out.toString();
    }

    static String line(String written) {
        var text = several(written);
        return text.indexOf('\n') < 0 ? text : LINE_ENDS.matcher(text).replaceAll(" ");
    }

    /// Returns an address in which each character that the national library refuses is replaced by a blank.
    static String address(String written) {
        var text = several(written);
        if (text.indexOf('\n') >= 0) text = LINE_ENDS_OF_ADDRESS.matcher(text).replaceAll(", ");
        if (NOT_A_WAY.matcher(text).find())
            text = BLANKS.matcher(NOT_A_WAY.matcher(text).replaceAll(" "))
                    .replaceAll(" ")
                    .replace(" ,", ",");
        return trimmed(text);
    }

    /// Removes the punctuation at both ends of a text. Such punctuation remains after a part of the text was
    /// removed.
    static String trimmed(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && " ,;:-–|/.&".indexOf(text.charAt(start)) >= 0) start++;
        while (end > start && " ,;:-–|/(&".indexOf(text.charAt(end - 1)) >= 0) end--;
        return text.substring(start, end);
    }

    static boolean fitsResume(String text) {
        return text.length() <= RESUME_LONGEST;
    }

    /// Returns a text shortened to the maximum length of a summary, after a whole word and never within a
    /// character.
    static String resume(String text) {
        var flat = text.indexOf('\n') < 0 ? text : BLANKS.matcher(text).replaceAll(" ");
        if (fitsResume(flat)) return flat;
        var end = flat.lastIndexOf(' ', RESUME_LONGEST - 2);
        if (end < RESUME_LONGEST / 2) {
            end = RESUME_LONGEST - 2;
            if (Character.isHighSurrogate(flat.charAt(end - 1))) end--;
        }
        while (end > 0 && " ,;:.-–(".indexOf(flat.charAt(end - 1)) >= 0) end--;
        return flat.substring(0, end) + " …";
    }

    /// Returns whether the text needs no cleaning: a quick check that covers most texts.
    private static boolean clean(String text) {
        var blank = true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c == '<' || c == '&' || (c > 'ÿ' && c != '’' && c != 'œ') || (c >= 0x7f && c <= 0xad))
                return false;
            if (c == ' ' && blank) return false;
            blank = c == ' ';
        }
        return !blank || text.isEmpty();
    }

    private static boolean space(char c) {
        return c == ' ' || c == '\u00a0' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b';
    }

    private static boolean kept(String text, int at) {
        var c = text.charAt(at);
        if (Character.isISOControl(c) || c == '\ufeff' || c == '\ufffe' || c == '\uffff' || c == '\u00ad') return false;
        // Characters that change the writing direction can disguise a text, so a text that contains them
        // must be cleaned.
        if (c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069') return false;
        if (Character.isHighSurrogate(c))
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        if (Character.isLowSurrogate(c)) return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return true;
    }
}
