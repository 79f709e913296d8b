package org.tousaidants.demo.community;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tousaidants.community.resources.DigitalCompetence;
import org.tousaidants.community.resources.LearningResource;
import org.tousaidants.community.resources.LearningResources;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.platform.paper.PdfWriter;

/// Adds the resources listed in `demo/resources.md`, each with its one-page PDF.
@Component
class DemoResourceWriter {
    /// The PDF of each resource. Each PDF is made only once per process, even if the process starts several
    /// demonstrations.
    private static final Map<ResourceEntry, byte[]> SHEETS = new ConcurrentHashMap<>();

    private static final String AUTHOR = "Médiathèque du village (démonstration)";

    private record ResourceEntry(String title, String summary, Map<String, String> about, List<String> steps) {
        static ResourceEntry of(String text) {
            var lines = text.lines().filter(line -> !line.isBlank()).toList();
            var about = new HashMap<String, String>();
            for (var line : lines) {
                var at = line.indexOf(": ");
                if (at > 0 && !line.startsWith("- ") && !line.startsWith("> "))
                    about.put(line.substring(0, at), line.substring(at + 2));
            }
            return new ResourceEntry(
                    lines.getFirst(),
                    starting(lines, "> ").findFirst().orElse(""),
                    Map.copyOf(about),
                    starting(lines, "- ").toList());
        }

        private static Stream<String> starting(List<String> lines, String mark) {
            return lines.stream().filter(line -> line.startsWith(mark)).map(line -> line.substring(mark.length()));
        }

        <E extends Enum<E>> E one(Class<E> type, String key) {
            return Enum.valueOf(type, about.getOrDefault(key, "").toUpperCase(Locale.ROOT));
        }

        byte[] sheet() {
            return PdfWriter.pdf("""
                    <html lang="fr"><head><meta charset="utf-8"/><title>%1$s</title>
                    <meta name="subject" content="%2$s"/><style>
                    @page { size: A4; margin: 20mm; }
                    body { font-family: %3$s; font-size: 15pt; line-height: 1.4; }
                    h1 { font-size: 1.7em; line-height: 1.15; } li { margin: 0 0 .6em; }
                    </style></head><body><h1>%1$s</h1><p>%2$s</p><ol>%4$s</ol><p>%5$s. Licence CC BY 4.0.</p></body></html>
                    """.formatted(
                            title,
                            summary,
                            PdfWriter.FONTS,
                            steps.stream().map(step -> "<li>" + step + "</li>").collect(Collectors.joining()),
                            AUTHOR));
        }

        String fileName() {
            return TextNormalisation.slug(title) + ".pdf";
        }
    }

    private final LearningResources resources;
    private final Clock clock;

    DemoResourceWriter(LearningResources resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
    }

    boolean known() {
        return !resources.search("photo", 1).isEmpty();
    }

    /// Adds the resources of the demonstration.
    ///
    /// @param most maximum number of resources, taken in the order of the file
    /// @param sheets whether each resource gets its PDF; making all of them takes some seconds
    void learn(int most, boolean sheets) {
        Stream.of(BundledFile.text(DemoResourceWriter.class, "/demo/resources.md")
                        .split("(?m)^# "))
                .filter(text -> !text.isBlank())
                .limit(most)
                .map(ResourceEntry::of)
                .forEach(entry -> {
                    resources.put(resource(entry));
                    if (sheets) attach(entry);
                });
    }

    private LearningResource resource(ResourceEntry entry) {
        return new LearningResource(
                IdDerivedFromText.of(entry.title()),
                entry.title(),
                entry.summary(),
                entry.one(LearningResource.ResourceKind.class, "kind"),
                DigitalCompetence.of(entry.about().getOrDefault("competence", "")).stream()
                        .toList(),
                new LearningResource.ResourceTargetReaders(
                        entry.one(LearningResource.ResourceAudience.class, "for"),
                        "fr",
                        entry.one(LearningResource.ResourceReadingLevel.class, "reading")),
                new LearningResource.ResourceSource(LearningResource.ResourceLicence.CC_BY, AUTHOR, ""),
                ParisTime.today(clock),
                clock.instant());
    }

    private void attach(ResourceEntry entry) {
        try {
            resources.attach(
                    IdDerivedFromText.of(entry.title()),
                    entry.fileName(),
                    new ByteArrayInputStream(SHEETS.computeIfAbsent(entry, ResourceEntry::sheet)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
