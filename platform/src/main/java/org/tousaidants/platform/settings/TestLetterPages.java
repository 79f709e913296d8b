package org.tousaidants.platform.settings;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Essai du courriel » — a page on which a coordinator sends a test letter to their own address and reads the
/// result in words.
@Controller
@AllowedRoles(Role.COORDINATOR)
class TestLetterPages {
    private static final String PATH = "/bureau/reglages/courriel";

    /// The page of the mail trial.
    ///
    /// @param to the address of the coordinator
    /// @param state the key of the result; empty before a trial
    /// @param trouble the answer of the mail server in its own words; empty without an error
    record TestLetterView(String to, String state, String trouble, String address, Form form) {
        boolean good() {
            return state.equals("sent");
        }
    }

    private final TestLetters trials;

    TestLetterPages(TestLetters trials) {
        this.trials = trials;
    }

    @GetMapping(PATH)
    View trial(SignedInPerson actor, Form asked) {
        var letter = asked.value("lettre");
        var progress = FormValueParser.uuid(letter).flatMap(id -> trials.progress(id, actor));
        return View.of(
                "platform/settings/mailTrial",
                new TestLetterView(
                        trials.address(actor),
                        state(progress),
                        progress.filter(one -> one.sentAt().isEmpty())
                                .map(LetterOutbox.LetterProgress::lastTrouble)
                                .orElse(""),
                        PATH + "?lettre=" + letter,
                        asked));
    }

    private static String state(Optional<LetterOutbox.LetterProgress> progress) {
        return progress.map(one -> one.sentAt().isPresent()
                        ? "sent"
                        : one.givenUpAt().isPresent()
                                ? "refused"
                                : one.lastTrouble().isEmpty() ? "waiting" : "away")
                .orElse("");
    }

    @PostMapping(PATH)
    View send(SignedInPerson actor, Page page) {
        return trials.send(actor)
                .map(letter -> View.redirect(PATH + "?lettre=" + letter))
                .orElseGet(() -> View.of(
                                "platform/settings/mailTrial",
                                new TestLetterView(trials.address(actor), "flooded", "", PATH, Form.empty()))
                        .status(429));
    }

    /// Returns a task for the coordinators of a new network that remains until a mail server has accepted a
    /// letter, because without mail nobody can sign in.
    @Bean
    static TaskSource mailTask(TestLetters trials, Environment environment) {
        return TaskSource.coordination(() -> environment.getProperty("ta.demo", Boolean.class, false) || trials.worked()
                ? Stream.empty()
                : Stream.of(Task.of(Task.TaskKind.START, "territory.step.mail", Task.TaskActionLabel.CHECK, PATH)
                        .urgent(true)));
    }
}
