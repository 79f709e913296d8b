package org.tousaidants.community.resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// « Module » — a short lesson for self-study with questions, read from a Markdown file: headings, paragraphs,
/// lists, `? question`, `- [x] right`, `- [ ] wrong`, `> why`.
///
/// @param minutes duration in minutes
record LearningModule(
        String slug, String title, List<DigitalCompetence> competences, int minutes, List<LessonPart> parts) {
    private static final String SUFFIX = ".md";
    private static final List<LearningModule> ALL = load();

    /// « Partie d’un module » — a part of a lesson.
    sealed interface LessonPart {}

    record LessonHeading(String text) implements LessonPart {}

    record LessonParagraph(String text) implements LessonPart {}

    record LessonBulletList(List<String> items) implements LessonPart {}

    /// A question of the lesson.
    ///
    /// @param n number of the question, from 1
    /// @param why explanation of the answer
    record LessonQuestion(int n, String text, List<LessonAnswerOption> options, String why) implements LessonPart {
        LessonQuestion with(LessonAnswerOption option) {
            return new LessonQuestion(
                    n, text, Stream.concat(options.stream(), Stream.of(option)).toList(), why);
        }
    }

    record LessonAnswerOption(String text, boolean right) {}

    static List<LearningModule> all() {
        return ALL;
    }

    static Optional<LearningModule> of(String slug) {
        return ALL.stream().filter(one -> one.slug.equals(slug)).findFirst();
    }

    List<LessonQuestion> questions() {
        return parts.stream()
                .flatMap(part -> part instanceof LessonQuestion asked ? Stream.of(asked) : Stream.empty())
                .toList();
    }

    /// Returns the lessons whose files are in `modules/`, sorted by competence.
    private static List<LearningModule> load() {
        try {
            var modules = new ArrayList<LearningModule>();
            for (var file : new PathMatchingResourcePatternResolver(LearningModule.class.getClassLoader())
                    .getResources("classpath*:modules/*" + SUFFIX)) {
                var name = String.valueOf(file.getFilename());
                modules.add(read(
                        name.substring(0, name.length() - SUFFIX.length()),
                        file.getContentAsString(StandardCharsets.UTF_8)));
            }
            modules.sort(Comparator.comparing(
                            (LearningModule one) -> one.competences().getFirst().number())
                    .thenComparing(LearningModule::slug));
            return List.copyOf(modules);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static LearningModule read(String slug, String markdown) {
        var title = "";
        var minutes = 0;
        List<DigitalCompetence> competences = List.of();
        var parts = new ArrayList<LessonPart>();
        var questions = 0;
        for (var line : markdown.lines().map(String::strip).toList()) {
            if (line.startsWith("# ")) title = line.substring(2);
            else if (line.startsWith("competences:"))
                competences = Arrays.stream(line.substring(12).split(","))
                        .map(number -> new DigitalCompetence(number.strip()))
                        .toList();
            else if (line.startsWith("minutes:"))
                minutes = Integer.parseInt(line.substring(8).strip());
            else if (line.startsWith("## ")) parts.add(new LessonHeading(line.substring(3)));
            else if (line.startsWith("? "))
                parts.add(new LessonQuestion(++questions, line.substring(2), List.of(), ""));
            else if (!line.isEmpty() && !line.startsWith("level:")) continued(parts, line);
        }
        return new LearningModule(slug, title, competences, minutes, List.copyOf(parts));
    }

    private static void continued(List<LessonPart> parts, String line) {
        var last = parts.isEmpty() ? new LessonHeading("") : parts.getLast();
        if (last instanceof LessonQuestion asked && line.startsWith("- ["))
            parts.set(
                    parts.size() - 1, asked.with(new LessonAnswerOption(line.substring(6), line.startsWith("- [x]"))));
        else if (last instanceof LessonQuestion(var n, var text, var options, var _) && line.startsWith("> "))
            parts.set(parts.size() - 1, new LessonQuestion(n, text, options, line.substring(2)));
        else if (last instanceof LessonBulletList(var items) && line.startsWith("- "))
            parts.set(
                    parts.size() - 1,
                    new LessonBulletList(Stream.concat(items.stream(), Stream.of(line.substring(2)))
                            .toList()));
        else if (line.startsWith("- ")) parts.add(new LessonBulletList(List.of(line.substring(2))));
        else parts.add(new LessonParagraph(line));
    }
}
