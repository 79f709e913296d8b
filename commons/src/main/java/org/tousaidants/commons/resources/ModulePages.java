package org.tousaidants.commons.resources;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.View;

/// Lessons to follow alone, on a screen or printed; nothing that one answers is kept. And the words of the field.
@Controller
@Open
class ModulePages {
    /// @param form the answers, as the address holds them
    record Following(Module module, Form form) {
        boolean answered() {
            return module.questions().stream()
                    .anyMatch(asked -> !form.value(name(asked)).isEmpty());
        }

        long right() {
            return module.questions().stream().filter(this::isRight).count();
        }

        boolean isRight(Module.Asked asked) {
            return asked.options().stream()
                    .anyMatch(option -> option.right()
                            && form.value(name(asked))
                                    .equals(Integer.toString(asked.options().indexOf(option))));
        }

        static String name(Module.Asked asked) {
            return "q" + asked.n();
        }

        static List<Choice> choices(Module.Asked asked) {
            return asked.options().stream()
                    .map(option -> Choice.of(Integer.toString(asked.options().indexOf(option)), option.text())
                            .french())
                    .toList();
        }

        List<Lexicon.Word> words() {
            var text = new StringBuilder();
            for (var part : module.parts())
                switch (part) {
                    case Module.Paragraph(var words) -> text.append(words).append(' ');
                    case Module.Items(var items) ->
                        text.append(String.join(" ", items)).append(' ');
                    case Module.Asked asked ->
                        text.append(asked.text())
                                .append(' ')
                                .append(asked.why())
                                .append(' ');
                    case Module.Heading(var words) -> text.append(words).append(' ');
                }
            return Lexicon.in(text.toString());
        }
    }

    @GetMapping("/modules")
    View list() {
        return View.of("commons/resources/modules", Module.all());
    }

    @GetMapping("/modules/{slug}")
    View follow(@PathVariable String slug, Form form) {
        var module = Module.of(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return View.of("commons/resources/module", new Following(module, form));
    }

    @GetMapping("/lexique")
    View lexicon() {
        return View.of("commons/resources/lexicon", Lexicon.words());
    }
}
