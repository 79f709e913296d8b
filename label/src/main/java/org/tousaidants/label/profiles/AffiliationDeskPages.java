package org.tousaidants.label.profiles;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.label.profiles.Affiliation.State;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// « Qui aide où » — pages on which the coordinator reads who states that they help at a place, and the answers
/// of the place. An answer of the coordinator counts as one of the place.
@Controller
@AllowedRoles(Role.COORDINATOR)
class AffiliationDeskPages {
    static final String PATH = "/bureau/qui-aide-ou";
    private static final int LINES = 50;

    /// @param said the answer just given: `oui`, `non`, `soi`, or empty
    record AffiliationDeskView(
            List<Affiliation> waiting, int allWaiting, List<Affiliation> told, Pagination paging, String said) {}

    private final Affiliations presences;

    AffiliationDeskPages(Affiliations presences) {
        this.presences = presences;
    }

    @LogsPersonalDataReading("presences")
    @GetMapping(PATH)
    View list(Actor actor, @RequestParam(defaultValue = "") String fait, @RequestParam(defaultValue = "") String page) {
        return shown(actor, page, List.of("oui", "non").contains(fait) ? fait : "");
    }

    @PostMapping(PATH + "/{code}/{helper}")
    View say(Actor actor, @PathVariable String code, @PathVariable UUID helper, Form form) {
        var here = AffiliationPages.word(form);
        var place = PlaceCode.endOf(code).orElseThrow(NotFound::new);
        return switch (presences.say(actor, helper, place, here)) {
            case SAID -> View.redirect(PATH + "?fait=" + (here ? "oui" : "non"));
            case HERSELF -> shown(actor, "", "soi").status(409);
            case NOT_FOUND -> throw new NotFound();
        };
    }

    /// Shows unanswered presences first, then the others, with pagination.
    private View shown(Actor actor, String asked, String said) {
        var all = presences.desk(actor);
        var waiting = all.stream().filter(one -> one.state() == State.SAID).toList();
        var answered = all.stream().filter(one -> one.state() != State.SAID).toList();
        var paging = Pagination.of(asked, answered.size(), LINES);
        return View.of(
                "label/profiles/presenceDesk",
                new AffiliationDeskView(
                        waiting.stream().limit(LINES).toList(), waiting.size(), paging.of(answered), paging, said));
    }

    @Bean
    static TaskSource affiliationTasks(Affiliations presences) {
        return TaskSource.coordination(() ->
                Task.several(presences.waiting(), Kind.LABEL, "listing.presence.card.waiting", Verb.CONFIRM, PATH));
    }
}
