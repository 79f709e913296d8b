package org.tousaidants.outreach.mobilevisits;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.LinkResult;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

/// « Abonnements aux passages » — requested on a page, confirmed by mail, ended by one button.
@Service
class Subscriptions {
    static final String CONFIRM = "schedule.confirm";
    static final String STOP = "schedule.stop";
    private static final Duration CONFIRM_WITHIN = Duration.ofDays(3);
    private static final Duration STOP_WITHIN = Duration.ofDays(400);
    private static final int MOST_A_DAY = 10;

    private final SubscriberStore store;
    private final Links links;
    private final LetterWriter letters;
    private final Outbox outbox;
    private final PublicAddress address;
    private final Territories territories;
    private final Clock clock;

    Subscriptions(
            SubscriberStore store,
            Links links,
            LetterWriter letters,
            Outbox outbox,
            PublicAddress address,
            Territories territories,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
        this.address = address;
        this.territories = territories;
        this.clock = clock;
    }

    /// Answers the same for a known and an unknown address. Limits the letters that others can
    /// request for one mailbox.
    @Transactional
    void ask(String commune, MailAddress mail, String lang) {
        ask(commune, mail, lang, "schedule.mail.confirm");
    }

    /// « Mairie » — the coordination subscribes a town hall, which confirms by mail like everyone.
    @Transactional
    void invite(String commune, MailAddress mail) {
        ask(commune, mail, Locale.FRENCH.getLanguage(), "schedule.mail.townhall");
    }

    private void ask(String commune, MailAddress mail, String lang, String key) {
        if (store.recent(mail, clock.instant().minus(Duration.ofDays(1)), MOST_A_DAY)) return;
        var subscription = store.ask(commune, mail, lang, clock.instant());
        if (subscription.confirmed().isPresent()) return;
        links.revoke(CONFIRM, subscription.id().toString());
        var ends = clock.instant().plus(CONFIRM_WITHIN);
        var secret = links.make(Link.LinkRequest.of(CONFIRM, subscription.id().toString()), ends);
        letters.post(
                subscription,
                key,
                ends,
                name(commune),
                new LetterWriter.PageAddress("/passages/abonnement/" + secret.text()));
    }

    @Transactional(readOnly = true)
    Optional<Subscriber> opened(String purpose, String secret) {
        return links.open(purpose, secret) instanceof LinkResult.Valid(var link)
                ? store.find(link.about())
                : Optional.empty();
    }

    @Transactional
    boolean confirm(String secret) {
        if (!(links.open(CONFIRM, secret) instanceof LinkResult.Valid(var link)) || !links.use(link)) return false;
        store.confirm(link.about(), clock.instant());
        return true;
    }

    @Transactional
    boolean stop(String secret) {
        if (!(links.open(STOP, secret) instanceof LinkResult.Valid(var link)) || !links.use(link)) return false;
        links.revoke(STOP, link.subject());
        store.remove(link.about());
        return true;
    }

    /// Runs in the transaction of the change: no change, no letter. Returns the number of letters.
    @Transactional(propagation = Propagation.MANDATORY)
    int tell(PassageChanged change, Optional<Passage> following) {
        var was = change.was();
        var now = change.now();
        var subscribers = store.confirmed(territories.communes().codes(was.commune())).stream()
                .collect(Collectors.toMap(Subscriber::mail, one -> one, (first, _) -> first, LinkedHashMap::new))
                .values();
        // The letter expires at the later of the old end and the new end.
        var worthless = was.end().isAfter(now.end()) ? was.end() : now.end();
        for (var subscriber : subscribers) {
            var words = Messages.in(subscriber.lang());
            var secret = links.make(
                    Link.LinkRequest.of(STOP, subscriber.id().toString()),
                    clock.instant().plus(STOP_WITHIN));
            var stop = address.of("/passages/fin/" + secret.text(), words.locale());
            var key = "schedule.mail." + what(change);
            outbox.post(
                    new Letter(
                            subscriber.mail(),
                            words.locale().getLanguage(),
                            words.t(key + ".subject", name(was.commune()), was.day()),
                            words.t(
                                            key,
                                            name(was.commune()),
                                            was.day(),
                                            was.starts(),
                                            words.t(now.reason()
                                                    .map(Passage.Reason::key)
                                                    .orElse("schedule.reason.other")),
                                            now.late(),
                                            now.day(),
                                            now.starts(),
                                            now.ends(),
                                            Letter.line(now.spot()))
                                    + "\n\n"
                                    + following
                                            .map(next -> words.t(
                                                    "schedule.mail.next",
                                                    next.day(),
                                                    next.starts(),
                                                    Letter.line(next.spot())))
                                            .orElse(words.t("schedule.mail.none"))
                                    + "\n\n" + words.t("schedule.mail.stop", stop),
                            "",
                            address.known() ? stop : ""),
                    worthless.atZone(ParisTime.ZONE).toInstant());
        }
        return subscribers.size();
    }

    private static String what(PassageChanged change) {
        if (!change.now().comes()) return "cancelled";
        if (change.moved()) return "moved";
        return change.now().late() > 0 ? "delayed" : "resumed";
    }

    @Bean("schedule.unconfirmed")
    static Job unconfirmedSubscribers(Subscriptions subscriptions) {
        return Job.every(Duration.ofHours(1)).run(subscriptions::forget);
    }

    /// Deletes unconfirmed subscriptions.
    @Transactional
    void forget() {
        store.forget(clock.instant().minus(CONFIRM_WITHIN));
    }

    private String name(String commune) {
        return territories.communes().byCode(commune).map(one -> one.name()).orElse(commune);
    }
}
