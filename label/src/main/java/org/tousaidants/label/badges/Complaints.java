package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

/// « Les réclamations » — heard from anybody, followed by the holder of their address, answered by the coordination.
@Service
public class Complaints {
    private static final int SHOWN = 200;
    /// Acknowledged to one address: beyond, a person is using us to write to her.
    private static final int MOST_A_DAY = 3;

    private static final Duration ANSWER_WORTH = Duration.ofDays(7);
    /// After the answer: how to reach who complained is forgotten, then her address opens nothing more.
    private static final Duration CONTACT_KEPT = Duration.ofDays(60);

    private static final Duration READABLE = Duration.ofDays(365);

    /// What became of the wish to go on with a complaint.
    sealed interface Change {
        /// `mailed` when the answer also leaves by mail.
        record Done(boolean mailed) implements Change {}

        record DoneBefore() implements Change {}

        record NotFound() implements Change {}
    }

    private final ComplaintStore store;
    private final BadgeStore badges;
    private final Accounts accounts;
    private final Networks networks;
    private final Outbox outbox;
    private final PublicAddress address;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Complaints(
            ComplaintStore store,
            BadgeStore badges,
            Accounts accounts,
            Networks networks,
            Outbox outbox,
            PublicAddress address,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.badges = badges;
        this.accounts = accounts;
        this.networks = networks;
        this.outbox = outbox;
        this.address = address;
        this.clock = clock;
        this.events = events;
    }

    /// The id is the form's: a form sent twice makes one complaint.
    @Transactional
    void receive(String network, ComplaintForm form, String lang) {
        var now = clock.instant();
        var code = BadgeCode.typed(form.number())
                .filter(typed -> badges.find(network, typed).isPresent());
        if (!store.insert(network, form, code, lang, now)) return;
        store.append(network, form.id(), new Complaint.Step(Complaint.Act.RECEIVED, now, Optional.empty(), "", false));
        tellCoordination(network, now);
        form.contact()
                .filter(contact -> store.left(network, contact, now.minus(Duration.ofDays(1))) <= MOST_A_DAY)
                .flatMap(MailAddress::of)
                .ifPresent(to -> outbox.postOnce(network, received(to, form.id(), lang), now.plus(ANSWER_WORTH)));
    }

    /// Of the first of each day: a flood of complaints is one letter. Without a word of it, which stays at the desk.
    private void tellCoordination(String network, Instant now) {
        if (store.since(network, Paris.day(now).atStartOfDay(Paris.ZONE).toInstant()) > 1) return;
        var coordinators = accounts.openOf(network).stream()
                .filter(account -> account.role() == Role.COORDINATOR)
                .toList();
        var langs =
                accounts.langs(network, coordinators.stream().map(Account::id).toList());
        for (var one : coordinators) {
            var text = Messages.in(Locale.of(langs.getOrDefault(one.id(), "fr")));
            outbox.post(
                    network,
                    new Letter(
                            one.mail(),
                            text.locale(),
                            text.t("badges.mail.complaint.subject"),
                            text.t(
                                    "badges.mail.complaint",
                                    Letter.line(one.name()),
                                    address.of("/bureau/reclamations", text.locale()))),
                    now.plus(ANSWER_WORTH));
        }
    }

    /// How to reach people whose complaint was answered some time ago is forgotten.
    @Scheduled(initialDelay = 300_000, fixedDelay = 3_600_000)
    @Transactional
    void forget() {
        store.forget(networks.here().id(), clock.instant().minus(CONTACT_KEPT));
    }

    /// Without her words: a typed address of another person brings her no words of his.
    private Letter received(MailAddress to, UUID id, String lang) {
        var text = Messages.in(Locale.of(lang));
        return new Letter(
                to,
                text.locale(),
                text.t("badges.mail.received.subject"),
                String.join(
                                "\n\n",
                                text.t("badges.mail.hello"),
                                text.t("badges.mail.received"),
                                text.t("badges.mail.received.follow") + "\n"
                                        + address.of("/reclamation/" + id, text.locale()),
                                text.t("badges.mail.received.small"))
                        + "\n");
    }

    /// The same, for a demonstration: of a badge, about a promise, without a way to answer.
    @Transactional
    public void receive(String network, String code, String message) {
        receive(
                network,
                new ComplaintForm(UUID.randomUUID(), code, Complaint.Topic.PROMISE, message, Optional.empty()),
                "fr");
    }

    /// For who has its address: nothing of how to reach who complained.
    @Transactional(readOnly = true)
    Optional<Complaint> follow(String network, UUID id) {
        return store.byId(network, id)
                .filter(complaint -> complaint.waits()
                        || complaint
                                .steps()
                                .getLast()
                                .at()
                                .isAfter(clock.instant().minus(READABLE)));
    }

    /// Reading how to reach people is itself noted.
    @Transactional
    List<Complaint> list(Actor reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var network = reader.network().id();
        var complaints = store.list(network, SHOWN);
        var withContact = (int) complaints.stream()
                .filter(complaint -> complaint.contact().isPresent())
                .count();
        if (withContact > 0)
            events.publishEvent(new ComplaintsRead(network, reader.id(), complaints.size(), withContact));
        return complaints;
    }

    /// How many wait for an answer.
    @Transactional(readOnly = true)
    public int waiting(String network) {
        return store.waiting(network);
    }

    /// A person looks into it: who complained can read so.
    @Transactional
    Change take(Actor by, UUID id) {
        return go(by, id, Complaint.Act.TAKEN, "");
    }

    @Transactional
    Change answer(Actor by, UUID id, String words) {
        return go(by, id, Complaint.Act.ANSWERED, words);
    }

    private Change go(Actor by, UUID id, Complaint.Act act, String words) {
        var network = by.network().id();
        var found = by.is(Role.COORDINATOR) ? store.byId(network, id) : Optional.<Complaint>empty();
        if (found.isEmpty()) return new Change.NotFound();
        var complaint = found.get();
        if (!complaint.waits()) return new Change.DoneBefore();
        var mail = act == Complaint.Act.ANSWERED
                ? complaint.contact().flatMap(MailAddress::of)
                : Optional.<MailAddress>empty();
        var now = clock.instant();
        var step = new Complaint.Step(act, now, Optional.of(by.id()), words, mail.isPresent());
        if (!store.append(network, id, step)) return new Change.DoneBefore();
        mail.ifPresent(to -> outbox.postOnce(network, answered(to, id, complaint.lang()), now.plus(ANSWER_WORTH)));
        return new Change.Done(mail.isPresent());
    }

    /// Without a word of hers, nor of the answer that may repeat it: both stand behind the link, and the address is
    /// one that a person typed.
    private Letter answered(MailAddress to, UUID id, String lang) {
        var text = Messages.in(Locale.of(lang));
        return new Letter(
                to,
                text.locale(),
                text.t("badges.mail.subject"),
                String.join(
                                "\n\n",
                                text.t("badges.mail.hello"),
                                text.t("badges.mail.follow") + "\n" + address.of("/reclamation/" + id, text.locale()),
                                text.t("badges.mail.small"))
                        + "\n");
    }
}
