package org.tousaidants.interviews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tousaidants.helpers.HelperDossiers;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.interviews.Interview.Seat;
import org.tousaidants.mail.Letter;
import org.tousaidants.mail.Outbox;
import org.tousaidants.web.Messages;
import org.tousaidants.web.PublicAddress;

/// What is written to the person and to her peers. A letter tells what to do and where; what was said stays on the
/// site.
@Component
class InterviewLetters {
    static final String MINE = "/mon-dossier/entretien";
    static final String PEER = "/entretiens-de-pairs/";

    private static final Messages WORDS = Messages.in(Locale.FRENCH);
    private static final Duration WORTH = Duration.ofDays(14);

    private final HelperDossiers dossiers;
    private final Accounts accounts;
    private final Outbox outbox;
    private final PublicAddress address;
    private final Clock clock;

    InterviewLetters(HelperDossiers dossiers, Accounts accounts, Outbox outbox, PublicAddress address, Clock clock) {
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.outbox = outbox;
        this.address = address;
        this.clock = clock;
    }

    void drawn(String network, Interview interview, Seat seat) {
        toPeer(network, interview, seat.peer(), "drawn", "");
    }

    /// To everybody: the day is fixed.
    void fixed(String network, Interview interview, Instant day) {
        var when = said(day) + "\n" + interview.meeting().place();
        toHelper(network, interview, "fixed", when);
        for (var seat : interview.live()) toPeer(network, interview, seat.peer(), "fixed", when);
    }

    void newDates(String network, Interview interview) {
        toHelper(network, interview, interview.meeting().settling() ? "third" : "dates", "");
    }

    void disagreed(String network, Interview interview) {
        toHelper(network, interview, "third", "");
    }

    void settled(String network, Interview interview) {
        toHelper(network, interview, "settled", "");
    }

    /// The dates that she was asked about no longer hold.
    void otherDates(String network, Interview interview, Seat seat) {
        toPeer(network, interview, seat.peer(), "dates", "");
    }

    void cancelled(String network, Interview interview) {
        for (var seat : interview.live()) toPeer(network, interview, seat.peer(), "cancelled", "");
    }

    private void toHelper(String network, Interview interview, String what, String more) {
        post(
                network,
                interview.helper(),
                account -> letter(account, "interviews.mail.mine." + what, account.name(), more, address.of(MINE)));
    }

    private void toPeer(String network, Interview interview, UUID peer, String what, String more) {
        var met = name(network, interview.helper());
        post(
                network,
                peer,
                account -> letter(
                        account,
                        "interviews.mail.peer." + what,
                        account.name(),
                        more,
                        address.of(PEER + interview.id()),
                        met));
    }

    private void post(String network, UUID helper, Function<Account, Letter> written) {
        dossiers.helper(network, helper)
                .flatMap(one -> accounts.find(network, one.account()))
                .ifPresent(account -> outbox.post(
                        network, written.apply(account), clock.instant().plus(WORTH)));
    }

    private static Letter letter(Account to, String key, Object... args) {
        return new Letter(
                to.mail(), WORDS.t(key + ".subject"), WORDS.t(key, args).strip());
    }

    private String name(String network, UUID helper) {
        return dossiers.helper(network, helper)
                .flatMap(one -> accounts.find(network, one.account()))
                .map(Account::name)
                .orElse("");
    }

    private static String said(Instant day) {
        var paris = day.atZone(Interview.PARIS);
        return WORDS.t("interviews.mail.when", paris.toLocalDate(), paris.toLocalTime());
    }
}
