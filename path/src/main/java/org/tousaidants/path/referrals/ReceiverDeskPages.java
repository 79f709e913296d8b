package org.tousaidants.path.referrals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Opened;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Le bureau du lieu » — for those who answer for a place, by the link of a letter and without an account: who
/// comes today, who waits, the way to each, and the last acts of help there. No person is named here, and opening
/// the page changes nothing.
@Controller
@Open
class ReceiverDeskPages {
    private static final String PATH = "/orientations/lieu/{secret}";

    record Desk(
            Place place,
            Day day,
            List<PlaceDeskPart.Guest> guests,
            List<PlaceDeskPart.Today> slots,
            List<PlaceDeskPart.Latest> acts,
            Optional<PlaceDeskPart.Opinions> opinions,
            String action) {}

    private final Referrals referrals;
    private final Receivers receivers;
    private final ReferralLinks referralLinks;
    private final ReaderPages readers;
    private final List<PlaceDeskPart> parts;

    ReceiverDeskPages(
            Referrals referrals,
            Receivers receivers,
            ReferralLinks referralLinks,
            ReaderPages readers,
            List<PlaceDeskPart> parts) {
        this.referrals = referrals;
        this.receivers = receivers;
        this.referralLinks = referralLinks;
        this.readers = readers;
        this.parts = parts;
    }

    @GetMapping(PATH)
    View desk(@PathVariable String secret, Page page) {
        return switch (referralLinks.open(ReferralLinks.Side.DESK, secret)) {
            case Opened.Valid(var link) ->
                place(link)
                        .map(place -> View.of(
                                        "path/referrals/placeDesk",
                                        new Desk(
                                                place,
                                                referrals.day(place.id()),
                                                parts.stream()
                                                        .flatMap(some -> some.guests(place.id()).stream())
                                                        .toList(),
                                                parts.stream()
                                                        .flatMap(some -> some.today(place.id()).stream())
                                                        .toList(),
                                                parts.stream()
                                                        .flatMap(some -> some.latest(place.id(), page).stream())
                                                        .toList(),
                                                parts.stream()
                                                        .flatMap(some -> some.opinions(place.id()).stream())
                                                        .findFirst(),
                                                ReferralLinks.Side.DESK.path(secret)))
                                .atASecret())
                        .orElseGet(() -> shut("stranger"));
            case Opened.Expired _, Opened.Used _ -> shut("expired");
            case Opened.Revoked _ -> shut("revoked");
            case Opened.Early _, Opened.Unknown _ -> throw new NotFound();
        };
    }

    /// Empty when the person who asked for the link answers for the place no more.
    private Optional<Place> place(Link link) {
        var place = new PlaceId(link.about());
        return link.person()
                .filter(person -> referrals.answersFor(place, person))
                .flatMap(_ -> receivers.place(place));
    }

    private static View shut(String why) {
        return View.of("path/referrals/shut", why).atASecret().status(410);
    }

    @PostMapping(PATH + "/{id}/ouverture")
    View open(
            @PathVariable String secret,
            @PathVariable UUID id,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var link = referralLinks.open(ReferralLinks.Side.DESK, secret).valid();
        var place = link.flatMap(one -> place(one));
        if (link.isEmpty() || place.isEmpty()) return desk(secret, page);
        return referrals
                .open(place.get().id(), link.get().person().orElseThrow(), id)
                .map(lent -> {
                    readers.give(lent, request, response);
                    return View.redirect(ReferralLinks.Side.RECEIVE.path(lent)).atASecret();
                })
                .orElseGet(() -> desk(secret, page));
    }

    /// The place confirms that a person receives there.
    @PostMapping(PATH + "/accueils/{account}")
    View welcome(@PathVariable String secret, @PathVariable UUID account) {
        referralLinks
                .open(ReferralLinks.Side.DESK, secret)
                .valid()
                .flatMap(link -> place(link))
                .ifPresent(place -> parts.forEach(some -> some.welcome(place.id(), account)));
        return View.redirect(ReferralLinks.Side.DESK.path(secret)).atASecret();
    }

    /// The person who holds it, or lost it, shuts it for good: all such links of the place.
    @PostMapping(PATH + "/fermeture")
    View shut(@PathVariable String secret, org.tousaidants.platform.web.Form form) {
        referralLinks
                .open(ReferralLinks.Side.DESK, secret)
                .valid()
                .flatMap(link -> place(link))
                .ifPresent(place -> referralLinks.shutDesk(place.id()));
        return View.redirect(ReferralLinks.Side.DESK.path(secret)).atASecret();
    }
}
