package org.tousaidants.community.resources;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.PublicMenuEntry;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages of the lexicon and of the lessons for self-study, on screen or printed. Answers are not stored.
@Controller
@PublicAccess
class LearningModulePages {
    /// The page of a lesson.
    ///
    /// @param form answers, read from the address
    record LessonView(LearningModule module, Form form) {
        boolean answered() {
            return module.questions().stream()
                    .anyMatch(asked -> !form.value(name(asked)).isEmpty());
        }

        long right() {
            return module.questions().stream().filter(this::isRight).count();
        }

        boolean isRight(LearningModule.LessonQuestion asked) {
            return asked.options().stream()
                    .anyMatch(option -> option.right()
                            && form.value(name(asked))
                                    .equals(Integer.toString(asked.options().indexOf(option))));
        }

        static String name(LearningModule.LessonQuestion asked) {
            return "q" + asked.n();
        }

        static List<FormChoice> choices(LearningModule.LessonQuestion asked) {
            return asked.options().stream()
                    .map(option -> FormChoice.of(
                                    Integer.toString(asked.options().indexOf(option)), option.text())
                            .french())
                    .toList();
        }

        /// Returns the text of all parts of the lesson as one text, in which explained words are searched.
        String text() {
            var text = new StringBuilder();
            for (var part : module.parts())
                switch (part) {
                    case LearningModule.LessonParagraph(var words) ->
                        text.append(words).append(' ');
                    case LearningModule.LessonBulletList(var items) ->
                        text.append(String.join(" ", items)).append(' ');
                    case LearningModule.LessonQuestion asked ->
                        text.append(asked.text())
                                .append(' ')
                                .append(asked.why())
                                .append(' ');
                    case LearningModule.LessonHeading(var words) ->
                        text.append(words).append(' ');
                }
            return text.toString();
        }
    }

    @GetMapping("/modules")
    View list() {
        return View.of("community/resources/modules", LearningModule.all());
    }

    @GetMapping("/modules/{slug}")
    View follow(@PathVariable String slug, Form form) {
        return View.of("community/resources/module", new LessonView(found(slug), form));
    }

    /// « Module à emporter » — a lesson as a printed document or as a file.
    ///
    /// @param paper true for a printed document, in which answers are written on paper; false for a file, which
    /// shows the answers one by one
    record PrintedLessonView(LearningModule module, boolean paper) {
        static String letter(int n) {
            return String.valueOf((char) ('A' + n));
        }

        static String right(LearningModule.LessonQuestion asked) {
            return IntStream.range(0, asked.options().size())
                    .filter(n -> asked.options().get(n).right())
                    .mapToObj(PrintedLessonView::letter)
                    .collect(Collectors.joining(", "));
        }
    }

    /// Returns the lesson as PDF, with the answers on the last page.
    @GetMapping("/modules/{slug}.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> paper(@PathVariable String slug, Page page) {
        return file(
                slug,
                "pdf",
                MediaType.APPLICATION_PDF,
                PdfWriter.pdf(View.of("community/resources/moduleFile", new PrintedLessonView(found(slug), true))
                        .text(page)));
    }

    /// Returns the lesson as a single file, which any browser can open without an internet connection, for
    /// example from a USB key or a telephone.
    @GetMapping("/modules/{slug}.html")
    ResponseEntity<byte[]> offline(@PathVariable String slug, Page page) {
        return file(
                slug,
                "html",
                MediaType.parseMediaType("text/html;charset=UTF-8"),
                View.of("community/resources/moduleFile", new PrintedLessonView(found(slug), false))
                        .text(page)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static LearningModule found(String slug) {
        return LearningModule.of(slug).orElseThrow(NotFoundException::new);
    }

    private static ResponseEntity<byte[]> file(String slug, String kind, MediaType type, byte[] body) {
        return FileResponse.kept(type, "module-" + slug + "." + kind).body(body);
    }

    @GetMapping(PlainLanguageLexicon.HERE)
    View lexicon(Page page) {
        return View.of("community/resources/lexicon", PlainLanguageLexicon.words(page.lang()));
    }

    /// Returns the link to the lexicon, which is in the footer of every page.
    @Bean
    static PublicMenuEntry lexiconLink() {
        return PublicMenuEntry.open(PlainLanguageLexicon.HERE, "web.map.lexique", PublicMenuEntry.FOOT + 4);
    }
}
