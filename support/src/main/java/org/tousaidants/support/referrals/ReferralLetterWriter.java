package org.tousaidants.support.referrals;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Messages;

/// Writes the letters about a referral. A letter never names the person referred: the name is shown only behind the
/// link in the letter.
@Component
class ReferralLetterWriter {
    private static final Duration WORTH = Duration.ofDays(7);

    private final ReferralLinks referralLinks;
    private final PlaceContacts contacts;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final Clock clock;

    ReferralLetterWriter(
            ReferralLinks referralLinks, PlaceContacts contacts, Accounts accounts, LetterWriter letters, Clock clock) {
        this.referralLinks = referralLinks;
        this.contacts = contacts;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    /// Returns whether somebody at the place reads letters; if not, the sender must call the place.
    boolean reaches(Referral referral) {
        return referral.helper().isPresent()
                || contacts.of(referral.place()).stream().anyMatch(one -> one.reachable());
    }

    void received(Referral referral, Place place) {
        toReceiver(referral, place, referral.urgent() ? "urgent" : "received");
    }

    void reminded(Referral referral, Place place) {
        toReceiver(referral, place, "reminded");
    }

    void answered(Referral referral, Place place) {
        toReceiver(referral, place, "answered");
    }

    void withdrawn(Referral referral, Place place) {
        toReceiver(referral, place, "withdrawn");
    }

    private void toReceiver(Referral referral, Place place, String what) {
        if (referral.helper().isPresent()) {
            accounts.find(referral.helper().get())
                    .ifPresent(account -> post(
                            account, "referrals.mail." + what, place, receiving(referral, Optional.of(account.id()))));
            return;
        }
        for (var contact : contacts.toWrite(referral.place()))
            post(contact, "referrals.mail." + what, place, receiving(referral, Optional.of(contact.person())));
    }

    private String receiving(Referral referral, Optional<UUID> person) {
        return referral.state().ended()
                ? "/"
                : ReferralLinks.ReferralLinkSide.RECEIVE.path(
                        referralLinks.give(ReferralLinks.ReferralLinkSide.RECEIVE, referral.id(), person));
    }

    /// Sends a person the link to the page of a place's staff. Returns false without sending it if the person is
    /// no longer responsible for the place.
    ///
    /// @param person account of the person
    boolean desk(Place place, UUID person) {
        var contact = contacts.toWrite(place.id()).stream()
                .filter(one -> one.person().equals(person))
                .findFirst();
        contact.ifPresent(one -> post(
                one,
                "referrals.mail.desk",
                place,
                ReferralLinks.ReferralLinkSide.DESK.path(referralLinks.desk(place.id(), person))));
        return contact.isPresent();
    }

    /// Returns whether a person is still responsible for a place.
    ///
    /// @param person account of the person
    boolean answersFor(PlaceId place, UUID person) {
        return contacts.of(place).stream()
                .anyMatch(one -> one.reachable() && one.person().equals(person));
    }

    /// Notifies the sender of a referral by letter that a step was taken. The letter contains no details of the
    /// step.
    ///
    /// @param move the step
    void step(Referral referral, Place place, ReferralStep move) {
        var key = "referrals.mail.step." + move.key();
        if (!Messages.in(referral.sender().lang()).has(key + ".subject")) return;
        sender(referral)
                .ifPresent(to -> post(
                        to,
                        key,
                        place,
                        ReferralLinks.ReferralLinkSide.FOLLOW.path(referralLinks.give(
                                ReferralLinks.ReferralLinkSide.FOLLOW,
                                referral.id(),
                                referral.sender().account()))));
    }

    /// Sends the sender a letter with the link to follow the referral.
    void sent(Referral referral, Place place, SecretToken follow) {
        if (referral.sender().account().isPresent()) return;
        sender(referral)
                .ifPresent(to ->
                        post(to, "referrals.mail.sent", place, ReferralLinks.ReferralLinkSide.FOLLOW.path(follow)));
    }

    private Optional<LetterRecipient> sender(Referral referral) {
        return referral.sender()
                .account()
                .flatMap(id -> accounts.find(id))
                .map(one -> one.mail())
                .or(() -> MailAddress.of(referral.sender().mail()))
                .map(mail -> LetterRecipient.of(mail, referral.sender().lang()));
    }

    void escalated(Place place) {
        for (var one : accounts.coordination()) post(one, "referrals.mail.escalated", place, "/bureau/orientations");
    }

    private void post(LetterRecipient to, String key, Place place, String path) {
        letters.post(to, key, clock.instant().plus(WORTH), place.name(), new LetterWriter.LetterPageAddress(path));
    }
}
