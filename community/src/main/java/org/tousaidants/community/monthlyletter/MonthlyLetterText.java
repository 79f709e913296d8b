package org.tousaidants.community.monthlyletter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.web.Messages;

/// Puts the letter of a month into words, for the preview and for the mail. Pure.
final class MonthlyLetterText {
    private final Messages words;
    private final BiFunction<String, Locale, String> address;

    /// @param address the full address of a path, in a language
    MonthlyLetterText(Messages words, BiFunction<String, Locale, String> address) {
        this.words = words;
        this.address = address;
    }

    String subject(MonthlyIssue issue) {
        return words.t("monthlyletter.mail.subject", MonthlyLetterPages.month(issue.month(), words.locale()));
    }

    /// The body, without the lines about stopping.
    String body(MonthlyIssue issue, List<MonthlyIssue.LetterItem> items) {
        var parts = items.stream().collect(Collectors.groupingBy(MonthlyIssue.LetterItem::section));
        return Stream.concat(
                        Stream.of(
                                words.t("monthlyletter.mail.hello"),
                                issue.opening().strip()),
                        Stream.of(MonthlyIssue.Section.values()).map(section -> part(section, parts)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private String part(MonthlyIssue.Section section, Map<MonthlyIssue.Section, List<MonthlyIssue.LetterItem>> parts) {
        if (!parts.containsKey(section)) return "";
        return words.t(section.key())
                + "\n"
                + parts.get(section).stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /// A typed title stays on one line, so that it imitates no other part of the letter.
    private String line(MonthlyIssue.LetterItem item) {
        var detail = item.detail().isEmpty() ? "" : " (" + Letter.line(item.detail()) + ")";
        return "– " + Letter.line(item.title()) + detail + "\n  " + address.apply(item.path(), words.locale());
    }
}
