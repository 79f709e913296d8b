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
record LearningModule(String slug, String title, List<Competence> competences, int minutes, List<LessonPart> parts) {
    private static final String SUFFIX = ".md";
    private static final List<LearningModule> ALL = load();

    /// « Partie d’un module » — a part of a lesson.
    sealed interface LessonPart {}

    record Heading(String text) implements LessonPart {}

    record Paragraph(String text) implements LessonPart {}

    record BulletList(List<String> items) implements LessonPart {}

    /// @param n number of the question, from 1
    record ModuleQuestion(int n, String text, List<AnswerOption> options, String why) implements LessonPart {
        ModuleQuestion with(AnswerOption option) {
            return new ModuleQuestion(
                    n, text, Stream.concat(options.stream(), Stream.of(option)).toList(), why);
        }
    }

    record AnswerOption(String text, boolean right) {}

    static List<LearningModule> all() {
        return ALL;
    }

    static Optional<LearningModule> of(String slug) {
        return ALL.stream().filter(one -> one.slug.equals(slug)).findFirst();
    }

    List<ModuleQuestion> questions() {
        return parts.stream()
                .flatMap(part -> part instanceof ModuleQuestion asked ? Stream.of(asked) : Stream.empty())
                .toList();
    }

    /// Reads the lessons in `modules/`, sorted by competence.
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
        List<Competence> competences = List.of();
        var parts = new ArrayList<LessonPart>();
        var questions = 0;
        for (var line : markdown.lines().map(String::strip).toList()) {
            if (line.startsWith("# ")) title = line.substring(2);
            else if (line.startsWith("competences:"))
                competences = Arrays.stream(line.substring(12).split(","))
                        .map(number -> new Competence(number.strip()))
                        .toList();
            else if (line.startsWith("minutes:"))
                minutes = Integer.parseInt(line.substring(8).strip());
            else if (line.startsWith("## ")) parts.add(new Heading(line.substring(3)));
            else if (line.startsWith("? "))
                parts.add(new ModuleQuestion(++questions, line.substring(2), List.of(), ""));
            else if (!line.isEmpty() && !line.startsWith("level:")) continued(parts, line);
        }
        return new LearningModule(slug, title, competences, minutes, List.copyOf(parts));
    }

    private static void continued(List<LessonPart> parts, String line) {
        var last = parts.isEmpty() ? new Heading("") : parts.getLast();
        if (last instanceof ModuleQuestion asked && line.startsWith("- ["))
            parts.set(parts.size() - 1, asked.with(new AnswerOption(line.substring(6), line.startsWith("- [x]"))));
        else if (last instanceof ModuleQuestion(var n, var text, var options, var _) && line.startsWith("> "))
            parts.set(parts.size() - 1, new ModuleQuestion(n, text, options, line.substring(2)));
        else if (last instanceof BulletList(var items) && line.startsWith("- "))
            parts.set(
                    parts.size() - 1,
                    new BulletList(Stream.concat(items.stream(), Stream.of(line.substring(2)))
                            .toList()));
        else if (line.startsWith("- ")) parts.add(new BulletList(List.of(line.substring(2))));
        else parts.add(new Paragraph(line));
    }
}
