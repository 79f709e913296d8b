package org.tousaidants.platform.web;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tousaidants.platform.web.ExplainedWords.Explained;

/// « Liens des mots » — finds the explained words in what a page says, and links the first use of each. Never within a
/// link, a title, a form or anything that is pressed, nor in words of another language.
final class WordLinks {
    private static final Set<String> LEFT_ALONE = Set.of(
            "a",
            "abbr",
            "button",
            "code",
            "dt",
            "figcaption",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "label",
            "legend",
            "nav",
            "noscript",
            "pre",
            "q",
            "script",
            "select",
            "style",
            "summary",
            "svg",
            "template",
            "textarea",
            "th",
            "title");
    private static final Set<String> WITHOUT_END =
            Set.of("br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "area");
    private static final Set<String> QUIET = Set.of("hidden", "tag", "as-written", "sheet");
    private static final int PAIRS = 1 << 12;

    /// @param text with plain spaces and apostrophes
    /// @param from where the word stands within it
    private record Form(String text, int from, int to, int word) {}

    private final String lang;
    private final List<String> hrefs;
    private final Map<Integer, List<Form>> forms = new HashMap<>();
    private final BitSet begun = new BitSet(PAIRS);

    WordLinks(String lang, List<Explained> words) {
        this.lang = lang;
        hrefs = words.stream().map(Explained::href).toList();
        for (var n = 0; n < words.size(); n++) for (var form : words.get(n).forms()) add(form, n);
        for (var some : forms.values())
            some.sort(Comparator.comparingInt((Form one) -> one.text().length()).reversed());
    }

    private void add(String form, int word) {
        var from = form.indexOf('(');
        var to = form.indexOf(')') - 1;
        var text = form.replace("(", "").replace(")", "");
        if (text.length() < 2) throw new IllegalArgumentException("too short to be found: " + form);
        var pair = pair(text.charAt(0), text.charAt(1));
        begun.set(pair);
        forms.computeIfAbsent(pair, _ -> new ArrayList<>())
                .add(from < 0 ? new Form(text, 0, text.length(), word) : new Form(text, from, to, word));
    }

    private static int pair(char first, char second) {
        return (31 * Character.toLowerCase(first) + Character.toLowerCase(second)) & (PAIRS - 1);
    }

    /// Where the words that a text uses are explained, in the order of the words.
    List<String> hrefs(String text) {
        var used = new BitSet(hrefs.size());
        inText(text, 0, text.length(), used, null, 0);
        return used.stream().mapToObj(hrefs::get).toList();
    }

    Content over(Content content) {
        if (hrefs.isEmpty()) return content;
        return output -> {
            var written = new PageOutput();
            content.writeTo(new OwaspHtmlTemplateOutput(written));
            var html = new String(written.bytes(), 0, written.length(), StandardCharsets.UTF_8);
            var linked = over(html);
            // Most pages have none of these words: they leave as they were written.
            if (linked.equals(html)) output.writeBinaryContent(Arrays.copyOf(written.bytes(), written.length()));
            else output.writeContent(linked);
        };
    }

    String over(String html) {
        var out = new StringBuilder();
        var used = new BitSet(hrefs.size());
        var copied = 0;
        var at = 0;
        while (at < html.length()) {
            if (html.charAt(at) == '<') at = afterTag(html, at);
            else {
                var next = html.indexOf('<', at);
                var end = next < 0 ? html.length() : next;
                copied = inText(html, at, end, used, out, copied);
                at = end;
            }
        }
        return copied == 0 ? html : out.append(html, copied, html.length()).toString();
    }

    /// Behind the tag, or behind all of its element when nothing in it is linked.
    private int afterTag(String html, int at) {
        if (html.startsWith("<!--", at)) {
            var end = html.indexOf("-->", at);
            return end < 0 ? html.length() : end + 3;
        }
        var close = tagEnd(html, at);
        if (html.startsWith("</", at)) return close;
        var name = name(html, at + 1);
        var alone = LEFT_ALONE.contains(name)
                || close > at + name.length() + 2 && !WITHOUT_END.contains(name) && leftAlone(html, at, close);
        return alone ? afterElement(html, name, close) : close;
    }

    /// A `>` may stand within the quotes of an attribute.
    private static int tagEnd(String html, int at) {
        var quoted = false;
        for (var n = at; n < html.length(); n++) {
            var letter = html.charAt(n);
            if (letter == '"') quoted = !quoted;
            else if (letter == '>' && !quoted) return n + 1;
        }
        return html.length();
    }

    private static String name(String html, int at) {
        var end = at;
        while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) end++;
        return html.substring(at, end);
    }

