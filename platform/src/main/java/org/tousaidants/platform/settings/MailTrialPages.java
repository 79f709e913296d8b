package org.tousaidants.platform.settings;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Essai du courriel » — a coordinator sends a letter to their own address and reads the result in words.
@Controller
@AllowedRoles(Role.COORDINATOR)
class MailTrialPages {
    private static final String PATH = "/bureau/reglages/courriel";

    /// @param to the address of the coordinator
    /// @param state the key of the result; empty before a trial
    /// @param trouble the words of the mail server; empty without one
    record TrialView(String to, String state, String trouble, String address, Form form) {
        boolean good() {
            return state.equals("sent");
        }
    }

    private final MailTrials trials;

    MailTrialPages(MailTrials trials) {
        this.trials = trials;
    }

    @GetMapping(PATH)
    View trial(Actor actor, Form asked) {
        var letter = asked.value("lettre");
        var progress = ValueParser.uuid(letter).flatMap(id -> trials.progress(id, actor));
        return View.of(
                "platform/settings/mailTrial",
                new TrialView(
                        trials.address(actor),
                        state(progress),
                        progress.filter(one -> one.sentAt().isEmpty())
                                .map(Outbox.Progress::lastTrouble)
                                .orElse(""),
                        PATH + "?lettre=" + letter,
                        asked));
    }

    private static String state(Optional<Outbox.Progress> progress) {
        return progress.map(one -> one.sentAt().isPresent()
                        ? "sent"
                        : one.givenUpAt().isPresent()
                                ? "refused"
                                : one.lastTrouble().isEmpty() ? "waiting" : "away")
                .orElse("");
    }

    @PostMapping(PATH)
    View send(Actor actor, Page page) {
        return trials.send(actor)
                .map(letter -> View.redirect(PATH + "?lettre=" + letter))
                .orElseGet(() -> View.of(
                                "platform/settings/mailTrial",
                                new TrialView(trials.address(actor), "flooded", "", PATH, Form.empty()))
                        .status(429));
    }

    /// A task for coordinators of a new network, until a mail server has accepted a letter: without mail, no
    /// person can sign in.
    @Bean
    static TaskSource mailTask(MailTrials trials, Environment environment) {
        return TaskSource.coordination(() -> environment.getProperty("ta.demo", Boolean.class, false) || trials.worked()
                ? Stream.empty()
                : Stream.of(Task.of(Task.Kind.START, "territory.step.mail", Task.Verb.CHECK, PATH)
                        .urgent(true)));
    }
}
