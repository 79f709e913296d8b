package org.tousaidants.community.monthlyletter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which the coordination prepares the letter of the month, reads it as the readers will, and sends it.
@Controller
@AllowedRoles(Role.COORDINATOR)
class MonthlyLetterDeskPages {
    private static final String HERE = "/bureau/lettre";
    private static final int OPENING_MAX = 1_500;

    /// @param said message key of the act just done, or empty
    record PreparedLetterView(MonthlyLetters.PreparedLetter letter, Form form, String said) {
        List<FormChoice> choices(Page page) {
            return letter.found().stream()
                    .map(item -> FormChoice.of(item.id().toString(), item.title())
                            .hint(page.t(item.section().key())))
                    .toList();
        }

        String month(Page page) {
            return MonthlyLetterPages.month(letter.issue().month(), page.locale());
        }
    }

    private final MonthlyLetters letters;

    MonthlyLetterDeskPages(MonthlyLetters letters) {
        this.letters = letters;
    }

    @GetMapping(HERE)
    View prepare(@RequestParam(defaultValue = "") String fait) {
        var letter = letters.prepared();
        return shown(
                letter,
                filled(letter),
                fait.matches("garde|envoi|deja|vide|personne") ? "monthlyletter.desk.said." + fait : "");
    }

    private static Form filled(MonthlyLetters.PreparedLetter letter) {
        return Form.filled(Map.of(
                "mots",
                List.of(letter.issue().opening()),
                "garder",
                letter.found().stream()
                        .filter(item -> !letter.leftOut(item))
                        .map(item -> item.id().toString())
                        .toList()));
    }

    private static View shown(MonthlyLetters.PreparedLetter letter, Form form, String said) {
        return View.of("community/monthlyletter/prepare", new PreparedLetterView(letter, form, said));
    }

    @PostMapping(HERE)
    View draft(SignedInPerson actor, Form form) {
        var opening = form.text("mots").max(OPENING_MAX);
        if (form.hasErrors()) return shown(letters.prepared(), form, "").status(422);
        var kept = form.values("garder").stream()
                .flatMap(id -> FormValueParser.uuid(id).stream())
                .collect(Collectors.<UUID>toSet());
        return View.redirect(HERE + (letters.draft(actor, opening.get(), kept) ? "?fait=garde" : "?fait=deja"));
    }

    @PostMapping(HERE + "/envoi")
    View send(SignedInPerson actor) {
        return View.redirect(HERE
                + switch (letters.send(actor)) {
                    case SENT -> "?fait=envoi";
                    case ALREADY_SENT -> "?fait=deja";
                    case NOTHING_TO_SAY -> "?fait=vide";
                    case NOBODY -> "?fait=personne";
                });
    }

    /// The letter of the month, while helpers wait for it.
    @Bean
    static TaskSource monthlyLetterTask(MonthlyLetters letters) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR),
                _ -> letters.due()
                        ? Stream.of(Task.of(TaskKind.OPINION, "monthlyletter.task", TaskActionLabel.OPEN, HERE)
                                .later())
                        : Stream.empty());
    }
}