    private boolean leftAlone(String html, int at, int close) {
        var spoken = attribute(html, " lang=\"", at, close);
        if (spoken != null && !spoken.equals(lang)) return true;
        if (attribute(html, " aria-hidden=\"", at, close) != null) return true;
        var css = attribute(html, " class=\"", at, close);
        return css != null && Arrays.stream(css.split(" ")).anyMatch(QUIET::contains);
    }

    private static @Nullable String attribute(String html, String begins, int at, int close) {
        var found = html.indexOf(begins, at, close);
        if (found < 0) return null;
        var from = found + begins.length();
        return html.substring(from, html.indexOf('"', from));
    }

    private static int afterElement(String html, String name, int from) {
        var depth = 1;
        for (var at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
            var ends = html.startsWith("/", at + 1);
            var names = ends ? at + 2 : at + 1;
            if (!html.startsWith(name, names)) continue;
            var after = names + name.length();
            if (after < html.length() && Character.isLetterOrDigit(html.charAt(after))) continue;
            depth += ends ? -1 : 1;
            if (depth == 0) return tagEnd(html, at);
        }
        return html.length();
    }

    /// @param out where what was read so far goes, with its links; without it, the words are only noted
    /// @param copied how far the text is in `out`
    /// @return how far it is now
    private int inText(String html, int at, int end, BitSet used, @Nullable StringBuilder out, int copied) {
        var done = copied;
        var n = at;
        while (n + 1 < end) {
            if (!Character.isLetterOrDigit(html.charAt(n))) {
                n++;
                continue;
            }
            var found = begun.get(pair(html.charAt(n), html.charAt(n + 1))) ? form(html, n, end) : null;
            if (found == null) {
                while (n < end && Character.isLetterOrDigit(html.charAt(n))) n++;
                continue;
            }
            if (!used.get(found.word()) && (out == null || !alone(found, html, n, at, end))) {
                used.set(found.word());
                if (out != null) {
                    out.append(html, done, n + found.from())
                            .append("<a rel=\"help\" href=\"")
                            .append(hrefs.get(found.word()))
                            .append("\">")
                            .append(html, n + found.from(), n + found.to())
                            .append("</a>");
                    done = n + found.to();
                }
            }
            n += found.text().length();
        }
        return done;
    }

    /// A word that is all that is said there is a label: linked, it would be too small for a finger.
    private static boolean alone(Form form, String html, int n, int at, int end) {
        return html.substring(at, n).isBlank()
                && html.substring(n + form.text().length(), end).isBlank();
    }

    private @Nullable Form form(String html, int at, int end) {
        for (var form : forms.getOrDefault(pair(html.charAt(at), html.charAt(at + 1)), List.of()))
            if (stands(form.text(), html, at, end)) return form;
        return null;
    }

    private static boolean stands(String form, String html, int at, int end) {
        var after = at + form.length();
        if (after > end || after < end && Character.isLetterOrDigit(html.charAt(after))) return false;
        if (Character.toLowerCase(form.charAt(0)) != Character.toLowerCase(html.charAt(at))) return false;
        for (var n = 1; n < form.length(); n++) if (form.charAt(n) != plain(html.charAt(at + n))) return false;
        return true;
    }

    private static char plain(char letter) {
        return switch (letter) {
            case '\u00a0', '\u202f', '\n' -> ' ';
            case '’' -> '\'';
            default -> letter;
        };
    }
}
