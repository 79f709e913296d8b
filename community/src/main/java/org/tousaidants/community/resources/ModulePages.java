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
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.FileAnswer;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Lessons for self-study, on a screen or printed; answers are not stored. Also the lexicon.
@Controller
@PublicAccess
class ModulePages {
    /// @param form the answers, from the URL
    record Following(LearningModule module, Form form) {
        boolean answered() {
            return module.questions().stream()
                    .anyMatch(asked -> !form.value(name(asked)).isEmpty());
        }

        long right() {
            return module.questions().stream().filter(this::isRight).count();
        }

        boolean isRight(LearningModule.ModuleQuestion asked) {
            return asked.options().stream()
                    .anyMatch(option -> option.right()
                            && form.value(name(asked))
                                    .equals(Integer.toString(asked.options().indexOf(option))));
        }

        static String name(LearningModule.ModuleQuestion asked) {
            return "q" + asked.n();
        }

        static List<Choice> choices(LearningModule.ModuleQuestion asked) {
            return asked.options().stream()
                    .map(option -> Choice.of(Integer.toString(asked.options().indexOf(option)), option.text())
                            .french())
                    .toList();
        }

        /// Its whole text.
        String text() {
            var text = new StringBuilder();
            for (var part : module.parts())
                switch (part) {
                    case LearningModule.Paragraph(var words) ->
                        text.append(words).append(' ');
                    case LearningModule.Items(var items) ->
                        text.append(String.join(" ", items)).append(' ');
                    case LearningModule.ModuleQuestion asked ->
                        text.append(asked.text())
                                .append(' ')
                                .append(asked.why())
                                .append(' ');
                    case LearningModule.Heading(var words) -> text.append(words).append(' ');
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
        return View.of("community/resources/module", new Following(found(slug), form));
    }

    /// « Module à emporter » — questions are answered on paper, or opened one by one in the file.
    record Taken(LearningModule module, boolean paper) {
        static String letter(int n) {
            return String.valueOf((char) ('A' + n));
        }

        static String right(LearningModule.ModuleQuestion asked) {
            return IntStream.range(0, asked.options().size())
                    .filter(n -> asked.options().get(n).right())
                    .mapToObj(Taken::letter)
                    .collect(Collectors.joining(", "));
        }
    }

    /// On paper, with the answers on the last page.
    @GetMapping("/modules/{slug}.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> paper(@PathVariable String slug, Page page) {
        return file(
                slug,
                "pdf",
                MediaType.APPLICATION_PDF,
                Paper.pdf(View.of("community/resources/moduleFile", new Taken(found(slug), true))
                        .text(page)));
    }

    /// One file for offline use, on a USB key or a telephone, readable in any browser.
    @GetMapping("/modules/{slug}.html")
    ResponseEntity<byte[]> offline(@PathVariable String slug, Page page) {
        return file(
                slug,
                "html",
                MediaType.parseMediaType("text/html;charset=UTF-8"),
                View.of("community/resources/moduleFile", new Taken(found(slug), false))
                        .text(page)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static LearningModule found(String slug) {
        return LearningModule.of(slug).orElseThrow(NotFound::new);
    }

    private static ResponseEntity<byte[]> file(String slug, String kind, MediaType type, byte[] body) {
        return FileAnswer.kept(type, "module-" + slug + "." + kind).body(body);
    }

    @GetMapping(Lexicon.HERE)
    View lexicon(Page page) {
        return View.of("community/resources/lexicon", Lexicon.words(page.lang()));
    }

    /// The footer of every page links to the lexicon.
    @Bean
    static NavLink lexiconLink() {
        return NavLink.open(Lexicon.HERE, "web.map.lexique", NavLink.FOOT + 4);
    }
}
