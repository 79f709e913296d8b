package org.tousaidants.community.peerhelp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which helpers ask each other, answer, save an answer as a resource, and offer an hour.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class PeerHelpPages {
    private static final String HERE = "/entraide";
    private static final int TITLE_MAX = 160;
    private static final int WORDS_MAX = 1_000;
    private static final int ANSWER_MAX = 2_000;

    /// The start page.
    ///
    /// @param own subject of the reader's own offer, in a form
    record PeerHelpHomeView(PeerHelp.PeerHelpOverview home, Form form, Form own) {
        boolean offers() {
            return !own.value("subject").isEmpty();
        }
    }

    record PeerQuestionThreadView(PeerHelp.PeerQuestionThread thread, Form form) {}

    private final PeerHelp practice;

    PeerHelpPages(PeerHelp practice) {
        this.practice = practice;
    }

    private static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    @GetMapping(HERE)
    View home(SignedInPerson actor) {
        return home(actor, blank());
    }

    private View home(SignedInPerson actor, Form form) {
        var home = practice.home();
        var own = home.offers().stream()
                .filter(offer -> offer.account().equals(actor.id()))
                .map(PeerQuestion.MentoringOffer::subject)
                .toList();
        return View.of(
                "community/peerhelp/home", new PeerHelpHomeView(home, form, Form.filled(Map.of("subject", own))));
    }

    @PostMapping(HERE)
    View ask(SignedInPerson actor, Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "practice.reload");
        var title = form.text("title").required("practice.title.missing").max(TITLE_MAX);
        var words = form.text("words").max(WORDS_MAX);
        if (form.hasErrors() || id.isEmpty()) return home(actor, form).status(422);
        practice.ask(actor, id.get(), title.get(), words.get());
        return View.redirect(HERE + "/" + id.get());
    }

    @LogsPersonalDataReading("peerquestion {id}")
    @GetMapping(HERE + "/{id}")
    View read(SignedInPerson actor, @PathVariable UUID id) {
        return read(actor, id, blank());
    }

    private View read(SignedInPerson actor, UUID id, Form form) {
        return View.of(
                "community/peerhelp/read",
                new PeerQuestionThreadView(practice.find(actor, id).orElseThrow(NotFoundException::new), form));
    }

    @PostMapping(HERE + "/{id}/reponses")
    View answer(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var own = form.text("id").as(FormValueParser::uuid, "practice.reload");
        var words = form.text("words").required("practice.answer.missing").max(ANSWER_MAX);
        if (form.hasErrors() || own.isEmpty()) return read(actor, id, form).status(422);
        if (!practice.answer(actor, id, own.get(), words.get())) throw new NotFoundException();
        return View.redirect(HERE + "/" + id);
    }

    @PostMapping(HERE + "/{id}/reponses/{answer}/ressource")
    View keep(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID answer, Page page) {
        if (!practice.keep(actor, id, answer, page.t("practice.source"))) throw new NotFoundException();
        return View.redirect(HERE + "/" + id);
    }

    @PostMapping(HERE + "/{id}/effacement")
    View remove(SignedInPerson actor, @PathVariable UUID id) {
        if (!practice.remove(actor, id)) throw new NotFoundException();
        return View.redirect(HERE);
    }

    @PostMapping(HERE + "/parrainage")
    View offer(SignedInPerson actor, Form form) {
        var subject = form.text("subject").required("practice.subject.missing").max(TITLE_MAX);
        if (form.hasErrors())
            return View.of("community/peerhelp/home", new PeerHelpHomeView(practice.home(), blank(), form))
                    .status(422);
        practice.offer(actor, subject.get());
        return View.redirect(HERE);
    }

    @PostMapping(HERE + "/parrainage/retrait")
    View takeBack(SignedInPerson actor) {
        practice.takeBack(actor);
        return View.redirect(HERE);
    }

    /// Returns tasks for the questions of other helpers that nobody has answered.
    @Bean
    static TaskSource peerQuestionTasks(PeerHelp practice) {
        return TaskSource.only(
                Set.of(Role.HELPER),
                actor -> Task.several(
                                practice.waiting(actor),
                                TaskKind.OPINION,
                                "practice.errand",
                                TaskActionLabel.ANSWER,
                                HERE)
                        .map(Task::later));
    }
}
