package org.tousaidants.community.resources;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.text.EnumConstantName;

/// « Catalogue ouvert » — converts the bank of resources to a CSV file for export, and back for import. It has no
/// side effects.
sealed interface LearningResourceCsv {
    List<String> COLUMNS = List.of(
            "title",
            "summary",
            "kind",
            "competences",
            "audience",
            "lang",
            "reading",
            "licence",
            "author",
            "link",
            "checked");

    record ParsedResourceCsv(List<LearningResource> rows) implements LearningResourceCsv {}

    /// The file is invalid.
    ///
    /// @param line number of the first invalid line, from 1
    record InvalidResourceCsv(int line) implements LearningResourceCsv {}

    static String csv(List<LearningResource> resources) {
        var out = new StringBuilder(CsvFormat.MARK);
        CsvFormat.row(out, ',', COLUMNS);
        for (var resource : resources)
            CsvFormat.row(
                    out,
                    ',',
                    List.of(
                            resource.title(),
                            resource.summary(),
                            EnumConstantName.low(resource.kind()),
                            resource.competences().stream()
                                    .map(DigitalCompetence::number)
                                    .collect(Collectors.joining("|")),
                            EnumConstantName.low(resource.readers().audience()),
                            resource.readers().lang(),
                            EnumConstantName.low(resource.readers().reading()),
                            EnumConstantName.low(resource.source().licence()),
                            resource.source().author(),
                            resource.source().link(),
                            resource.checked().toString()));
        return out.toString();
    }

    static LearningResourceCsv read(String text, Instant now) {
        var read = new ArrayList<LearningResource>();
        try (var rows = CsvFormat.headed(new StringReader(text))) {
            if (!rows.getHeaderNames().containsAll(List.of("title", "summary", "kind", "author")))
                return new InvalidResourceCsv(1);
            for (var cells : rows) {
                var row = cells.isConsistent() ? resource(cells.toMap(), now) : Optional.<LearningResource>empty();
                if (row.isEmpty()) return new InvalidResourceCsv(read.size() + 2);
                read.add(row.get());
            }
            return new ParsedResourceCsv(read);
        } catch (IOException | UncheckedIOException | IllegalArgumentException notCsv) {
            return new InvalidResourceCsv(read.size() + 1);
        }
    }

    private static Optional<LearningResource> resource(Map<String, String> row, Instant now) {
        row.replaceAll((_, cell) -> CsvFormat.plain(cell).strip());
        var title = row.getOrDefault("title", "");
        var link = row.getOrDefault("link", "");
        var kind = one(row, "kind", LearningResource.ResourceKind.class);
        if (title.isEmpty() || kind.isEmpty() || !link.isEmpty() && !link.startsWith("https://"))
            return Optional.empty();
        try {
            var checked = row.getOrDefault("checked", "");
            return Optional.of(new LearningResource(
                    UUID.randomUUID(),
                    title,
                    row.getOrDefault("summary", ""),
                    kind.get(),
                    Arrays.stream(row.getOrDefault("competences", "").split("\\|"))
                            .flatMap(number -> DigitalCompetence.of(number.strip()).stream())
                            .toList(),
                    new LearningResource.ResourceTargetReaders(
                            one(row, "audience", LearningResource.ResourceAudience.class)
                                    .orElse(LearningResource.ResourceAudience.BOTH),
                            row.getOrDefault("lang", "fr").matches("[a-z]{2,3}")
                                    ? row.getOrDefault("lang", "fr")
                                    : "fr",
                            one(row, "reading", LearningResource.ResourceReadingLevel.class)
                                    .orElse(LearningResource.ResourceReadingLevel.USUAL)),
                    new LearningResource.ResourceSource(
                            one(row, "licence", LearningResource.ResourceLicence.class)
                                    .orElse(LearningResource.ResourceLicence.OTHER),
                            row.getOrDefault("author", ""),
                            link),
                    LocalDate.parse(checked),
                    now));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> one(Map<String, String> row, String column, Class<E> type) {
        var written = row.getOrDefault(column, "");
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> EnumConstantName.low(one).equals(written.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
