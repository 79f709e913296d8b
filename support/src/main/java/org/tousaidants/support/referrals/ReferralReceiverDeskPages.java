package org.tousaidants.support.referrals;

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
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Le bureau du lieu » — the page for the people responsible for a place, opened by the link in a letter and
/// without an account: today's visits, waiting referrals with a link to each, and the latest activities at the
/// place. It shows no names, and opening the page changes nothing.
@Controller
@PublicAccess
class ReferralReceiverDeskPages {
    private static final String PATH = "/orientations/lieu/{secret}";

    record ReferralReceiverDeskView(
            Place place,
            PlaceReferralWorkList day,
            List<PlaceDeskSection.HostedHelper> guests,
            List<PlaceDeskSection.TodaysSlotAtPlace> slots,
            List<PlaceDeskSection.LatestActivityAtPlace> acts,
            Optional<PlaceDeskSection.OpinionCounts> opinions,
            String action) {}

    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final ReferralRecipients receivers;
    private final ReferralLinks referralLinks;
    private final ReferralReadConfirmationPages readers;
    private final List<PlaceDeskSection> parts;

    ReferralReceiverDeskPages(
            Referrals referrals,
            ReferralReader referralReader,
            ReferralRecipients receivers,
            ReferralLinks referralLinks,
            ReferralReadConfirmationPages readers,
            List<PlaceDeskSection> parts) {
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.receivers = receivers;
        this.referralLinks = referralLinks;
        this.readers = readers;
        this.parts = parts;
    }

    @GetMapping(PATH)
    View desk(@PathVariable String secret, Page page) {
        return switch (referralLinks.open(ReferralLinks.ReferralLinkSide.DESK, secret)) {
            case SecretLinkResult.ValidLink(var link) ->
                place(link)
                        .map(place -> View.of(
                                        "support/referrals/placeDesk",
                                        new ReferralReceiverDeskView(
                                                place,
                                                referralReader.day(place.id()),
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
                                                ReferralLinks.ReferralLinkSide.DESK.path(secret)))
                                .atASecret())
                        .orElseGet(() -> shut("stranger"));
            case SecretLinkResult.LinkExpired _, SecretLinkResult.LinkAlreadyUsed _ -> shut("expired");
            case SecretLinkResult.LinkRevoked _ -> shut("revoked");
            case SecretLinkResult.LinkNotYetOpen _, SecretLinkResult.UnknownLink _ -> throw new NotFoundException();
        };
    }

    /// Returns the place of the link; empty if the person who requested the link is no longer responsible for
    /// the place.
    private Optional<Place> place(SecretLink link) {
        var place = new PlaceId(link.about());
        return link.person()
                .filter(person -> referralReader.answersFor(place, person))
                .flatMap(_ -> receivers.place(place));
    }

    private static View shut(String why) {
        return View.of("support/referrals/shut", why).atASecret().status(410);
    }

    @PostMapping(PATH + "/{id}/ouverture")
    View open(
            @PathVariable String secret,
            @PathVariable UUID id,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var link =
                referralLinks.open(ReferralLinks.ReferralLinkSide.DESK, secret).valid();
        var place = link.flatMap(one -> place(one));
        if (link.isEmpty() || place.isEmpty()) return desk(secret, page);
        return referrals
                .open(place.get().id(), link.get().person().orElseThrow(), id)
                .map(lent -> {
                    readers.give(lent, request, response);
                    return View.redirect(ReferralLinks.ReferralLinkSide.RECEIVE.path(lent))
                            .atASecret();
                })
                .orElseGet(() -> desk(secret, page));
    }

    /// Records that the place accepts that a helper receives people there.
    ///
    /// @param secret secret of the link
    /// @param account account of the helper
    @PostMapping(PATH + "/accueils/{account}")
    View welcome(@PathVariable String secret, @PathVariable UUID account) {
        referralLinks
                .open(ReferralLinks.ReferralLinkSide.DESK, secret)
                .valid()
                .flatMap(link -> place(link))
                .ifPresent(place -> parts.forEach(some -> some.welcome(place.id(), account)));
        return View.redirect(ReferralLinks.ReferralLinkSide.DESK.path(secret)).atASecret();
    }

    /// Revokes all links to the page of the place's staff permanently, for example after one was lost.
    @PostMapping(PATH + "/fermeture")
    View shut(@PathVariable String secret, org.tousaidants.platform.web.Form form) {
        referralLinks
                .open(ReferralLinks.ReferralLinkSide.DESK, secret)
                .valid()
                .flatMap(link -> place(link))
                .ifPresent(place -> referralLinks.shutDesk(place.id()));
        return View.redirect(ReferralLinks.ReferralLinkSide.DESK.path(secret)).atASecret();
    }
}
