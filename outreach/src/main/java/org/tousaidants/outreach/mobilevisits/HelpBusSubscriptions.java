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
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.SitePublicAddress;

/// « Abonnements aux passages » — stores subscriptions, which are requested on a page, confirmed by mail, and ended
/// by one button.
@Service
class HelpBusSubscriptions {
    static final String CONFIRM = "schedule.confirm";
    static final String STOP = "schedule.stop";
    private static final Duration CONFIRM_WITHIN = Duration.ofDays(3);
    private static final Duration STOP_WITHIN = Duration.ofDays(400);
    private static final int MOST_A_DAY = 10;

    private final HelpBusSubscriberStore store;
    private final SecretLinks links;
    private final LetterWriter letters;
    private final LetterOutbox outbox;
    private final SitePublicAddress address;
    private final TerritoryCommunes territories;
    private final Clock clock;

    HelpBusSubscriptions(
            HelpBusSubscriberStore store,
            SecretLinks links,
            LetterWriter letters,
            LetterOutbox outbox,
            SitePublicAddress address,
            TerritoryCommunes territories,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
        this.address = address;
        this.territories = territories;
        this.clock = clock;
    }

    /// Requests a subscription to the passages in a commune. The page gives the same answer whether the mail
    /// address was known or not. The number of letters that strangers can request for one mail address is
    /// limited.
    @Transactional
    void ask(String commune, MailAddress mail, String lang) {
        ask(commune, mail, lang, "schedule.mail.confirm");
    }

    /// « Mairie » — subscribes a town hall on behalf of a coordinator; the town hall must confirm by mail like
    /// everyone.
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
        var secret = links.make(
                SecretLink.SecretLinkRequest.of(CONFIRM, subscription.id().toString()), ends);
        letters.post(
                subscription,
                key,
                ends,
                name(commune),
                new LetterWriter.LetterPageAddress("/passages/abonnement/" + secret.text()));
    }

    @Transactional(readOnly = true)
    Optional<HelpBusSubscriber> opened(String purpose, String secret) {
        return links.open(purpose, secret) instanceof SecretLinkResult.ValidLink(var link)
                ? store.find(link.about())
                : Optional.empty();
    }

    @Transactional
    boolean confirm(String secret) {
        if (!(links.open(CONFIRM, secret) instanceof SecretLinkResult.ValidLink(var link)) || !links.use(link))
            return false;
        store.confirm(link.about(), clock.instant());
        return true;
    }

    @Transactional
    boolean stop(String secret) {
        if (!(links.open(STOP, secret) instanceof SecretLinkResult.ValidLink(var link)) || !links.use(link))
            return false;
        links.revoke(STOP, link.subject());
        store.remove(link.about());
        return true;
    }

    /// Sends letters about a changed passage to the subscribers in its commune. The letters are posted in the
    /// transaction of the change, so that there is no letter without a change. Returns the number of letters.
    ///
    /// @param following next passage that is not cancelled
    @Transactional(propagation = Propagation.MANDATORY)
    int tell(HelpBusStopChanged change, Optional<HelpBusStop> following) {
        var was = change.was();
        var now = change.now();
        var subscribers = store.confirmed(territories.communes().codes(was.commune())).stream()
                .collect(Collectors.toMap(HelpBusSubscriber::mail, one -> one, (first, _) -> first, LinkedHashMap::new))
                .values();
        // The letter expires at the old or the new end of the passage, whichever is later.
        var worthless = was.end().isAfter(now.end()) ? was.end() : now.end();
        for (var subscriber : subscribers) {
            var words = Messages.in(subscriber.lang());
            var secret = links.make(
                    SecretLink.SecretLinkRequest.of(STOP, subscriber.id().toString()),
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
                                                    .map(HelpBusStop.StopChangeReason::key)
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

    private static String what(HelpBusStopChanged change) {
        if (!change.now().comes()) return "cancelled";
        if (change.moved()) return "moved";
        return change.now().late() > 0 ? "delayed" : "resumed";
    }

    @Bean("schedule.unconfirmed")
    static Job unconfirmedSubscribers(HelpBusSubscriptions subscriptions) {
        return Job.every(Duration.ofHours(1)).run(subscriptions::forget);
    }

    /// Deletes subscriptions that were not confirmed in time.
    @Transactional
    void forget() {
        store.forget(clock.instant().minus(CONFIRM_WITHIN));
    }

    private String name(String commune) {
        return territories.communes().byCode(commune).map(one -> one.name()).orElse(commune);
    }
}
