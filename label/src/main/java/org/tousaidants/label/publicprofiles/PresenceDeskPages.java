package org.tousaidants.label.publicprofiles;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.label.publicprofiles.PlacePresence.State;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.DeskCard;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Paging;
import org.tousaidants.platform.web.Reads;
import org.tousaidants.platform.web.View;

/// « Qui aide où » — for the coordinator: who says that she helps at a place, what the place says of it, and her own
/// word, which counts as the place's.
@Controller
@For(Role.COORDINATOR)
class PresenceDeskPages {
    static final String PATH = "/bureau/qui-aide-ou";
    private static final int LINES = 50;
    private static final int CARD_ORDER = 126;

    /// @param said what has just been said: `oui`, `non`, `soi`, or empty
    record Shown(List<PlacePresence> waiting, int allWaiting, List<PlacePresence> told, Paging paging, String said) {}

    private final Presences presences;

    PresenceDeskPages(Presences presences) {
        this.presences = presences;
    }

    @Reads("presences")
    @GetMapping(PATH)
    View list(Actor actor, @RequestParam(defaultValue = "") String fait, @RequestParam(defaultValue = "") String page) {
        return shown(actor, page, List.of("oui", "non").contains(fait) ? fait : "");
    }

    @PostMapping(PATH + "/{code}/{helper}")
    View say(Actor actor, @PathVariable String code, @PathVariable UUID helper, Form form) {
        var here = PresencePages.word(form);
        var place = PlaceCode.endOf(code).orElseThrow(NotFound::new);
        return switch (presences.say(actor, helper, place, here)) {
            case SAID -> View.redirect(PATH + "?fait=" + (here ? "oui" : "non"));
            case HERSELF -> shown(actor, "", "soi").status(409);
            case NOT_FOUND -> throw new NotFound();
        };
    }

    /// Those that wait first, then all others, page by page.
    private View shown(Actor actor, String asked, String said) {
        var all = presences.desk(actor);
        var waiting = all.stream().filter(one -> one.state() == State.SAID).toList();
        var told = all.stream().filter(one -> one.state() != State.SAID).toList();
        var paging = Paging.of(asked, told.size(), LINES);
        return View.of(
                "label/publicprofiles/presenceDesk",
                new Shown(waiting.stream().limit(LINES).toList(), waiting.size(), paging.of(told), paging, said));
    }

    @Bean
    static DeskCard listingPresenceCard(Presences presences) {
        return DeskCard.of(PATH, "listing.presence.card", CARD_ORDER).waiting(presences::waiting);
    }
}
