package org.tousaidants.places;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Role;
import org.tousaidants.web.For;
import org.tousaidants.web.Form;
import org.tousaidants.web.View;

/// The errors that people reported, for those who answer.
@Controller
@For(Role.COORDINATOR)
class ReportDeskPages {
    private static final int ANSWER_MAX = 2_000;

    /// Each report has its own field in the form, `words-` and its id; `trouble` is the key of a notice, or empty.
    record Waiting(List<Report> reports, Form form, String trouble) {}

    private final Reports reports;

    ReportDeskPages(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/bureau/signalements")
    View list(Actor actor, @RequestParam(defaultValue = "") String fait) {
        return waiting(actor, Form.empty(), fait.isEmpty() ? "" : "answered");
    }

    @PostMapping("/bureau/signalements/{id}/reponses")
    View answer(Actor actor, @PathVariable UUID id, Form form) {
        var words = form.text("words-" + id).required("places.answer.missing").max(ANSWER_MAX);
        if (form.hasErrors()) return waiting(actor, form, "").status(422);
        var person = new Voice.Person(actor.id(), actor.name());
        return switch (reports.answer(actor.network().id(), id, person, words.get())) {
            case ANSWERED -> View.redirect("/bureau/signalements?fait=1");
            case ANSWERED_BEFORE -> waiting(actor, form, "before").status(409);
            case NOT_FOUND -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private View waiting(Actor actor, Form form, String trouble) {
        return View.of(
                "places/deskReports", new Waiting(reports.list(actor.network().id(), actor.id()), form, trouble));
    }
}
