package org.tousaidants.places.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// « Texte d'un courriel » — one content, rendered twice: as plain text, and as simple HTML that every mail
/// program shows. All values are escaped. Pure.
final class LetterText {
    private sealed interface Block {}

    private record Words(String text) implements Block {}

    private record Items(List<String> lines) implements Block {}

    private record Link(String label, String address) implements Block {}

    private record Small(String text) implements Block {}

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"></head>
            <body style="margin:0;background:#fffdf8;color:#1c2730">
            <div style="max-width:36em;margin:0 auto;padding:16px;font:18px/1.55 sans-serif">
            %s</div></body></html>
            """;

    private final List<Block> blocks = new ArrayList<>();

    LetterText words(String text) {
        blocks.add(new Words(text));
        return this;
    }

    LetterText items(List<String> lines) {
        if (!lines.isEmpty()) blocks.add(new Items(lines));
        return this;
    }

    LetterText link(String label, String address) {
        blocks.add(new Link(label, address));
        return this;
    }

    LetterText small(String text) {
        blocks.add(new Small(text));
        return this;
    }

    String text() {
        return blocks.stream()
                        .map(block -> switch (block) {
                            case Words(var text) -> text;
                            case Items(var lines) ->
                                lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
                            case Link(var label, var address) -> label + "\n" + address;
                            case Small(var text) -> text;
                        })
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    String html(String lang) {
        return PAGE.formatted(
                lang,
                blocks.stream()
                        .map(block -> switch (block) {
                            case Words(var text) -> "<p>" + escaped(text) + "</p>\n";
                            case Items(var lines) ->
                                "<ul>"
                                        + lines.stream()
                                                .map(line -> "<li>" + escaped(line) + "</li>")
                                                .collect(Collectors.joining())
                                        + "</ul>\n";
                            case Link(var label, var address) ->
                                "<p><a href=\"" + escaped(address) + "\" style=\"color:#0a5a70;font-weight:bold\">"
                                        + escaped(label) + "</a></p>\n";
                            case Small(var text) ->
                                "<p style=\"font-size:16px;color:#4d5a64\">" + escaped(text) + "</p>\n";
                        })
                        .collect(Collectors.joining()));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>");
    }
}
