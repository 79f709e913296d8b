package org.tousaidants.places.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// « Texte d'un courriel » — renders the same content twice: as plain text, and as simple HTML that every mail
/// program can display. All values are escaped.
final class UpkeepLetterText {
    private sealed interface LetterBlock {}

    private record TextBlock(String text) implements LetterBlock {}

    private record ListBlock(List<String> lines) implements LetterBlock {}

    private record LinkBlock(String label, String address) implements LetterBlock {}

    private record SmallPrintBlock(String text) implements LetterBlock {}

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"></head>
            <body style="margin:0;background:#fffdf8;color:#1c2730">
            <div style="max-width:36em;margin:0 auto;padding:16px;font:18px/1.55 sans-serif">
            %s</div></body></html>
            """;

    private final List<LetterBlock> blocks = new ArrayList<>();

    UpkeepLetterText words(String text) {
        blocks.add(new TextBlock(text));
        return this;
    }

    UpkeepLetterText items(List<String> lines) {
        if (!lines.isEmpty()) blocks.add(new ListBlock(lines));
        return this;
    }

    UpkeepLetterText link(String label, String address) {
        blocks.add(new LinkBlock(label, address));
        return this;
    }

    UpkeepLetterText small(String text) {
        blocks.add(new SmallPrintBlock(text));
        return this;
    }

    String text() {
        return blocks.stream()
                        .map(block -> switch (block) {
                            case TextBlock(var text) -> text;
                            case ListBlock(var lines) ->
                                lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
                            case LinkBlock(var label, var address) -> label + "\n" + address;
                            case SmallPrintBlock(var text) -> text;
                        })
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    String html(String lang) {
        return PAGE.formatted(
                lang,
                blocks.stream()
                        .map(block -> switch (block) {
                            case TextBlock(var text) -> "<p>" + escaped(text) + "</p>\n";
                            case ListBlock(var lines) ->
                                "<ul>"
                                        + lines.stream()
                                                .map(line -> "<li>" + escaped(line) + "</li>")
                                                .collect(Collectors.joining())
                                        + "</ul>\n";
                            case LinkBlock(var label, var address) ->
                                "<p><a href=\"" + escaped(address) + "\" style=\"color:#0a5a70;font-weight:bold\">"
                                        + escaped(label) + "</a></p>\n";
                            case SmallPrintBlock(var text) ->
                                "<p style=\"font-size:16px;color:#4d5a64\">" + escaped(text) + "</p>\n";
                        })
                        .collect(Collectors.joining()));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>");
    }
}
