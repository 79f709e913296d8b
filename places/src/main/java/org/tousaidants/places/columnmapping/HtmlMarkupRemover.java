package org.tousaidants.places.columnmapping;

import java.util.Locale;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/// Removes tags and entities from a text, in one pass over its characters.
final class HtmlMarkupRemover {
    private static final Set<String> UNSEEN = Set.of("script", "style", "iframe", "object", "template");
    private static final Set<String> BREAKING = Set.of(
            "br",
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "section",
            "article");

    /// Maximum number of passes over a text. Several may be necessary, because an entity may contain a tag,
    /// which may contain an entity.
    private static final int ROUNDS = 4;

    private HtmlMarkupRemover() {}

    static String without(String written) {
        var text = written;
        for (var round = 0; round < ROUNDS; round++) {
            if (text.indexOf('<') < 0 && text.indexOf('&') < 0) return text;
            var before = text;
            if (text.indexOf('<') >= 0) text = withoutTags(text);
            if (text.indexOf('&') >= 0) text = HtmlUtils.htmlUnescape(text);
            if (text.equals(before)) return text;
        }
        // Real texts need fewer passes, so a text that still contains `<` or `>` here is unusual. The signs
        // are replaced by spaces.
        return text.replace('<', ' ').replace('>', ' ');
    }

    private static String withoutTags(String text) {
        var out = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c != '<' || !opensTag(text, at)) {
                out.append(c);
                at++;
            } else if (text.startsWith("<!--", at)) {
                out.append(' ');
                at = after(text, text.indexOf("-->", at), 3);
            } else {
                at = tag(text, at, out);
            }
        }
        return out.toString();
    }

    private static boolean opensTag(String text, int at) {
        if (at + 1 == text.length()) return false;
        var next = text.charAt(at + 1);
        return next == '/' || next == '!' || next == '?' || (next < 128 && Character.isLetter(next));
    }

    /// Returns the index after the tag that starts at `at`. If the tag is not closed, only the sign `<` is
    /// removed and the following words are kept.
    private static int tag(String text, int at, StringBuilder out) {
        var end = at + 1;
        while (end < text.length() && text.charAt(end) != '>' && text.charAt(end) != '<') end++;
        var name = name(text, at + 1);
        out.append(BREAKING.contains(name) ? '\n' : ' ');
        if (UNSEEN.contains(name) && text.charAt(at + 1) != '/') return afterUnseen(text, end, name);
        return end < text.length() && text.charAt(end) == '>' ? end + 1 : at + 1;
    }

    private static int afterUnseen(String text, int from, String name) {
        var closing = "</" + name;
        for (var i = from; i + closing.length() <= text.length(); i++)
            if (text.regionMatches(true, i, closing, 0, closing.length())) return after(text, text.indexOf('>', i), 1);
        return text.length();
    }

    private static int after(String text, int found, int length) {
        return found < 0 ? text.length() : found + length;
    }

    private static String name(String text, int from) {
        var start = text.charAt(from) == '/' ? from + 1 : from;
        var end = start;
        while (end < text.length()
                && end - start < 12
                && text.charAt(end) < 128
                && Character.isLetterOrDigit(text.charAt(end))) end++;
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
