package org.tousaidants.places.upkeep;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.View;

/// « Un courriel est revenu » — a mail server reports a failure hours later, in a message to the network's
/// mailbox: pasted here, it is matched with its letter.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class BouncePages {
    private static final int MOST = 300_000;

    /// `said` is the end of a key, or empty; `about` are the places of the letter.
    record Returned(Form form, String said, boolean fine, List<Place> about) {}

    private final LetterDeliveryDesk letters;
    private final Places places;

    BouncePages(LetterDeliveryDesk letters, Places places) {
        this.letters = letters;
        this.places = places;
    }

    @GetMapping("/bureau/entretien/retours")
    View ask() {
        return View.of("places/upkeep/returned", new Returned(Form.empty(), "", true, List.of()));
    }

    @PostMapping("/bureau/entretien/retours")
    View read(Actor actor, Form form) {
        var text = form.text("message").required("care.returned.missing").max(MOST);
        if (form.hasErrors())
            return View.of("places/upkeep/returned", new Returned(form, "", false, List.of()))
                    .status(422);
        return switch (letters.returned(actor, BounceNotice.read(text.get()))) {
            case LetterDeliveryDesk.Returning.Flagged(var about) -> said(Form.empty(), "flagged", true, about);
            case LetterDeliveryDesk.Returning.Already(var about) -> said(Form.empty(), "already", true, about);
            case LetterDeliveryDesk.Returning.NotYetLost() -> said(Form.empty(), "passing", true, List.of());
            case LetterDeliveryDesk.Returning.Unclear(var about) -> said(form, "unclear", false, about);
            case LetterDeliveryDesk.Returning.Unknown() -> said(form, "unknown", false, List.of());
        };
    }

    private View said(Form form, String said, boolean fine, List<PlaceId> about) {
        var found = places.find(about).values().stream().distinct().toList();
        return View.of("places/upkeep/returned", new Returned(form, said, fine, found))
                .status(fine ? 200 : 422);
    }
}
