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
import org.tousaidants.core.csv.Csv;
import org.tousaidants.core.text.ConstantName;

/// « Catalogue ouvert » — the bank of resources as a CSV file, for export and import. Pure.
sealed interface ResourceCatalogueCsv {
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

    record Parsed(List<Resource> rows) implements ResourceCatalogueCsv {}

    /// @param line number of the first invalid line, from 1
    record Invalid(int line) implements ResourceCatalogueCsv {}

    static String csv(List<Resource> resources) {
        var out = new StringBuilder(Csv.MARK);
        Csv.row(out, ',', COLUMNS);
        for (var resource : resources)
            Csv.row(
                    out,
                    ',',
                    List.of(
                            resource.title(),
                            resource.summary(),
                            ConstantName.low(resource.kind()),
                            resource.competences().stream()
                                    .map(Competence::number)
                                    .collect(Collectors.joining("|")),
                            ConstantName.low(resource.readers().audience()),
                            resource.readers().lang(),
                            ConstantName.low(resource.readers().reading()),
                            ConstantName.low(resource.source().licence()),
                            resource.source().author(),
                            resource.source().link(),
                            resource.checked().toString()));
        return out.toString();
    }

    static ResourceCatalogueCsv read(String text, Instant now) {
        var read = new ArrayList<Resource>();
        try (var rows = Csv.headed(new StringReader(text))) {
            if (!rows.getHeaderNames().containsAll(List.of("title", "summary", "kind", "author")))
                return new Invalid(1);
            for (var cells : rows) {
                var row = cells.isConsistent() ? resource(cells.toMap(), now) : Optional.<Resource>empty();
                if (row.isEmpty()) return new Invalid(read.size() + 2);
                read.add(row.get());
            }
            return new Parsed(read);
        } catch (IOException | UncheckedIOException | IllegalArgumentException notCsv) {
            return new Invalid(read.size() + 1);
        }
    }

    private static Optional<Resource> resource(Map<String, String> row, Instant now) {
        row.replaceAll((_, cell) -> Csv.plain(cell).strip());
        var title = row.getOrDefault("title", "");
        var link = row.getOrDefault("link", "");
        var kind = one(row, "kind", Resource.ResourceKind.class);
        if (title.isEmpty() || kind.isEmpty() || !link.isEmpty() && !link.startsWith("https://"))
            return Optional.empty();
        try {
            var checked = row.getOrDefault("checked", "");
            return Optional.of(new Resource(
                    UUID.randomUUID(),
                    title,
                    row.getOrDefault("summary", ""),
                    kind.get(),
                    Arrays.stream(row.getOrDefault("competences", "").split("\\|"))
                            .flatMap(number -> Competence.of(number.strip()).stream())
                            .toList(),
                    new Resource.IntendedReaders(
                            one(row, "audience", Resource.Audience.class).orElse(Resource.Audience.BOTH),
                            row.getOrDefault("lang", "fr").matches("[a-z]{2,3}")
                                    ? row.getOrDefault("lang", "fr")
                                    : "fr",
                            one(row, "reading", Resource.ReadingLevel.class).orElse(Resource.ReadingLevel.USUAL)),
                    new Resource.ResourceSource(
                            one(row, "licence", Resource.Licence.class).orElse(Resource.Licence.OTHER),
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
                .filter(one -> ConstantName.low(one).equals(written.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
