package org.tousaidants.path.referrals;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.letters.SiteLetters;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;
import org.tousaidants.platform.web.Messages;

/// What is written about a referral. A letter never says who the person is: that is read behind its link.
@Component
class ReferralLetterWriter {
    private static final Duration WORTH = Duration.ofDays(7);

    private final ReferralLinks referralLinks;
    private final Contacts contacts;
    private final Accounts accounts;
    private final SiteLetters letters;
    private final Clock clock;

    ReferralLetterWriter(
            ReferralLinks referralLinks, Contacts contacts, Accounts accounts, SiteLetters letters, Clock clock) {
        this.referralLinks = referralLinks;
        this.contacts = contacts;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    /// Whether anybody there reads letters; if not, the desk calls.
    boolean reaches(String network, Referral referral) {
        return referral.helper().isPresent()
                || contacts.of(network, referral.place()).stream().anyMatch(one -> one.reachable());
    }

    void received(String network, Referral referral, Place place) {
        toReceiver(network, referral, place, referral.urgent() ? "urgent" : "received");
    }

    void reminded(String network, Referral referral, Place place) {
        toReceiver(network, referral, place, "reminded");
    }

    void answered(String network, Referral referral, Place place) {
        toReceiver(network, referral, place, "answered");
    }

    void withdrawn(String network, Referral referral, Place place) {
        toReceiver(network, referral, place, "withdrawn");
    }

    private void toReceiver(String network, Referral referral, Place place, String what) {
        if (referral.helper().isPresent()) {
            accounts.find(network, referral.helper().get())
                    .ifPresent(account -> post(
                            network,
                            account,
                            "referrals.mail." + what,
                            place,
                            receiving(network, referral, Optional.of(account.id()))));
            return;
        }
        for (var contact : contacts.toWrite(network, referral.place()))
            post(
                    network,
                    contact,
                    "referrals.mail." + what,
                    place,
                    receiving(network, referral, Optional.of(contact.person())));
    }

    private String receiving(String network, Referral referral, Optional<UUID> person) {
        return referral.state().ended()
                ? "/"
                : ReferralLinks.Side.RECEIVE.path(
                        referralLinks.give(network, ReferralLinks.Side.RECEIVE, referral.id(), person));
    }

    /// The way to all that the place received, to the one who asked for it and only if she still answers for it.
    boolean desk(String network, Place place, UUID person) {
        var contact = contacts.toWrite(network, place.id()).stream()
                .filter(one -> one.person().equals(person))
                .findFirst();
        contact.ifPresent(one -> post(
                network,
                one,
                "referrals.mail.desk",
                place,
                ReferralLinks.Side.DESK.path(referralLinks.desk(network, place.id(), person))));
        return contact.isPresent();
    }

    /// Whether she still answers for the place.
    boolean answersFor(String network, PlaceId place, UUID person) {
        return contacts.of(network, place).stream()
                .anyMatch(one -> one.reachable() && one.person().equals(person));
    }

    /// The sender is told of each step, and no more than that it happened.
    void step(String network, Referral referral, Place place, Move move) {
        var key = "referrals.mail.step." + move.key();
        if (!Messages.in(referral.sender().lang()).has(key + ".subject")) return;
        sender(network, referral)
                .ifPresent(to -> post(
                        network,
                        to,
                        key,
                        place,
                        ReferralLinks.Side.FOLLOW.path(referralLinks.give(
                                network,
                                ReferralLinks.Side.FOLLOW,
                                referral.id(),
                                referral.sender().account()))));
    }

    /// The way back to what she sent, at the moment she sends it.
    void sent(String network, Referral referral, Place place, Secret follow) {
        if (referral.sender().account().isPresent()) return;
        sender(network, referral)
                .ifPresent(
                        to -> post(network, to, "referrals.mail.sent", place, ReferralLinks.Side.FOLLOW.path(follow)));
    }

    private Optional<Recipient> sender(String network, Referral referral) {
        return referral.sender()
                .account()
                .flatMap(id -> accounts.find(network, id))
                .map(one -> one.mail())
                .or(() -> MailAddress.of(referral.sender().mail()))
                .map(mail -> Recipient.of(mail, referral.sender().lang()));
    }

    void escalated(String network, Place place) {
        for (var one : accounts.coordination(network))
            post(network, one, "referrals.mail.escalated", place, "/bureau/orientations");
    }

    private void post(String network, Recipient to, String key, Place place, String path) {
        letters.post(network, to, key, clock.instant().plus(WORTH), place.name(), new SiteLetters.PageAddress(path));
    }
}
