package org.tousaidants.places.upkeep;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.View;

/// « Un courriel est revenu » — a mail server reports a failure hours later, in a message to the network's mailbox.
/// A coordinator pastes this message here, and it is matched with its letter.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class MailBouncePages {
    private static final int MOST = 300_000;

    /// The page after a coordinator has pasted a message. `said` is the end of the message key of the result, or
    /// empty; `fine` tells whether the result is good news; `about` are the places of the letter.
    record MailBounceView(Form form, String said, boolean fine, List<Place> about) {}

    private final UpkeepLetterDeliveryDesk letters;
    private final Places places;

    MailBouncePages(UpkeepLetterDeliveryDesk letters, Places places) {
        this.letters = letters;
        this.places = places;
    }

    @GetMapping("/bureau/entretien/retours")
    View ask() {
        return View.of("places/upkeep/returned", new MailBounceView(Form.empty(), "", true, List.of()));
    }

    @PostMapping("/bureau/entretien/retours")
    View read(SignedInPerson actor, Form form) {
        var text = form.text("message").required("care.returned.missing").max(MOST);
        if (form.hasErrors())
            return View.of("places/upkeep/returned", new MailBounceView(form, "", false, List.of()))
                    .status(422);
        return switch (letters.returned(actor, MailBounceNotice.read(text.get()))) {
            case UpkeepLetterDeliveryDesk.ReturnedLetterResult.AddressFlagged(var about) ->
                said(Form.empty(), "flagged", true, about);
            case UpkeepLetterDeliveryDesk.ReturnedLetterResult.AddressAlreadyFlagged(var about) ->
                said(Form.empty(), "already", true, about);
            case UpkeepLetterDeliveryDesk.ReturnedLetterResult.LetterNotYetLost() ->
                said(Form.empty(), "passing", true, List.of());
            case UpkeepLetterDeliveryDesk.ReturnedLetterResult.UnclearBounce(var about) ->
                said(form, "unclear", false, about);
            case UpkeepLetterDeliveryDesk.ReturnedLetterResult.UnknownLetter() ->
                said(form, "unknown", false, List.of());
        };
    }

    private View said(Form form, String said, boolean fine, List<PlaceId> about) {
        var found = places.find(about).values().stream().distinct().toList();
        return View.of("places/upkeep/returned", new MailBounceView(form, said, fine, found))
                .status(fine ? 200 : 422);
    }
}
