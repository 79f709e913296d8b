package org.tousaidants.label.profiles;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.label.profiles.PlaceAffiliation.AffiliationState;
import org.tousaidants.places.directory.PlaceCode;
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
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.View;

/// « Qui aide où » — pages on which a coordinator reads who states that they help at a place, and the answers of the
/// place. A coordinator can answer in place of the place.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PlaceAffiliationDeskPages {
    static final String PATH = "/bureau/qui-aide-ou";
    private static final int LINES = 50;

    /// The page with all presences. A presence is a person's statement that they help at a place.
    ///
    /// @param said the answer just given: `oui`, `non`, `soi`, or empty
    record AffiliationDeskView(
            List<PlaceAffiliation> waiting,
            int allWaiting,
            List<PlaceAffiliation> told,
            Pagination paging,
            String said) {}

    private final PlaceAffiliations presences;

    PlaceAffiliationDeskPages(PlaceAffiliations presences) {
        this.presences = presences;
    }

    @LogsPersonalDataReading("presences")
    @GetMapping(PATH)
    View list(
            SignedInPerson actor,
            @RequestParam(defaultValue = "") String fait,
            @RequestParam(defaultValue = "") String page) {
        return shown(actor, page, List.of("oui", "non").contains(fait) ? fait : "");
    }

    @PostMapping(PATH + "/{code}/{helper}")
    View say(SignedInPerson actor, @PathVariable String code, @PathVariable UUID helper, Form form) {
        var here = PlaceAffiliationPages.word(form);
        var place = PlaceCode.endOf(code).orElseThrow(NotFoundException::new);
        return switch (presences.say(actor, helper, place, here)) {
            case SAID -> View.redirect(PATH + "?fait=" + (here ? "oui" : "non"));
            case HERSELF -> shown(actor, "", "soi").status(409);
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    /// Shows one part of the list of presences: unanswered presences come first, then the answered ones.
    ///
    /// @param asked number of the part in the address
    /// @param said the answer just given
    private View shown(SignedInPerson actor, String asked, String said) {
        var all = presences.desk(actor);
        var waiting =
                all.stream().filter(one -> one.state() == AffiliationState.SAID).toList();
        var answered =
                all.stream().filter(one -> one.state() != AffiliationState.SAID).toList();
        var paging = Pagination.of(asked, answered.size(), LINES);
        return View.of(
                "label/profiles/presenceDesk",
                new AffiliationDeskView(
                        waiting.stream().limit(LINES).toList(), waiting.size(), paging.of(answered), paging, said));
    }

    @Bean
    static TaskSource affiliationTasks(PlaceAffiliations presences) {
        return TaskSource.coordination(() -> Task.several(
                presences.waiting(), TaskKind.LABEL, "listing.presence.card.waiting", TaskActionLabel.CONFIRM, PATH));
    }
}
