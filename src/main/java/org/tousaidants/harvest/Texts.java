package org.tousaidants.harvest;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// Texts without markup, control characters and useless blanks. Nothing that looks like a tag survives: these
/// texts go to pages, to PDF and to other people's software.
final class Texts {
    private static final int RESUME_LONGEST = 280;
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(script|style|iframe|object|template)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
    private static final Pattern BREAKING =
            Pattern.compile("(?i)</?(br|p|div|li|ul|ol|tr|h[1-6]|blockquote|section|article)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!?][^<>]*>");
    /// A tag that nothing closes: its sign goes, its words stay.
    private static final Pattern OPEN_TAG = Pattern.compile("<(?=[a-zA-Z!?/])");
    private static final Pattern NOT_A_WAY = Pattern.compile("[^0-9A-Za-zÀ-ÖØ-öø-ÿœ-ŸŒ\\-,()°.&:+–|;'’/\\s]+");

    private Texts() {}

    /// Lines are kept.
    static String several(String written) {
        var text = plain(written);
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
        return several(written).replaceAll("\\n+", " ");
    }

    /// What the national library accepts as the way of an address: the rest becomes a blank.
    static String address(String written) {
        var lines = several(written).replaceAll("[\\s,]*\\n+[\\s,]*", ", ");
        return trimmed(NOT_A_WAY
                .matcher(lines)
                .replaceAll(" ")
                .replaceAll(" {2,}", " ")
                .replaceAll(" ,", ","));
    }

    /// Without the punctuation that a removed part leaves at the ends.
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

    /// Cut at a word, never in a pair of surrogates.
    static String resume(String text) {
        var flat = text.replaceAll("\\s+", " ");
        if (fitsResume(flat)) return flat;
        var end = flat.lastIndexOf(' ', RESUME_LONGEST - 2);
        if (end < RESUME_LONGEST / 2) {
            end = RESUME_LONGEST - 2;
            if (Character.isHighSurrogate(flat.charAt(end - 1))) end--;
        }
        while (end > 0 && " ,;:.-–(".indexOf(flat.charAt(end - 1)) >= 0) end--;
        return flat.substring(0, end) + " …";
    }

    private static String plain(String written) {
        var text = written;
        // An entity may hide a tag, which may hide an entity: as long as something changes.
        for (var round = 0; round < 4; round++) {
            if (text.indexOf('<') < 0 && text.indexOf('&') < 0) return text;
            var before = text;
            if (text.indexOf('<') >= 0) {
                text = UNSEEN.matcher(text).replaceAll(" ");
                text = BREAKING.matcher(text).replaceAll("\n");
                text = TAG.matcher(text).replaceAll(" ");
                text = OPEN_TAG.matcher(text).replaceAll(" ");
            }
            if (text.indexOf('&') >= 0) text = HtmlUtils.htmlUnescape(text);
            if (text.equals(before)) return text;
        }
        return text.replace("<", " ").replace(">", " ");
    }

    private static boolean space(char c) {
        return c == ' ' || c == '\u00a0' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b';
    }

    private static boolean kept(String text, int at) {
        var c = text.charAt(at);
        if (Character.isISOControl(c) || c == '\ufeff' || c == '\ufffe' || c == '\uffff' || c == '\u00ad') return false;
        // Direction overrides can make a text read as another one.
        if (c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069') return false;
        if (Character.isHighSurrogate(c))
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        if (Character.isLowSurrogate(c)) return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return true;
    }
}
