package org.tousaidants.community.resources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;

/// Parses the form of a resource.
final class LearningResourceForm {
    private static final Pattern ADDRESS = Pattern.compile("https://[^\\s\"'<>]{3,400}");
    private static final Pattern LANG = Pattern.compile("[a-z]{2,3}");
    private static final int TITLE_MAX = 160;
    private static final int SUMMARY_MAX = 2_000;

    private LearningResourceForm() {}

    static Optional<LearningResource> parse(Form form, Instant now, LocalDate today) {
        var id = form.text("id").as(FormValueParser::uuid, "resources.reload");
        var title = form.text("title").required("resources.title.missing").max(TITLE_MAX);
        var summary = form.text("summary").required("resources.summary.missing").max(SUMMARY_MAX);
        form.text("kind").required("resources.kind.missing");
        var kind = form.one("kind", LearningResource.ResourceKind.class);
        var audience = form.one("audience", LearningResource.ResourceAudience.class)
                .orElse(LearningResource.ResourceAudience.BOTH);
        var reading = form.one("reading", LearningResource.ResourceReadingLevel.class)
                .orElse(LearningResource.ResourceReadingLevel.USUAL);
        var licence = form.one("licence", LearningResource.ResourceLicence.class)
                .orElse(LearningResource.ResourceLicence.OTHER);
        var lang = form.text("lang")
                .matches(LANG, "resources.lang.wrong")
                .optional()
                .orElse("fr");
        var author = form.text("author").required("resources.author.missing").max(TITLE_MAX);
        var link = form.text("link").matches(ADDRESS, "resources.link.wrong");
        var competences = form.values("competences").stream()
                .distinct()
                .flatMap(number -> DigitalCompetence.of(number).stream())
                .toList();
        if (form.hasErrors() || id.isEmpty() || kind.isEmpty()) return Optional.empty();
        return Optional.of(new LearningResource(
                id.get(),
                title.get(),
                summary.get(),
                kind.get(),
                competences,
                new LearningResource.ResourceTargetReaders(audience, lang, reading),
                new LearningResource.ResourceSource(licence, author.get(), link.get()),
                today,
                now));
    }
}
